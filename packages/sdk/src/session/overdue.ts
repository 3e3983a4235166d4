import { LONGEST_TIMER_MS } from '../client/abortable.js'
import type { TimeoutError } from '../client/index.js'
import { stillRunning } from '../client/wait-for.js'

/** Tells of each image that is still being made after its time. */
export class Overdue {
  readonly #timeoutMs: number
  readonly #tell: (error: TimeoutError) => void
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(timeoutMs: number, tell: (error: TimeoutError) => void) {
    this.#timeoutMs = timeoutMs
    this.#tell = tell
  }

  /** These are being made now, and no others. */
  expect(imageIds: ReadonlySet<string>): void {
    for (const [imageId, timer] of this.#timers) {
      if (imageIds.has(imageId)) continue
      clearTimeout(timer)
      this.#timers.delete(imageId)
    }
    for (const imageId of imageIds) {
      if (!this.#timers.has(imageId)) this.#timers.set(imageId, this.#start(imageId))
    }
  }

  #start(imageId: string) {
    const tell = () => this.#tell(stillRunning(imageId, this.#timeoutMs))
    return setTimeout(tell, Math.min(this.#timeoutMs, LONGEST_TIMER_MS))
  }
}

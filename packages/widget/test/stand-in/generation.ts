import type { Image, ImageErrorCode, Open } from '@picgen/sdk'
import type { Library } from './library.js'
import type { StandInSettings } from './stand-in.js'

/** How often progress is told while a picture is made. */
const STEPS = 8

const MESSAGES: Record<ImageErrorCode, string> = {
  provider_rejected: 'The model could not work with this request. Change the prompt and try again.',
  content_policy: 'The model declined this prompt for its content.',
  provider_unavailable: 'The model could not be reached. Try again in a moment.',
  provider_quota: 'The model’s quota is used up. Try another model.',
  timed_out: 'The model took longer than 180 seconds. Try again, or choose a smaller size.',
  bad_output: 'What the model gave back is no image. Try again.',
  source_missing: 'The image that this one builds on is not there any more.',
  internal: 'Something went wrong. Try again.',
}

/** Makes pictures in their time, as a worker does. */
export class Generation {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(
    private readonly library: Library,
    private readonly settings: StandInSettings,
  ) {}

  begin(image: Image): void {
    const { generationMs } = this.settings
    if (generationMs !== null) this.#step(image, 0, generationMs / STEPS)
  }

  fail(id: string, code: Open<ImageErrorCode>, message?: string): Image {
    this.stop(id)
    const error_message = message ?? MESSAGES[code as ImageErrorCode] ?? MESSAGES.internal
    return this.library.changeImage(id, {
      status: 'failed',
      progress: null,
      preview: null,
      error_code: code,
      error_message,
    })
  }

  finish(id: string, values?: Partial<Image>): Image {
    this.stop(id)
    return this.library.complete(id, values)
  }

  stop(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  stopAll(): void {
    for (const id of [...this.#timers.keys()]) this.stop(id)
  }

  #step(image: Image, step: number, stepMs: number): void {
    const { id, prompt } = image
    if (step === STEPS) {
      this.#end(id, prompt)
      return
    }
    const goOn = () => {
      const progress = this.settings.tellsProgress && step > 0 ? step / STEPS : null
      this.library.changeImage(id, { status: 'processing', progress })
      this.#step(image, step + 1, stepMs)
    }
    this.#timers.set(id, setTimeout(goOn, stepMs))
  }

  #end(id: string, prompt: string): void {
    const code = this.settings.outcomeOf(prompt)
    if (code === null) this.finish(id)
    else this.fail(id, code)
  }
}

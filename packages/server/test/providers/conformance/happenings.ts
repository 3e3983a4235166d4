import { EventEmitter, once } from 'node:events'

/** How long something that must happen is waited for, in milliseconds. */
const PATIENCE_MS = 60_000

/** What happens at a stand-in, to be waited for. */
export class Happenings extends EventEmitter {
  /** Resolves when it happens next. Rejects after a minute. */
  async next(name: string): Promise<void> {
    await once(this, name, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
      throw new Error(`The stand-in waited in vain for "${name}".`, { cause: error })
    })
  }
}

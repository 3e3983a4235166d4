import { createIdempotencyKey } from '../client/idempotency-key.js'
import { sessionError } from './session-error.js'
import type { Attachment, SessionError } from './state.js'
import type { StateChange } from './store.js'
import type { StudioClient } from './studio-session.js'

/** What an uploader works with. */
export interface UploaderParts {
  client: StudioClient
  show(change: StateChange): void
  /** Makes it the active image; resolves to what kept it from that. */
  choose(imageId: string): Promise<SessionError | null>
  left: AbortSignal
}

/** Uploads one picture at a time, and makes it the active image. */
export class Uploader {
  readonly #parts: UploaderParts
  /** Of a file that may have arrived although its answer was lost. */
  readonly #keys = new WeakMap<Blob, string>()
  #current: AbortController | undefined

  constructor(parts: UploaderParts) {
    this.#parts = parts
  }

  async attach(file: Blob): Promise<boolean> {
    this.discard()
    const current = new AbortController()
    this.#current = current
    const { client, choose, left } = this.#parts
    const show = (attachment: Attachment | null, change: StateChange = {}) => {
      if (!current.signal.aborted) this.#parts.show({ ...change, attachment })
    }
    const idempotencyKey = this.#keys.get(file) ?? createIdempotencyKey()
    this.#keys.set(file, idempotencyKey)
    show({ status: 'uploading', file })
    try {
      const signal = AbortSignal.any([current.signal, left])
      const image = await client.images.upload(file, { signal, idempotencyKey })
      if (signal.aborted) return false
      const error = await choose(image.id)
      if (!error) this.#keys.delete(file)
      show(error ? { status: 'failed', file, error } : null)
      return !error
    } catch (cause) {
      const error = sessionError('attach', cause)
      show({ status: 'failed', file, error }, { error })
      return false
    }
  }

  discard(): void {
    this.#current?.abort()
    this.#parts.show({ attachment: null })
  }
}

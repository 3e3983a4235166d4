import { createIdempotencyKey } from '../client/idempotency-key.js'
import { isResponseError, isTransientError } from '../client/index.js'

/**
 * Remembers the key of a request that may or may not have been done (the connection broke, the server was busy), so that
 * the same one tried again is done once: no second conversation, no second picture.
 */
export class UnconfirmedRequests {
  readonly #keys = new Map<string, string>()

  /** Does a request with its key: the one of its failed try, or a fresh one. */
  async run<Answer>(request: object, call: (idempotencyKey: string) => Promise<Answer>): Promise<Answer> {
    const what = JSON.stringify(request)
    const key = this.#keys.get(what) ?? createIdempotencyKey()
    try {
      const answer = await call(key)
      this.#keys.delete(what)
      return answer
    } catch (error) {
      if (isTransientError(error) || isResponseError(error)) this.#keys.set(what, key)
      else this.#keys.delete(what)
      throw error
    }
  }
}

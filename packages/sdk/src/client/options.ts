/** What every call takes. */
export interface RequestOptions {
  /** Aborts the call, which then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /**
   * Milliseconds for the whole call: every try, every wait in between, and the token. Default: the client's; for an upload
   * five minutes at least. `Infinity`: no limit.
   */
  timeoutMs?: number | undefined
  /** How often a failure that may pass is tried again. Default: the client's. */
  maxRetries?: number | undefined
  /**
   * 1–255 printable characters, sent with a POST. The same key with the same request is done once, however often it is
   * sent, for 24 hours. Default: a fresh one for each call, which covers the retries within it.
   */
  idempotencyKey?: string | undefined
  /** Sent with this call. They win over the client's headers and over the SDK's own. */
  headers?: HeadersInit | undefined
}

/** What a call that creates something takes. */
export type CreateOptions = RequestOptions

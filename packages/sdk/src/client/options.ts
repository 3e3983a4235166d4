/** What every call takes. */
export interface RequestOptions {
  /** Aborts the call, which then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
}

/** What a call that creates something takes. */
export interface CreateOptions extends RequestOptions {
  /**
   * 1–255 printable characters. The same key with the same request is done once, however often it is sent, for 24 hours.
   * Default: a fresh one for each call, which covers the retries within it.
   */
  idempotencyKey?: string | undefined
}

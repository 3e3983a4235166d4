/** What the guarded `fetch` of one call to a provider needs to know. */
export interface CallingOptions {
  /** The provider's name as a person knows it: "OpenAI". */
  providerName: string
  /**
   * Where the API is, as it is configured. Requests to its origin (and to `apiHosts`) are API calls and carry the caller's
   * headers; any other URL is a download, which carries none. May be http and private: the operator chose it.
   */
  baseUrl: string
  /** Further API hosts, `'api.example.com'` or `'*.bfl.ai'`: https, port 443. Their requests carry the key, so name no CDN. */
  apiHosts?: readonly string[]
  /** Aborts on time-out, cancellation and shutdown. The fetch then rejects with its reason, untouched. */
  signal: AbortSignal
  /** When the image's time ends, in milliseconds since the epoch: no retry waits past it. */
  deadlineAt: number
  /**
   * Called, and awaited, before a request of this call is sent that may cost money. If it rejects, nothing is sent
   * and the fetch rejects with its error. Called again only after `onRefused`.
   */
  onSpend?(): Promise<void>
  /** Whether a request makes a picture, and so may be billed. Default: `isBillableByDefault`. */
  isBillable?(request: { method: string; url: URL }): boolean
  /**
   * Called, and awaited, whenever it is certain that nothing of this call was billed after all: every billable request of
   * it so far was refused by an answer (4xx, 5xx) or never reached the provider. A retry may follow, after `onSpend`.
   */
  onRefused?(): Promise<void>
  /** Tests pass small numbers. */
  retry?: RetryOptions
}

/** How patient a call is. */
export interface RetryOptions {
  /** How often a request is sent at most. Default 6; what can't be reached at all is tried at most 3 times. */
  attempts?: number
  /** Milliseconds before the second attempt; doubles from then on, with jitter. Default 1,000. */
  firstDelayMs?: number
  /** Milliseconds that backoff waits at most; a provider's own `Retry-After` may be longer. Default 20,000. */
  maximumDelayMs?: number
}

/** What is known of a failed call, wherever the error came from. */
export interface ProviderFailure {
  /** Null where there was no HTTP answer, or the library that called did not keep it. */
  status: number | null
  /** The beginning of the answer's body; empty where there is none. */
  body: string
  /** The error's own message. */
  message: string
}

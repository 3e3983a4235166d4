/** All in milliseconds. */
export interface Timing {
  /** Between two looks at an image. */
  pollIntervalMs: number
  /** How long one image may take. */
  imageTimeoutMs: number
  /** How long an event may take to come; a comment has to come within 15 seconds. */
  eventTimeoutMs: number
}

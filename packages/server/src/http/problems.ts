import type { Problem, ProblemCode } from '@picgen/sdk/contract'

/** The status and title of every code, as CONTRACT.md lists them. */
const problems: Record<ProblemCode, { status: number; title: string }> = {
  invalid_request: { status: 400, title: 'The request is malformed' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  insufficient_credits: { status: 402, title: 'Not enough credits' },
  forbidden: { status: 403, title: 'Not from here' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  image_not_ready: { status: 409, title: 'The image is not ready' },
  no_active_image: { status: 409, title: 'No active image' },
  not_cancellable: { status: 409, title: 'Too late to cancel' },
  idempotency_in_progress: { status: 409, title: 'Still being answered' },
  payload_too_large: { status: 413, title: 'Too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used before' },
  unknown_model: { status: 422, title: 'Unknown model' },
  unsupported_size: { status: 422, title: 'Unsupported size' },
  unsupported_mode: { status: 422, title: 'Unsupported mode' },
  unreadable_image: { status: 422, title: 'Unreadable image' },
  rate_limited: { status: 429, title: 'Too many requests' },
  too_many_pending: { status: 429, title: 'Too many unfinished images' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Unavailable' },
}

/** What can go with a problem. */
export interface ProblemDetails {
  /** Seconds, for the `retry-after` header. */
  retryAfter?: number
  errors?: { path: string; message: string }[]
  cause?: unknown
}

/** An answer that is an error: thrown by a feature, turned into HTTP by the error handler and nowhere else. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number

  /** `detail` is one plain sentence that the caller can act on. */
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly details: ProblemDetails = {},
  ) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause })
    this.status = problems[code].status
  }

  /** The body of the answer. */
  toProblem(requestId: string): Problem {
    const { status, title } = problems[this.code]
    const { errors } = this.details
    return {
      type: 'about:blank',
      title,
      status,
      detail: this.message,
      code: this.code,
      request_id: requestId,
      ...(errors && { errors }),
    }
  }
}

/** One answer for what does not exist and for what is somebody else's, so that neither can be told from the other. */
export function notFound(what: 'conversation' | 'image' | 'page' | 'file'): ProblemError {
  return new ProblemError('not_found', `There is no such ${what}.`)
}

import type { Open, ProblemCode } from '../../contract/types.js'

/** In the global symbol registry, so that a guard knows an error of another bundle, frame or copy of this package. */
const brand: unique symbol = Symbol.for('@picgen/sdk/error')

/** What kind of thing went wrong. Each has a class and a guard. */
export type PicGenErrorKind =
  | 'invalid_request'
  | 'unprocessable'
  | 'authentication'
  | 'permission'
  | 'insufficient_credits'
  | 'not_found'
  | 'conflict'
  | 'rate_limit'
  | 'unavailable'
  | 'server'
  | 'connection'
  | 'timeout'
  | 'response'

/**
 * A code that no answer carries: what the client found by itself. `connection_failed`, `token_unavailable` (`getToken`
 * gave none), `timed_out` (no answer in time), `still_running` (waiting was given up, the image goes on) and
 * `unexpected_response` (an answer that is not of the contract).
 */
export type ClientErrorCode =
  | 'connection_failed'
  | 'token_unavailable'
  | 'timed_out'
  | 'still_running'
  | 'unexpected_response'

/** The contract's code for what the API refused, or the client's own. */
export type PicGenErrorCode = Open<ProblemCode | ClientErrorCode>

/** Which field of a request is at fault, and how. */
export interface FieldError {
  path: string
  message: string
}

/** What an error is made of. */
export interface PicGenErrorDetails {
  code: PicGenErrorCode
  status?: number | undefined
  requestId?: string | undefined
  retryAfterMs?: number | undefined
  errors?: readonly FieldError[] | undefined
  cause?: unknown
}

/** The base of every error of this package. Tell them apart by their guards, or by `kind` and `code`. */
export abstract class PicGenError extends Error {
  abstract readonly kind: PicGenErrorKind
  readonly [brand] = true
  /** What exactly it was, for a program. */
  readonly code: PicGenErrorCode
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined
  /** What to quote to whoever runs the server. */
  readonly requestId: string | undefined
  /** Milliseconds that the server asked to wait before the next try. */
  readonly retryAfterMs: number | undefined
  /** The fields at fault; empty where none is named. */
  readonly errors: readonly FieldError[]

  constructor(message: string, details: PicGenErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = details.code
    this.status = details.status
    this.requestId = details.requestId
    this.retryAfterMs = details.retryAfterMs
    this.errors = details.errors ?? []
  }

  /** The same as `errors`. */
  get fields(): readonly FieldError[] {
    return this.errors
  }
}

/** True for every error of this package, whichever copy of it, bundle or frame it came from. */
export function isPicGenError(error: unknown): error is PicGenError {
  return typeof error === 'object' && error !== null && brand in error
}

import { isPicGenError, PicGenError } from './picgen-error.js'

/* What the API answered. */

/** The request itself is malformed (400), or of a method, size or media type that is not taken (405, 413, 415). */
export class InvalidRequestError extends PicGenError {
  override readonly name = 'InvalidRequestError'
  readonly kind = 'invalid_request'
}

/** True for an `InvalidRequestError` of any copy of this package. */
export const isInvalidRequestError = (error: unknown): error is InvalidRequestError =>
  isPicGenError(error) && error.kind === 'invalid_request'

/** The request is well formed and can not be done (422): an unknown model, a size that it does not offer. */
export class UnprocessableError extends PicGenError {
  override readonly name = 'UnprocessableError'
  readonly kind = 'unprocessable'
}

/** True for an `UnprocessableError` of any copy of this package. */
export const isUnprocessableError = (error: unknown): error is UnprocessableError =>
  isPicGenError(error) && error.kind === 'unprocessable'

/** No token, or one that is expired or refused (401); or `getToken` gave none (`token_unavailable`). */
export class AuthenticationError extends PicGenError {
  override readonly name = 'AuthenticationError'
  readonly kind = 'authentication'
}

/** True for an `AuthenticationError` of any copy of this package. */
export const isAuthenticationError = (error: unknown): error is AuthenticationError =>
  isPicGenError(error) && error.kind === 'authentication'

/** The caller is known and may not do this (403). */
export class PermissionError extends PicGenError {
  override readonly name = 'PermissionError'
  readonly kind = 'permission'
}

/** True for a `PermissionError` of any copy of this package. */
export const isPermissionError = (error: unknown): error is PermissionError =>
  isPicGenError(error) && error.kind === 'permission'

/** The credits do not cover the cost (402). Nothing was written. */
export class InsufficientCreditsError extends PicGenError {
  override readonly name = 'InsufficientCreditsError'
  readonly kind = 'insufficient_credits'
}

/** True for an `InsufficientCreditsError` of any copy of this package. */
export const isInsufficientCreditsError = (error: unknown): error is InsufficientCreditsError =>
  isPicGenError(error) && error.kind === 'insufficient_credits'

/** No such thing, or not the caller's (404). */
export class NotFoundError extends PicGenError {
  override readonly name = 'NotFoundError'
  readonly kind = 'not_found'
}

/** True for a `NotFoundError` of any copy of this package. */
export const isNotFoundError = (error: unknown): error is NotFoundError =>
  isPicGenError(error) && error.kind === 'not_found'

/** The thing is not in a state that allows it (409): `image_not_ready`, `no_active_image`, … */
export class ConflictError extends PicGenError {
  override readonly name = 'ConflictError'
  readonly kind = 'conflict'
}

/** True for a `ConflictError` of any copy of this package. */
export const isConflictError = (error: unknown): error is ConflictError =>
  isPicGenError(error) && error.kind === 'conflict'

/** Too many requests, or too many unfinished images (429). `retryAfterMs` says when to come back. */
export class RateLimitError extends PicGenError {
  override readonly name = 'RateLimitError'
  readonly kind = 'rate_limit'
}

/** True for a `RateLimitError` of any copy of this package. */
export const isRateLimitError = (error: unknown): error is RateLimitError =>
  isPicGenError(error) && error.kind === 'rate_limit'

/** The server is away for a moment (408, 502, 503, 504). Trying again later is right. */
export class UnavailableError extends PicGenError {
  override readonly name = 'UnavailableError'
  readonly kind = 'unavailable'
}

/** True for an `UnavailableError` of any copy of this package. */
export const isUnavailableError = (error: unknown): error is UnavailableError =>
  isPicGenError(error) && error.kind === 'unavailable'

/** The server failed (any other 5xx). Quote `requestId` to whoever runs it. */
export class ServerError extends PicGenError {
  override readonly name = 'ServerError'
  readonly kind = 'server'
}

/** True for a `ServerError` of any copy of this package. */
export const isServerError = (error: unknown): error is ServerError => isPicGenError(error) && error.kind === 'server'

import { isPicGenError, PicGenError, type PicGenErrorDetails } from './picgen-error.js'

/* What the client found by itself. */

/** No answer came: the server is not there, the network is down, or the browser refused the request (CORS). */
export class ConnectionError extends PicGenError {
  override readonly name = 'ConnectionError'
  readonly kind = 'connection'
}

/** True for a `ConnectionError` of any copy of this package. */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  isPicGenError(error) && error.kind === 'connection'

/** No answer in time (`timed_out`), or waiting for an image was given up while it goes on (`still_running`). */
export class TimeoutError extends PicGenError {
  override readonly name = 'TimeoutError'
  readonly kind = 'timeout'
  /** The image that goes on, where waiting for one was given up: wait for it again, or read it later. */
  readonly imageId: string | undefined

  constructor(message: string, details: PicGenErrorDetails & { imageId?: string }) {
    super(message, details)
    this.imageId = details.imageId
  }
}

/** True for a `TimeoutError` of any copy of this package. */
export const isTimeoutError = (error: unknown): error is TimeoutError =>
  isPicGenError(error) && error.kind === 'timeout'

/** An answer came that is not of the contract: no JSON, or JSON of another shape. */
export class ResponseError extends PicGenError {
  override readonly name = 'ResponseError'
  readonly kind = 'response'
}

/** True for a `ResponseError` of any copy of this package. */
export const isResponseError = (error: unknown): error is ResponseError =>
  isPicGenError(error) && error.kind === 'response'

import { problemShape } from '../../contract/objects.js'
import { readShape } from '../../contract/read-shape.js'
import {
  AuthenticationError,
  ConflictError,
  InsufficientCreditsError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnavailableError,
  UnprocessableError,
} from './answer-errors.js'
import { ResponseError } from './client-errors.js'
import type { PicGenError, PicGenErrorCode, PicGenErrorDetails } from './picgen-error.js'
import { readRetryAfter } from './retry-after.js'

type ErrorClass = new (message: string, details: PicGenErrorDetails) => PicGenError

/** The class and the code of a status, for an answer that brings no code of its own (a proxy's, say). */
const byStatus = new Map<number, [ErrorClass, PicGenErrorCode]>([
  [400, [InvalidRequestError, 'invalid_request']],
  [401, [AuthenticationError, 'unauthenticated']],
  [402, [InsufficientCreditsError, 'insufficient_credits']],
  [403, [PermissionError, 'forbidden']],
  [404, [NotFoundError, 'not_found']],
  [405, [InvalidRequestError, 'method_not_allowed']],
  [408, [UnavailableError, 'unavailable']],
  [409, [ConflictError, 'unexpected_response']],
  [413, [InvalidRequestError, 'payload_too_large']],
  [415, [InvalidRequestError, 'unsupported_media_type']],
  [422, [UnprocessableError, 'unexpected_response']],
  [429, [RateLimitError, 'rate_limited']],
  [502, [UnavailableError, 'unavailable']],
  [503, [UnavailableError, 'unavailable']],
  [504, [UnavailableError, 'unavailable']],
])

/** The typed error for an answer that is no success. `what` names the request, as in `GET https://…`. */
export function errorFromAnswer(what: string, response: Response, body: unknown): PicGenError {
  const { status, headers } = response
  const { value: problem } = readShape(problemShape, body)
  const [Class, code] = classFor(status)
  const contentType = headers.get('content-type') ?? 'no content type'
  const message = problem
    ? problem.detail
    : `${what} answered ${status} (${contentType}), which is no error of PicGen's: is \`baseUrl\` the address of a PicGen Studio?`
  return new Class(message, {
    code: problem ? problem.code : code,
    status,
    requestId: problem ? problem.request_id : (headers.get('x-request-id') ?? undefined),
    retryAfterMs: readRetryAfter(headers.get('retry-after')),
    errors: problem ? problem.errors : undefined,
  })
}

function classFor(status: number): [ErrorClass, PicGenErrorCode] {
  const known = byStatus.get(status)
  if (known) return known
  if (status >= 500) return [ServerError, 'internal']
  if (status >= 400) return [InvalidRequestError, 'invalid_request']
  return [ResponseError, 'unexpected_response']
}

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../database/connect.js'
import { StorageError } from '../storage/blob-store.js'
import { keepRefusal } from './idempotency.js'
import { type ProblemDetails, ProblemError } from './problems.js'

/** So many faults of a request are told; a hostile one has thousands. */
const MAX_FAULTS = 20

/** The one place where errors become HTTP. Everything that a handler throws ends here, as `application/problem+json`. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | ProblemError, request, reply) => {
    const problem = toProblemError(error)
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
    await keepRefusal(request, problem)
    return sendProblem(request, reply, problem)
  })
  app.setNotFoundHandler((request, reply) => {
    const isKnown = app.supportedMethods.includes(request.method)
    const problem = isKnown
      ? new ProblemError('not_found', `There is nothing at ${pathOf(request)}.`)
      : new ProblemError('method_not_allowed', `${request.method} is possible nowhere here.`)
    return sendProblem(request, reply, problem)
  })
}

/** Answers with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  if (problem.details.retryAfter !== undefined) reply.header('retry-after', problem.details.retryAfter)
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem.toProblem(request.id))
}

/** What an error means to a caller. What is not known to be theirs or the database's is `internal`, and says nothing more. */
export function toProblemError(error: FastifyError | ProblemError | Error): ProblemError {
  if (error instanceof ProblemError) return error
  if (isDatabaseAway(error)) {
    return new ProblemError('unavailable', 'The database is away; try again soon.', { retryAfter: 5, cause: error })
  }
  if (error instanceof StorageError) {
    return new ProblemError('unavailable', 'The image files are away; try again soon.', { retryAfter: 5, cause: error })
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new ProblemError('payload_too_large', 'The body is larger than this endpoint takes.')
  if (status === 415) return new ProblemError('unsupported_media_type', 'Send JSON, as content-type: application/json.')
  if (status !== undefined && status >= 400 && status < 500) return malformed(error)
  return new ProblemError('internal', 'Something went wrong on our side; try again.', { cause: error })
}

function malformed(error: FastifyError | Error): ProblemError {
  const details: ProblemDetails = { cause: error }
  if ('validation' in error && error.validation) {
    details.errors = error.validation.flatMap(faultsOf).slice(0, MAX_FAULTS)
    const [first] = details.errors
    const where = first?.path ? `${first.path}: ` : ''
    return new ProblemError('invalid_request', `The request is malformed: ${where}${first?.message}.`, details)
  }
  const detail =
    'code' in error && String(error.code).includes('JSON')
      ? 'The body is not valid JSON.'
      : 'The request is malformed: check its address, headers and body.'
  return new ProblemError('invalid_request', detail, details)
}

type ValidationIssue = NonNullable<FastifyError['validation']>[number]
type Fault = { path: string; message: string }

/** A field that is not known is itself at fault, rather than what it stands in. */
function faultsOf({ instancePath, message = 'is not valid', params }: ValidationIssue): Fault[] {
  const path = instancePath.split('/').filter((part) => part !== '')
  const unknown = Array.isArray(params['keys']) ? params['keys'].slice(0, MAX_FAULTS) : []
  if (unknown.length === 0) return [{ path: path.join('.'), message }]
  return unknown.map((key) => ({ path: [...path, String(key).slice(0, 100)].join('.'), message: 'is not known here' }))
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

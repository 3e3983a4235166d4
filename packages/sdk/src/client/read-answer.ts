import { readShape } from '../contract/read-shape.js'
import type { Shape } from '../contract/shape.js'
import { ResponseError } from './errors/index.js'

/** What an answer says, by its shape; nothing where it has none. Throws a `ResponseError` that names what is wrong, and where. */
export function readAnswer<Answer>(
  what: string,
  response: Response,
  text: string,
  shape: Shape<Answer> | undefined,
): Answer {
  const { status } = response
  const requestId = response.headers.get('x-request-id') ?? undefined
  const details = { code: 'unexpected_response', status, requestId } as const
  const said = `${what} answered ${status}${requestId ? ` (request ${requestId})` : ''}`
  const value = status === 204 ? null : parseJson(text)
  if (value === undefined) {
    const type = response.headers.get('content-type') ?? 'no content type'
    const message = `${said} with something that is no JSON (${type}): is \`baseUrl\` the address of a PicGen Studio, and no proxy or sign-in page in between?`
    throw new ResponseError(message, details)
  }
  if (!shape) return undefined as Answer // Who asks without a shape expects nothing.
  return readValue(`${said} with something`, value, shape, details)
}

/** A value by its shape. `what` begins the message of the `ResponseError` that is thrown where it is none. */
export function readValue<Answer>(
  what: string,
  value: unknown,
  shape: Shape<Answer>,
  details: { status?: number; requestId?: string | undefined } = {},
): Answer {
  const read = readShape(shape, value)
  if (!read.issues) return read.value
  const errors = read.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const places = errors.map(({ path, message }) => `${path || 'the whole'}: ${message}`)
  throw new ResponseError(`${what} that breaks the contract (${places.join('; ')}).`, {
    ...details,
    code: 'unexpected_response',
    errors,
  })
}

/** Undefined where it is no JSON, which has no `undefined` of its own. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

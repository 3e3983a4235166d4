import { ResponseError } from './errors/index.js'

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** The part of a schema that reads an answer. */
export interface AnswerSchema<Answer> {
  safeParse(value: unknown): { success: true; data: Answer } | { success: false; error: { issues: readonly Issue[] } }
}

/** Reads an answer that has nothing in it. */
export const noAnswer: AnswerSchema<void> = { safeParse: () => ({ success: true, data: undefined }) }

/** What an answer says, by its schema. Throws a `ResponseError` that names what is wrong, and where. */
export function readAnswer<Answer>(
  what: string,
  response: Response,
  text: string,
  schema: AnswerSchema<Answer>,
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
  return readValue(`${said} with something`, value, schema, details)
}

/** A value by its schema. `what` begins the message of the `ResponseError` that is thrown where it is none. */
export function readValue<Answer>(
  what: string,
  value: unknown,
  schema: AnswerSchema<Answer>,
  details: { status?: number; requestId?: string | undefined } = {},
): Answer {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const places = errors.map(({ path, message }) => `${path || 'the whole'}: ${message}`)
  throw new ResponseError(`${what} that breaks the contract (${places.join('; ')}).`, {
    ...details,
    code: 'unexpected_response',
    errors,
    cause: read.error,
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

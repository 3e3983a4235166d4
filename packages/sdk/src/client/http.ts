import ky, { isHTTPError, isTimeoutError } from 'ky'
import type { Route } from '../contract/index.js'
import { abortable } from './abortable.js'
import { errorFromAnswer } from './errors/error-from-answer.js'
import { AuthenticationError, ConnectionError, isPicGenError, ResponseError, TimeoutError } from './errors/index.js'
import { readRetryAfter } from './errors/retry-after.js'
import { createIdempotencyKey } from './idempotency-key.js'
import type { CreateOptions } from './options.js'
import { fillPath } from './path.js'

/** The part of a schema that reads an answer. */
export interface AnswerSchema<Answer> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: Answer }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
}

/** One request, and how to read its answer. */
export interface Call<Answer> {
  route: Route
  answer: AnswerSchema<Answer>
  parameters?: Record<string, string>
  query?: Record<string, string | number | undefined> | undefined
  body?: unknown
  /** In place of a body: a form, which may take a while to be sent. */
  form?: FormData
  options?: CreateOptions | undefined
}

/** Reads an answer that has nothing in it. */
export const noAnswer: AnswerSchema<void> = { safeParse: () => ({ success: true, data: undefined }) }

/** Does a call, or rejects with a `PicGenError`; when it was aborted, with the signal's reason. */
export type Http = <Answer>(call: Call<Answer>) => Promise<Answer>

export interface HttpOptions {
  baseUrl: string
  /** The bearer token of the next request, or undefined to send none. */
  getToken: (() => string | Promise<string>) | undefined
  fetch: typeof globalThis.fetch
  /** Milliseconds to wait after the first, second, … try that failed. */
  retryDelayMs: (tries: number) => number
}

/** Milliseconds: one attempt, all attempts together, and the longest `Retry-After` that is waited for. */
const ATTEMPT_MS = 15_000
const TOTAL_MS = 45_000
const LONGEST_RETRY_AFTER_MS = 10_000

/** The same for a form: 20 MB on a slow line. */
const FORM_TIMES = { timeout: 180_000, totalTimeout: 400_000 }

const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index)

/** The one place that knows how requests are made. */
export function createHttp({ baseUrl, getToken, fetch, retryDelayMs }: HttpOptions): Http {
  const authorize = async ({ request }: { request: Request }) => {
    if (getToken) request.headers.set('authorization', `Bearer ${await readToken(getToken)}`)
  }
  const client = ky.create({
    prefix: baseUrl,
    fetch: (input, init) => fetchWhole(fetch, input, init),
    timeout: ATTEMPT_MS,
    totalTimeout: TOTAL_MS,
    hooks: { beforeRequest: [authorize], beforeRetry: [authorize] },
    retry: {
      limit: 3,
      methods: ['get', 'post', 'patch', 'delete'],
      statusCodes: [408, 429, ...serverErrors],
      afterStatusCodes: [408, 429, ...serverErrors],
      delay: retryDelayMs,
      retryOnTimeout: true,
      shouldRetry: ({ error }) => shouldRetry(error),
    },
  })

  return async ({ route, answer, parameters, query, body, form, options }) => {
    const signal = options?.signal
    signal?.throwIfAborted()
    const path = fillPath(route.path, parameters)
    const headers = new Headers({ accept: 'application/json' })
    if (route.method === 'POST') headers.set('idempotency-key', options?.idempotencyKey ?? createIdempotencyKey())
    const what = `${route.method} ${baseUrl}${path}`
    let isRetried = false
    const noteRetry = () => {
      isRetried = true
    }
    try {
      const request = client(path, {
        method: route.method,
        headers,
        hooks: { beforeRetry: [noteRetry] },
        ...(body === undefined ? {} : { json: body }),
        ...(form ? { body: form, ...FORM_TIMES } : {}),
        ...(query ? { searchParams: query } : {}),
        ...(signal ? { signal } : {}),
      })
      const response = await abortable(request, signal)
      return readAnswer(what, response, await response.text(), answer)
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      // An attempt whose answer was lost has deleted it.
      const isGone = isRetried && route.method === 'DELETE' && isHTTPError(error) && error.response.status === 404
      if (isGone) return readAnswer(what, new Response(null, { status: 204 }), '', answer)
      throw toPicGenError(what, error)
    }
  }
}

/** The body belongs to the attempt: one that breaks off or hangs is retried as a connection that does. */
async function fetchWhole(fetch: HttpOptions['fetch'], input: RequestInfo | URL, init: RequestInit | undefined) {
  try {
    const response = await fetch(input, init)
    const text = await response.text()
    return new Response(text === '' ? null : text, response)
  } catch (error) {
    if (input instanceof Request && input.signal.aborted) throw error
    throw new ConnectionError('The server could not be reached.', { code: 'connection_failed', cause: error })
  }
}

/** True and false decide; undefined leaves it to the list of statuses. */
function shouldRetry(error: Error): boolean | undefined {
  if (error instanceof ConnectionError) return true
  if (!isHTTPError<{ code?: unknown } | undefined>(error)) return undefined
  const wait = readRetryAfter(error.response.headers.get('retry-after'))
  if (wait !== undefined && wait > LONGEST_RETRY_AFTER_MS) return false
  // An earlier attempt of ours was cut off and is still at work: its answer is what we are after.
  const problem = typeof error.data === 'object' ? error.data : undefined
  return problem?.code === 'idempotency_in_progress' ? true : undefined
}

function readAnswer<Answer>(what: string, response: Response, text: string, schema: AnswerSchema<Answer>): Answer {
  const details = { code: 'unexpected_response', status: response.status, requestId: requestIdOf(response) } as const
  let value: unknown
  try {
    value = response.status === 204 ? undefined : JSON.parse(text)
  } catch (cause) {
    const type = response.headers.get('content-type') ?? 'no content type'
    throw new ResponseError(`${what} answered ${response.status} with something that is no JSON (${type}).`, {
      ...details,
      cause,
    })
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const places = read.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`)
  throw new ResponseError(`${what} answered with something that breaks the contract (${places.join('; ')}).`, {
    ...details,
    fields: read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    cause: read.error,
  })
}

function toPicGenError(what: string, error: unknown) {
  if (isPicGenError(error) && error.kind !== 'connection') return error
  if (isHTTPError(error)) return errorFromAnswer(what, error.response, error.data)
  if (isTimeoutError(error)) {
    return new TimeoutError(`${what} had no answer in time.`, { code: 'timed_out', cause: error })
  }
  const cause = isPicGenError(error) ? error.cause : error
  return new ConnectionError(`${what} could not be reached${reasonOf(cause)}.`, { code: 'connection_failed', cause })
}

/** The innermost cause says most: Node's `fetch` fails with "fetch failed", because of a refused connection. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return reasonOf(error.cause) || (error.message ? `: ${error.message.replace(/\.$/, '')}` : '')
}

/** The token of the next request. Rejects with an `AuthenticationError` where there is none to be had. */
export async function readToken(getToken: () => string | Promise<string>): Promise<string> {
  let token: unknown
  let cause: unknown
  try {
    token = await getToken()
  } catch (error) {
    cause = error
  }
  if (typeof token === 'string' && isSendable(token)) return token
  const complaint = token ? 'The token has characters that no header can carry.' : 'There is no token to send.'
  throw new AuthenticationError(complaint, { code: 'token_unavailable', cause })
}

/** A header carries neither a line break nor what is beyond Latin-1; no token has a blank or such letters. */
function isSendable(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token.trim())
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined
}

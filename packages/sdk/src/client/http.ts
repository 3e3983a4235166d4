import type { Route } from '../contract/routes.js'
import type { Shape } from '../contract/shape.js'
import { abortable, delay } from './abortable.js'
import { type Connection, failConnection, fetchWithToken, joinHeaders, type Target, targetOf } from './connection.js'
import { createDeadline, type Deadline } from './deadline.js'
import { errorFromAnswer } from './errors/error-from-answer.js'
import { isPicGenError, isTransientError, type PicGenError, TimeoutError } from './errors/index.js'
import { createIdempotencyKey } from './idempotency-key.js'
import type { RequestOptions } from './options.js'
import { parseJson, readAnswer } from './read-answer.js'

/** One request, and how to read its answer. */
export interface Call<Answer> {
  route: Route
  answer?: Shape<Answer>
  parameters?: Record<string, string>
  query?: Record<string, string | number | undefined> | undefined
  body?: unknown
  /** In place of a body: a form, made when the call begins; it may take a while to be made and sent. */
  form?: (signal: AbortSignal) => Promise<FormData>
  options?: RequestOptions | undefined
}

/** Does a call, or rejects with a `PicGenError`; when it was aborted, with the signal's reason. */
export type Http = <Answer = void>(call: Call<Answer>) => Promise<Answer>

/** Milliseconds that an upload has at least: 20 MB on a slow line. */
const UPLOAD_MS = 300_000

/** An answer that has come to its end. */
interface Whole {
  response: Response
  text: string
}

/** The one place that knows how a request is made, tried again and given up. */
export function createHttp(connection: Connection): Http {
  return async ({ route, answer, parameters, query, body, form, options = {} }) => {
    options.signal?.throwIfAborted()
    const target = targetOf(connection.baseUrl, route, parameters, query)
    const own = new Headers({ accept: 'application/json' })
    if (route.method === 'POST') own.set('idempotency-key', options.idempotencyKey ?? createIdempotencyKey())
    if (body !== undefined) own.set('content-type', 'application/json')
    const headers = joinHeaders(own, connection.headers, options.headers)
    const usual = form ? Math.max(UPLOAD_MS, connection.timeoutMs) : connection.timeoutMs
    const timeoutMs = options.timeoutMs ?? usual
    const deadline = createDeadline(timeoutMs, () => tooLate(target, timeoutMs), options.signal)
    try {
      const content = form ? await form(deadline.signal) : JSON.stringify(body)
      const init = { headers, ...(content === undefined ? {} : { body: content }) }
      const maxRetries = options.maxRetries ?? connection.maxRetries
      const { response, text } = await tryAll({ connection, target, init, deadline, timeoutMs, maxRetries })
      return readAnswer(target.what, response, text, answer)
    } finally {
      deadline.clear()
    }
  }
}

interface Attempts {
  connection: Connection
  target: Target
  init: { headers: Headers; body?: BodyInit }
  deadline: Deadline
  timeoutMs: number
  maxRetries: number
}

/** Tries until it is done, it makes no sense any more, or the time does not reach for another try. */
async function tryAll({ connection, target, init, deadline, timeoutMs, maxRetries }: Attempts): Promise<Whole> {
  for (let tries = 1; ; tries += 1) {
    const isLast = tries > maxRetries
    try {
      // One that hangs leaves time for another.
      return await tryOnce(connection, target, init, deadline, isLast ? timeoutMs : timeoutMs / 2)
    } catch (error) {
      if (deadline.signal.aborted) throw deadline.signal.reason
      // A try whose answer was lost has deleted it.
      if (tries > 1 && target.method === 'DELETE' && isPicGenError(error) && error.status === 404) return nothing()
      if (isLast || !mayPass(error)) throw error
      // Never earlier than asked, and not all who were asked at once.
      const waitMs = (error.retryAfterMs ?? 0) + connection.retryDelayMs(tries)
      if (waitMs >= deadline.left()) throw error
      await delay(waitMs, deadline.signal)
    }
  }
}

async function tryOnce(
  connection: Connection,
  target: Target,
  init: Attempts['init'],
  deadline: Deadline,
  timeoutMs: number,
): Promise<Whole> {
  const { signal, clear } = createDeadline(timeoutMs, () => tooLate(target, timeoutMs), deadline.signal)
  try {
    const response = await fetchWithToken(connection, target, { ...init, signal })
    // The body belongs to the try: one that breaks off or hangs is tried again as a connection that does.
    const text = await abortable(response.text(), signal).catch((error: unknown) =>
      failConnection(target.what, error, signal),
    )
    if (!response.ok) throw errorFromAnswer(target.what, response, parseJson(text))
    return { response, text }
  } finally {
    clear()
  }
}

/** What this call may try again by itself. Who got no token is asked anew by the next call. */
function mayPass(error: unknown): error is PicGenError {
  return isTransientError(error) && isPicGenError(error) && error.code !== 'token_unavailable'
}

function nothing(): Whole {
  return { response: new Response(null, { status: 204 }), text: '' }
}

function tooLate({ what }: Target, timeoutMs: number): TimeoutError {
  const message = `${what} had no answer in time (${timeoutMs / 1000} s). It may be done all the same: a POST sent again with the same \`idempotencyKey\` is done once.`
  return new TimeoutError(message, { code: 'timed_out' })
}

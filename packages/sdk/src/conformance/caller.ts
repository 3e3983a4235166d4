import { Mismatch } from './expectations.js'
import type { Made } from './made.js'
import { sleep } from './pacing.js'

/** How long one answer may take, in milliseconds. */
const PATIENCE_MS = 60_000

/** How often a request that was limited is sent again, and how long is waited for it at the most, in milliseconds. */
const LIMITED = { times: 3, longestMs: 70_000 }

export type Method = 'GET' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What goes along with a request. */
export interface CallOptions {
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  body?: BodyInit
  headers?: Readonly<Record<string, string>>
  /** `authorization` as it is here, or none where it is null. Default: the caller's own. */
  authorization?: string | null
}

/** What came back. */
export interface Answer {
  /** `POST /api/images`, for messages. */
  request: string
  status: number
  headers: Headers
  bytes: Uint8Array
  text: string
}

/** One user of the backend. Everything that an answer says was made is kept for the end. */
export interface Caller {
  call(method: Method, path: string, options?: CallOptions): Promise<Answer>
  /** The response with its body still to come, for streams; it ends with the signal. */
  open(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response>
  /** The token now, or null where none is sent. */
  token(): Promise<string | null>
}

/** What a caller is made of. */
export interface CallerParts {
  baseUrl: URL
  fetch: typeof fetch
  getToken: (() => Promise<string> | string) | null
  /** Waits until another request is polite. */
  pace(signal: AbortSignal): Promise<void>
  signal: AbortSignal
  made: Made
}

/** A path of the contract on this backend, which may live below a path of its own; a whole address stays as it is. */
export function addressOf(baseUrl: URL, path: string): URL {
  if (/^https?:/.test(path)) return new URL(path)
  return new URL(baseUrl.href.replace(/\/$/, '') + path)
}

/** Makes a caller. */
export function createCaller(parts: CallerParts): Caller {
  const { baseUrl, getToken, pace, signal, made } = parts
  const token = async () => (getToken === null ? null : await getToken())

  const headersOf = async ({ headers, json, authorization }: CallOptions) => {
    const all = new Headers(headers)
    const own = await token()
    const sent = authorization === undefined ? own && `Bearer ${own}` : authorization
    if (sent !== null) all.set('authorization', sent)
    if (json !== undefined && !all.has('content-type')) all.set('content-type', 'application/json')
    return all
  }

  const once = async (method: Method, path: string, options: CallOptions): Promise<Answer> => {
    await pace(signal)
    const request = `${method} ${path.slice(0, 160)}`
    const body = options.json === undefined ? options.body : JSON.stringify(options.json)
    try {
      const response = await parts.fetch(addressOf(baseUrl, path), {
        method,
        headers: await headersOf(options),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
        ...(body !== undefined && { body }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      return { request, status: response.status, headers: response.headers, bytes, text }
    } catch (error) {
      signal.throwIfAborted()
      throw new Mismatch(request, 'an answer', `none: ${explain(error)}`)
    }
  }

  const caller: Caller = {
    token,
    async call(method, path, options = {}) {
      for (let time = 1; ; time += 1) {
        const answer = await once(method, path, options)
        if (answer.status !== 429 || time > LIMITED.times) {
          if (method === 'POST') made.note(caller, path, answer)
          return answer
        }
        const seconds = Number(answer.headers.get('retry-after') ?? 1)
        await sleep(Math.min(LIMITED.longestMs, Math.max(1, seconds || 1) * 1000), signal)
      }
    },
    async open(path, headers, until) {
      await pace(signal)
      return parts.fetch(addressOf(baseUrl, path), {
        headers: await headersOf({ headers: { accept: 'text/event-stream', ...headers } }),
        signal: AbortSignal.any([signal, until]),
      })
    },
  }
  return caller
}

/** The reason that `fetch` hides in the cause. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

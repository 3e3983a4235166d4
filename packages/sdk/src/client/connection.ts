import type { Route } from '../contract/routes.js'
import { abortable } from './abortable.js'
import { ConnectionError } from './errors/index.js'
import { fillPath } from './path.js'
import type { Tokens } from './tokens.js'

/** What every request of a client has in common. */
export interface Connection {
  baseUrl: string
  fetch: typeof globalThis.fetch
  tokens: Tokens
  headers: HeadersInit | undefined
  timeoutMs: number
  maxRetries: number
  /** Milliseconds to wait after the first, second, … try that failed. */
  retryDelayMs: (tries: number) => number
}

/** One request as it goes out. */
export interface Target {
  /** Names it in messages: `GET https://…`. */
  what: string
  url: string
  method: Route['method']
}

/** Where a route is. Refuses an id that would lead elsewhere with an `InvalidRequestError`. */
export function targetOf(
  baseUrl: string,
  route: Route,
  parameters?: Record<string, string>,
  query: Record<string, string | number | undefined> = {},
): Target {
  const address = baseUrl + fillPath(route.path, parameters)
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, `${value}`]))}` : ''
  return { what: `${route.method} ${address}`, url: address + search, method: route.method }
}

/** Joins headers; the later ones win. */
export function joinHeaders(...parts: (HeadersInit | undefined)[]): Headers {
  const headers = new Headers()
  for (const part of parts) new Headers(part).forEach((value, name) => void headers.set(name, value))
  return headers
}

/**
 * Sends a request with the token of whoever calls. One that is refused with 401 is sent once more, with a token asked for
 * anew; where there is no other, the 401 stands.
 */
export async function fetchWithToken(
  { fetch, tokens }: Connection,
  { url, what, method }: Target,
  init: { headers: Headers; signal: AbortSignal; body?: BodyInit },
): Promise<Response> {
  const { signal } = init
  const send = async (token: string | undefined) => {
    const headers = new Headers(init.headers)
    if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
    return abortable(fetch(url, { ...init, method, headers }), signal).catch((error: unknown) =>
      failConnection(what, error, signal),
    )
  }
  const token = await tokens.get(signal)
  const response = await send(token)
  if (response.status !== 401 || token === undefined) return response
  const another = await tokens.get(signal, token)
  if (another === token) return response
  await response.body?.cancel()
  return send(another)
}

/** Throws what a `fetch` or a body that failed is to the caller: the signal's reason, or a `ConnectionError`. */
export function failConnection(what: string, cause: unknown, signal: AbortSignal): never {
  if (signal.aborted) throw signal.reason
  const hint =
    'Check `baseUrl` and the network; in a browser also that the server lets this origin in (PICGEN_CORS_ORIGINS)'
  throw new ConnectionError(`${what} could not be reached${reasonOf(cause)}. ${hint}.`, {
    code: 'connection_failed',
    cause,
  })
}

/** The innermost cause says most: Node's `fetch` fails with "fetch failed", because of a refused connection. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return reasonOf(error.cause) || (error.message ? `: ${error.message.replace(/\.$/, '')}` : '')
}

import type { Route } from '../contract/index.js'
import { errorFromAnswer } from './errors/error-from-answer.js'
import { ConnectionError, ResponseError } from './errors/index.js'
import { type HttpOptions, readToken } from './http.js'
import { fillPath } from './path.js'

/** One request whose answer goes on. */
export interface StreamCall {
  route: Route
  parameters: Record<string, string>
  headers: Record<string, string>
  signal: AbortSignal
}

/** Opens a stream of text, once. Rejects with a `PicGenError`, or with the signal's reason, and so does its body. */
export type OpenStream = (call: StreamCall) => Promise<{ body: AsyncIterable<string> }>

/** Without time-outs and retries: a stream has no end, and who reads it knows where to go on. */
export function createOpenStream({ baseUrl, getToken, fetch }: HttpOptions): OpenStream {
  return async ({ route, parameters, headers, signal }) => {
    const url = baseUrl + fillPath(route.path, parameters)
    const what = `${route.method} ${url}`
    const authorization = getToken ? { authorization: `Bearer ${await readToken(getToken)}` } : {}
    const orConnectionError = (cause: unknown): never => {
      if (signal.aborted) throw signal.reason
      throw new ConnectionError(`${what} broke off.`, { code: 'connection_failed', cause })
    }
    const request = {
      method: route.method,
      headers: { ...headers, ...authorization },
      signal,
      cache: 'no-store' as const,
    }
    const response = await fetch(url, request).catch(orConnectionError)
    if (!response.ok) throw errorFromAnswer(what, response, await readProblem(response).catch(orConnectionError))
    const type = response.headers.get('content-type') ?? 'no content type'
    if (!response.body || !type.startsWith('text/event-stream')) {
      throw new ResponseError(`${what} answered with something that is no event stream (${type}).`, {
        code: 'unexpected_response',
        status: response.status,
      })
    }
    return { body: readText(response.body, orConnectionError) }
  }
}

/** What a refusal says; undefined where it is no JSON, as of a proxy. */
async function readProblem(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* readText(
  body: ReadableStream<Uint8Array>,
  orConnectionError: (cause: unknown) => never,
): AsyncGenerator<string, void, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read().catch(orConnectionError)
    if (done) return
    yield decoder.decode(value, { stream: true })
  }
}

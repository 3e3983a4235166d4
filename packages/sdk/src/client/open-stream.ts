import type { Route } from '../contract/routes.js'
import { abortable } from './abortable.js'
import { type Connection, failConnection, fetchWithToken, joinHeaders, targetOf } from './connection.js'
import { errorFromAnswer } from './errors/error-from-answer.js'
import { parseJson } from './read-answer.js'

/** One request whose answer goes on. */
export interface StreamCall {
  route: Route
  parameters: Record<string, string>
  headers: Headers
  signal: AbortSignal
}

/**
 * Opens a stream of text, once. Rejects with a `PicGenError`, with the signal's reason, or with `NoStream` where streams
 * don't come through; and so does what it resolves to.
 */
export type OpenStream = (call: StreamCall) => Promise<AsyncIterable<string>>

/** Streams are not to be had this way: no such route, something in between that knows none, or one that keeps it back. */
export class NoStream extends Error {}

/** What a server or a proxy answers that has no stream to give; a 404 may also be that there is no such thing. */
const REFUSALS = new Set([404, 405, 406, 501])

/** Without time-outs and retries: a stream has no end, and who reads it knows where to go on. */
export function createOpenStream(connection: Connection): OpenStream {
  return async ({ route, parameters, headers: given, signal }) => {
    const target = targetOf(connection.baseUrl, route, parameters)
    const headers = joinHeaders({ accept: 'text/event-stream' }, connection.headers, given)
    const response = await fetchWithToken(connection, target, { headers, signal })
    const { body, status } = response
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (response.ok && body && isStream) return readText(body, target.what, signal)
    if (response.ok || REFUSALS.has(status)) {
      await body?.cancel()
      throw new NoStream(`${target.what} answered ${status} and no event stream.`)
    }
    const text = await abortable(response.text(), signal).catch((error: unknown) =>
      failConnection(target.what, error, signal),
    )
    throw errorFromAnswer(target.what, response, parseJson(text))
  }
}

async function* readText(
  body: ReadableStream<Uint8Array>,
  what: string,
  signal: AbortSignal,
): AsyncGenerator<string, void, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await abortable(reader.read(), signal).catch((error: unknown) =>
      failConnection(what, error, signal),
    )
    if (done) return
    yield decoder.decode(value, { stream: true })
  }
}

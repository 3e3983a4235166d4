import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { sends } from './script.js'
import type { StandIn, StandInRequest } from './stand-in.js'

/** Reads a request to its end. Rejects where it breaks off. */
export async function readRequest(incoming: IncomingMessage, standIn: StandIn): Promise<StandInRequest> {
  const bytes = await buffer(incoming)
  const url = new URL(incoming.url ?? '/', 'http://stand-in')
  const method = incoming.method ?? 'GET'
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    bytes,
    is: (wanted, path) =>
      wanted === method && (typeof path === 'string' ? path === url.pathname : path.test(url.pathname)),
    json() {
      try {
        return JSON.parse(bytes.toString('utf8'))
      } catch {
        standIn.problem(`sends ${method} ${url.pathname} with a body that is no JSON`)
        throw sends({ status: 400, json: { detail: 'No JSON.' } })
      }
    },
    form: () =>
      new Response(new Uint8Array(bytes), {
        headers: { 'content-type': incoming.headers['content-type'] ?? '' },
      }).formData(),
  }
}

import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { generate } from 'selfsigned'
import { onTestFinished } from 'vitest'

/** A request as a stand-in of a provider saw it. */
export interface SeenRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A provider's stand-in on this machine: it keeps what it was asked and answers as the test says. */
export interface StandIn {
  /** `http://127.0.0.1:PORT` */
  origin: string
  port: number
  requests: SeenRequest[]
}

/** Answers the request with this number, counted from 0. */
export type AnswerRequest = (response: ServerResponse, request: SeenRequest, number: number) => void

/** Closes, with all its connections, when the test is over. */
export async function startProvider(answer: AnswerRequest): Promise<StandIn> {
  const requests: SeenRequest[] = []
  const server = createServer(keepAndAnswer(requests, answer))
  const port = await listen(server, () => server.closeAllConnections())
  return { origin: `http://127.0.0.1:${port}`, port, requests }
}

/** The same by https, with a certificate for `hostname` that nobody but the test trusts. */
export async function startSecureProvider(hostname: string, answer: AnswerRequest): Promise<StandIn & { ca: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: hostname }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }],
  })
  const requests: SeenRequest[] = []
  const server = createSecureServer({ key, cert }, keepAndAnswer(requests, answer))
  const port = await listen(server, () => server.closeAllConnections())
  return { origin: `https://127.0.0.1:${port}`, port, requests, ca: cert }
}

/** A port that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, () => undefined)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function keepAndAnswer(requests: SeenRequest[], answer: AnswerRequest): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const seen = { method, path, headers, body: Buffer.concat(chunks).toString('latin1') }
      requests.push(seen)
      answer(response, seen, requests.length - 1)
    })
  }
}

async function listen(server: Server, dropConnections: () => void): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    dropConnections()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

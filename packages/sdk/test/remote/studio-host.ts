import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeStudio, type SeenRequest } from '../fake-studio.js'
import type { Fault } from './fault.js'
import { type Holds, holdOf, perform } from './perform.js'

/** What a test asks the host of the Studios for. */
export type Command =
  | { does: 'start'; prefix: string }
  | { does: 'stop' | 'cut' | 'forget' | 'snapshot' }
  | { does: 'next'; name: string; faults: Fault[] }
  | { does: 'seen' | 'closed'; name: string; count: number }
  | { does: 'requests'; name: string }
  | { does: 'release'; name: string }
  | { does: 'data'; method: string; parameters: unknown[] }

interface Hosted {
  studio: FakeStudio
  holds: Holds
}

/**
 * Starts a server in Node at which tests, in Node and in a browser, start Studios of their own and steer them: each a real
 * HTTP server on a port of its own.
 */
export async function startStudioHost(): Promise<{ url: string; stop: () => Promise<void> }> {
  const hosted = new Map<string, Hosted>()
  const server = createServer((request, response) => void answer(hosted, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    await Promise.all([...hosted.values()].map(({ studio }) => studio.stop()))
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

async function answer(hosted: Map<string, Hosted>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Sent as text, so that a browser need not ask for permission first.
  response.setHeader('access-control-allow-origin', '*')
  try {
    let text = ''
    for await (const chunk of request) text += chunk
    const value = await carryOut(hosted, (request.url ?? '').slice(1), JSON.parse(text))
    response.end(JSON.stringify(value ?? null))
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}

async function carryOut(hosted: Map<string, Hosted>, url: string, command: Command): Promise<unknown> {
  if (command.does === 'start') {
    const studio = await FakeStudio.start(command.prefix)
    hosted.set(encodeURIComponent(studio.url), { studio, holds: new Map() })
    return studio.url
  }
  const found = hosted.get(url)
  if (!found) throw new Error(`There is no Studio at ${url}.`)
  const { studio, holds } = found
  switch (command.does) {
    case 'stop':
      hosted.delete(url)
      return studio.stop()
    case 'cut':
      return studio.cut()
    case 'forget':
      return studio.events.forget()
    case 'next':
      return studio.next(command.name, ...command.faults.map((fault) => perform(fault, holds)))
    case 'seen':
      return seen(studio, command.name, command.count)
    case 'closed':
      return studio.closed(await seen(studio, command.name, command.count))
    case 'requests':
      return command.name === '' ? studio.requests : studio.seenSoFar(command.name)
    case 'release':
      return holdOf(holds, command.name).resolve()
    case 'snapshot': {
      const conversations = [...studio.data.conversations.keys()].map((id) => studio.data.readConversation(id))
      return { conversations, images: [...studio.data.images.keys()].map((id) => studio.data.imageOrThrow(id)) }
    }
    case 'data':
      return callData(studio, command.method, command.parameters)
  }
}

/** The request of that name and number, as soon as it has come in. */
async function seen(studio: FakeStudio, name: string, count: number): Promise<SeenRequest> {
  for (;;) {
    const request = studio.seenSoFar(name)[count - 1]
    if (request) return request
    await studio.seen(name)
  }
}

function callData({ data, events }: FakeStudio, name: string, parameters: unknown[]): unknown {
  const method: unknown = Reflect.get(data, name)
  if (typeof method !== 'function') throw new Error(`The data has no method ${name}.`)
  const value: unknown = Reflect.apply(method, data, parameters)
  events.publish()
  return value
}

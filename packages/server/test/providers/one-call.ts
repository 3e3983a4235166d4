import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ImageModelContext, ImageModelRequest } from '../../src/models/image-model.js'
import type { ModelSettings } from '../../src/models/image-provider.js'

/* One call of an adapter without a Studio around it, to a server that answers as a test says. */

const servers = new Set<Server>()

/** Closes what `serverOf` has opened: for `afterEach`. */
export async function closeServers(): Promise<void> {
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  servers.clear()
}

/** A request for words alone. */
export const request: ImageModelRequest = {
  kind: 'text2img',
  prompt: 'a cat',
  width: 1024,
  height: 1024,
  seed: null,
  source: null,
  references: [],
}

/** What goes with one call, and what was written down of it, in order. */
export function contextOf(): ImageModelContext & { written: string[] } {
  const written: string[] = []
  const write = (what: string) => async () => {
    written.push(what)
  }
  return {
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
    onProgress: () => undefined,
    onPreview: () => undefined,
    providerCall: { jobId: null, begin: write('begin'), forget: write('forget'), keepJob: write('keepJob') },
    written,
  }
}

/** The settings of a model that can do nothing special. */
export function settingsOf(
  changes: Partial<Omit<ModelSettings, 'info'>> & { info?: Partial<ModelSettings['info']> } = {},
): ModelSettings {
  return {
    model: 'painter-1',
    apiKey: 'key-of-the-tests',
    keyName: 'PAINTER_KEY',
    baseUrl: 'https://painter.example',
    isOwnAddress: false,
    options: {},
    environment: {},
    workingDirectory: '.',
    ...changes,
    info: {
      id: 'painter',
      name: 'Painter',
      kinds: ['text2img', 'img2img'],
      sizes: ['1024x1024'],
      default_size: '1024x1024',
      credits: 1,
      max_images: 1,
      supports_mask: false,
      supports_seed: false,
      is_demo: false,
      ...changes.info,
    },
  }
}

/** Answers every request with `reply`, and keeps what came. */
export async function serverOf(reply: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const seen: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    seen.push({ method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body })
    reply(incoming, response, body)
  })
  servers.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen }
}

/** Answers with JSON. */
export const sendJson = (response: ServerResponse, status: number, value: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

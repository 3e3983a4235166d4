import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReadConversation } from '../src/index.js'
import { EventFeed } from './event-feed.js'
import { FakeData } from './fake-data.js'

/** A request as it came in. */
export interface SeenRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: unknown
}

/** What an answer would be, before a fault gets at it. */
export interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** Does something else than answering. `answer()` does what was asked and says what would have been answered. */
export type Fault = (response: ServerResponse, answer: () => Answer) => void | Promise<void>

/**
 * A real HTTP server that speaks the contract, and misbehaves where a test tells it to. Requests are named by their
 * method and the end of their path, as in `POST /messages`.
 */
export class FakeStudio {
  readonly data = new FakeData()
  readonly requests: SeenRequest[] = []
  readonly #faults: { name: string; fault: Fault }[] = []
  readonly #waiting: { name: string; seen: (request: SeenRequest) => void }[] = []
  readonly #stored = new Map<string, Answer>()
  readonly #streams = new Set<ServerResponse>()
  readonly #closed = new Map<SeenRequest, Promise<void>>()
  readonly #prefix: string
  /** What the conversations' streams tell. Whoever changes `data` by hand publishes it. */
  readonly events = new EventFeed(this.data)
  readonly #server = createServer((request, response) => void this.#handle(request, response))

  private constructor(prefix: string) {
    this.#prefix = prefix
  }

  static async start(prefix = ''): Promise<FakeStudio> {
    const studio = new FakeStudio(prefix)
    studio.#server.listen(0, '127.0.0.1')
    await once(studio.#server, 'listening')
    return studio
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#prefix}`
  }

  /** The next requests of that name each meet one of these faults, in this order. */
  next(name: string, ...faults: Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ name, fault })))
  }

  /** Resolves when the next request of that name has come in. */
  seen(name: string): Promise<SeenRequest> {
    return new Promise((resolve) => this.#waiting.push({ name, seen: resolve }))
  }

  seenSoFar(name: string): SeenRequest[] {
    return this.requests.filter((request) => isNamed(request, name))
  }

  /** Breaks every connection over which events are told. What happens before the next one opens is replayed to it. */
  cut(): void {
    for (const response of this.#streams) response.socket?.destroy()
  }

  /** Resolves when the connection of that request has come to its end. */
  async closed(request: SeenRequest): Promise<void> {
    await this.#closed.get(request)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // Pages of another origin may ask. A connection is used once, since browsers silently repeat what breaks a used one.
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-expose-headers', 'x-request-id, retry-after, idempotency-replayed')
    response.setHeader('connection', 'close')
    if (incoming.method === 'OPTIONS') return permit(incoming, response)
    const closed = once(response, 'close')
    const request = await readRequest(incoming)
    this.requests.push(request)
    this.#closed.set(
      request,
      closed.then(() => undefined),
    )
    const answer = () => this.#answerOnce(request)
    if (request.path.endsWith('/events')) {
      this.#streams.add(response)
      response.on('close', () => this.#streams.delete(response))
    }
    const fault = take(this.#faults, request)?.fault
    take(this.#waiting, request)?.seen(request)
    if (fault) await fault(response, answer)
    else if (!this.#listen(request, response)) write(response, answer())
  }

  /** True for whoever asked for the events of a conversation. */
  #listen({ method, path, headers }: SeenRequest, response: ServerResponse): boolean {
    const [, id] = /^GET .*\/api\/image-conversations\/([\w-]+)\/events$/.exec(`${method} ${path}`) ?? []
    if (id === undefined || !this.data.conversations.has(id)) return false
    const lastEventId = headers['last-event-id']
    this.events.listen(id, typeof lastEventId === 'string' ? lastEventId : undefined, response)
    return true
  }

  /** The first answer again for a key that was used before. */
  #answerOnce(request: SeenRequest): Answer {
    const key = request.headers['idempotency-key']
    const before = typeof key === 'string' ? this.#stored.get(key) : undefined
    if (before) return { ...before, headers: { 'idempotency-replayed': 'true' } }
    const answer = this.#answer(request)
    if (typeof key === 'string') this.#stored.set(key, answer)
    this.events.publish()
    return answer
  }

  #answer({ method, path, body }: SeenRequest): Answer {
    const [route, id = ''] = routeOf(method, path.slice(this.#prefix.length))
    const { data } = this
    const read = (body ?? {}) as { content: string; prompt: string; title: string; image_id: string | null }
    const isKnown = id === '' || (route.includes('image/') ? data.images.has(id) : data.conversations.has(id))
    if (!isKnown) return problem(404, 'not_found', 'There is no such thing.')
    switch (route) {
      case 'create':
        return { status: 201, body: data.createConversation() }
      case 'read':
        return { status: 200, body: data.readConversation(id, pageOf(path)) }
      case 'send':
        return { status: 202, body: data.send(id, read) }
      case 'choose':
        return { status: 200, body: data.choose(id, read.image_id) }
      case 'image/read':
        return { status: 200, body: data.image(id) }
      case 'image/start': {
        const conversation = data.createConversation()
        data.choose(conversation.id, id)
        return { status: 201, body: data.readConversation(conversation.id) }
      }
      case 'list':
        return { status: 200, body: data.list(data.conversations.values()) }
      case 'update':
        return { status: 200, body: data.update(id, read) }
      case 'delete':
        data.conversations.delete(id)
        return { status: 204, body: undefined }
      case 'image/list':
        return { status: 200, body: data.list(data.images.values()) }
      case 'image/upload':
        return { status: 201, body: data.upload() }
      case 'image/generate':
        return { status: 202, body: data.generate(read) }
      case 'image/cancel':
        data.finish(id, 'cancelled')
        return { status: 200, body: data.image(id) }
      case 'image/delete':
        data.images.delete(id)
        return { status: 204, body: undefined }
      case 'models':
        return { status: 200, body: { data: [model] } }
      case 'account':
        return { status: 200, body: account }
      default:
        return problem(404, 'not_found', `There is no ${method} ${path}.`)
    }
  }
}

const model = {
  id: 'sketch',
  name: 'Sketch',
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024'],
  default_size: '1024x1024',
  credits: 0,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  is_demo: true,
}

const account = { user_id: 'local', credits: { enabled: false, balance: 0, reserved: 0, available: 0 } }

const routePatterns: [string, RegExp][] = [
  ['create', /^POST \/api\/image-conversations$/],
  ['image/start', /^POST \/api\/image-conversations\/from-image\/([\w-]+)$/],
  ['read', /^GET \/api\/image-conversations\/([\w-]+)(?:\?.*)?$/],
  ['send', /^POST \/api\/image-conversations\/([\w-]+)\/messages$/],
  ['choose', /^PATCH \/api\/image-conversations\/([\w-]+)\/active-image$/],
  ['image/read', /^GET \/api\/images\/([\w-]+)$/],
  ['list', /^GET \/api\/image-conversations(?:\?.*)?$/],
  ['update', /^PATCH \/api\/image-conversations\/([\w-]+)$/],
  ['delete', /^DELETE \/api\/image-conversations\/([\w-]+)$/],
  ['image/list', /^GET \/api\/images(?:\?.*)?$/],
  ['image/upload', /^POST \/api\/images$/],
  ['image/generate', /^POST \/api\/images\/(?:text2img|img2img)$/],
  ['image/cancel', /^POST \/api\/images\/([\w-]+)\/cancel$/],
  ['image/delete', /^DELETE \/api\/images\/([\w-]+)$/],
  ['models', /^GET \/api\/models$/],
  ['account', /^GET \/api\/account$/],
]

function routeOf(method: string, path: string): [string, string?] {
  for (const [route, pattern] of routePatterns) {
    const match = pattern.exec(`${method} ${path}`)
    if (match) return match[1] === undefined ? [route] : [route, match[1]]
  }
  return ['unknown']
}

/** Which messages the query of a path asks for. */
function pageOf(path: string): ReadConversation {
  const query = new URLSearchParams(path.split('?')[1])
  const limit = query.get('limit')
  return { limit: limit === null ? undefined : Number(limit), before: query.get('before') ?? undefined }
}

function permit(incoming: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  })
  response.end()
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let text = ''
  for await (const chunk of incoming) text += chunk
  const { method = '', url = '', headers } = incoming
  const isJson = headers['content-type']?.startsWith('application/json')
  return { method, path: url, headers, body: isJson && text !== '' ? JSON.parse(text) : text || undefined }
}

function take<Entry extends { name: string }>(entries: Entry[], request: SeenRequest): Entry | undefined {
  const index = entries.findIndex(({ name }) => isNamed(request, name))
  return index < 0 ? undefined : entries.splice(index, 1)[0]
}

/** `GET /images/` names any image, `GET /messages` ends so. */
function isNamed({ method, path }: SeenRequest, name: string): boolean {
  const [wantedMethod, wantedPath = ''] = name.split(' ')
  return (
    method === wantedMethod && (path.endsWith(wantedPath) || (wantedPath.endsWith('/') && path.includes(wantedPath)))
  )
}

export function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type, 'x-request-id': 'request-1', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

export function problem(status: number, code: string, detail: string, headers: Record<string, string> = {}): Answer {
  const body = { type: 'about:blank', title: code, status, detail, code, request_id: 'request-1' }
  return { status, body, headers }
}

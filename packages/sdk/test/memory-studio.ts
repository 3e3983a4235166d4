import type { Conversation, CreateConversation, Image, Message, SendMessage } from '../src/index.js'
import { isFinal } from '../src/index.js'
import { FakeData } from './fake-data.js'
import { MemoryStream } from './memory-stream.js'

/** When a request goes on: once on its way there, once on its way back. */
export type Exchange = (when: 'arrive' | 'answer') => Promise<unknown>

interface Answer {
  status: number
  body: unknown
}

interface Told {
  number: number
  conversationId: string
  text: string
}

/**
 * A Studio without a network: as many devices as one likes talk to it through a `fetch` of their own, and a test says when
 * what arrives. Runs in Node and in a browser alike.
 */
export class MemoryStudio {
  readonly data = new FakeData()
  readonly #stored = new Map<string, Answer>()
  readonly #told = new Map<string, string>()
  readonly #log: Told[] = []
  readonly #devices: MemoryDevice[] = []

  device(exchange: Exchange): MemoryDevice {
    const device = new MemoryDevice(this, exchange)
    this.#devices.push(device)
    return device
  }

  /** Tells every stream what has changed since the last time; whoever changes `data` by hand calls it. */
  publish(): void {
    for (const id of this.data.conversations.keys()) {
      const { messages, previous_cursor: _cursor, ...conversation } = this.data.readConversation(id)
      for (const message of messages) {
        if (message.image) this.#tell(id, 'image', message.image)
        this.#tell(id, 'message', message)
      }
      this.#tell(id, 'conversation', conversation)
    }
  }

  /** The events of a conversation after that one; without it, where it stands now. */
  eventsSince(conversationId: string, number: number | undefined): Told[] {
    if (number !== undefined)
      return this.#log.filter((told) => told.conversationId === conversationId && told.number > number)
    const {
      messages: _messages,
      previous_cursor: _cursor,
      ...conversation
    } = this.data.readConversation(conversationId)
    const text = eventText('conversation', conversation)
    return [{ number: this.#log.length, conversationId, text }]
  }

  answer(method: string, url: URL, key: string | null, body: string | null): Answer {
    const stored = key === null ? undefined : this.#stored.get(key)
    if (stored) return stored
    // Kept as it was then, whatever becomes of its objects.
    const answer = structuredClone(this.#answer(method, url, body))
    if (key !== null) this.#stored.set(key, answer)
    this.publish()
    return answer
  }

  #answer(method: string, { pathname, searchParams }: URL, text: string | null): Answer {
    const { data } = this
    const [, , kind, id = '', action] = pathname.split('/')
    const body = text === null ? {} : JSON.parse(text)
    const isKnown = id === '' || (kind === 'images' ? data.images : data.conversations).has(id)
    if (!isKnown) return problem(404, 'not_found')
    if (kind === 'images') {
      if (id === '') return { status: 201, body: data.upload() }
      if (isFinal(data.imageOrThrow(id).status)) return problem(409, 'not_cancellable')
      data.finish(id, 'cancelled')
      return { status: 200, body: data.image(id) }
    }
    if (id === '') return { status: 201, body: this.#create(body) }
    if (action === 'messages') return { status: 202, body: data.send(id, body satisfies SendMessage) }
    if (action === 'active-image') {
      const isReady = body.image_id === null || data.image(body.image_id)?.status === 'completed'
      return isReady ? { status: 200, body: data.choose(id, body.image_id) } : problem(409, 'image_not_ready')
    }
    if (method === 'PATCH') return { status: 200, body: data.update(id, body) }
    const limit = searchParams.get('limit')
    const page = { limit: limit === null ? undefined : Number(limit), before: searchParams.get('before') ?? undefined }
    return { status: 200, body: data.readConversation(id, page) }
  }

  #create({ title }: CreateConversation): Conversation {
    const conversation = this.data.createConversation()
    return title === undefined ? conversation : this.data.update(conversation.id, { title })
  }

  #tell(conversationId: string, type: string, thing: Image | Message | Conversation): void {
    const text = eventText(type, thing)
    const key = `${type} ${thing.id}`
    if (this.#told.get(key) === text) return
    this.#told.set(key, text)
    const told = { number: this.#log.length + 1, conversationId, text }
    this.#log.push(told)
    for (const device of this.#devices) device.tell(told)
  }
}

/** A browser or a script somewhere: it may be offline, its answers may get lost, its events come in any order. */
export class MemoryDevice {
  /** True: nothing gets through. */
  isOffline = false
  /** How many of the next requests are lost: by turns on the way there and on the way back. */
  failures = 0
  readonly #studio: MemoryStudio
  readonly #exchange: Exchange
  #streams: MemoryStream[] = []

  constructor(studio: MemoryStudio, exchange: Exchange) {
    this.#studio = studio
    this.#exchange = exchange
  }

  /** The streams that are open. */
  get streams(): readonly MemoryStream[] {
    this.#streams = this.#streams.filter(({ isOpen }) => isOpen)
    return this.#streams
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input))
    const signal = init.signal ?? undefined
    const headers = new Headers(init.headers)
    await this.#exchange('arrive')
    signal?.throwIfAborted()
    const failure = this.failures > 0 ? this.failures-- : 0
    if (this.isOffline || failure % 2 === 1) throw new TypeError('Lost on the way there.')
    if (url.pathname.endsWith('/events')) return this.#listen(url, headers, signal)
    const body = typeof init.body === 'string' ? init.body : null
    const { status, body: answered } = this.#studio.answer(
      init.method ?? 'GET',
      url,
      headers.get('idempotency-key'),
      body,
    )
    // As it was when it left, however late it comes.
    const text = JSON.stringify(answered)
    await this.#exchange('answer')
    signal?.throwIfAborted()
    if (this.isOffline || failure > 0) throw new TypeError('Lost on the way back.')
    const type = status >= 400 ? 'application/problem+json' : 'application/json'
    return new Response(text, { status, headers: { 'content-type': type } })
  }

  tell(told: Told): void {
    for (const stream of this.streams) if (stream.conversationId === told.conversationId) stream.add(told)
  }

  goOffline(): void {
    this.isOffline = true
    this.cut()
  }

  /** Breaks every stream; what it had not delivered is replayed to the next. */
  cut(): void {
    for (const stream of this.streams) stream.break()
  }

  #listen({ pathname }: URL, headers: Headers, signal: AbortSignal | undefined): Response {
    const conversationId = pathname.split('/')[3] ?? ''
    const last = headers.get('last-event-id')
    const stream = new MemoryStream(conversationId, signal)
    for (const told of this.#studio.eventsSince(conversationId, last === null ? undefined : Number(last)))
      stream.add(told)
    this.#streams.push(stream)
    return new Response(stream.body, { headers: { 'content-type': 'text/event-stream' } })
  }
}

function eventText(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}

function problem(status: number, code: string): Answer {
  return {
    status,
    body: { type: 'about:blank', title: code, status, detail: `It is ${code}.`, code, request_id: 'r1' },
  }
}

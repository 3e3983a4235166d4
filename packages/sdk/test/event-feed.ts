import type { ServerResponse } from 'node:http'
import type { FakeData } from './fake-data.js'

interface Told {
  conversationId: string
  id: number
  text: string
}

/** The events of the fake Studio's conversations: whole objects whenever they have changed, each with a number. */
export class EventFeed {
  readonly #data: FakeData
  readonly #streams = new Set<{ conversationId: string; response: ServerResponse }>()
  readonly #current = new Map<string, string>()
  #log: Told[] = []
  #count = 0
  #forgotten = 0

  constructor(data: FakeData) {
    this.#data = data
  }

  /** Tells a connection what has happened since that event, or where the conversation stands, and then what happens. */
  listen(conversationId: string, lastEventId: string | undefined, response: ServerResponse): void {
    this.publish()
    const stream = { conversationId, response }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.on('close', () => this.#streams.delete(stream))
    this.#streams.add(stream)
    if (lastEventId === undefined) {
      const {
        messages: _messages,
        previous_cursor: _cursor,
        ...conversation
      } = this.#data.readConversation(conversationId)
      response.write(eventText('conversation', this.#count, conversation))
    } else if (Number(lastEventId) < this.#forgotten) {
      response.write(eventText('resync', this.#count, { conversation_id: conversationId }))
    } else {
      const missed = this.#log.filter((told) => told.conversationId === conversationId && told.id > Number(lastEventId))
      response.write(missed.map(({ text }) => text).join('') || ':\n\n')
    }
  }

  /** Tells every listener what has changed since the last time. */
  publish(): void {
    for (const conversationId of this.#data.conversations.keys()) {
      const { messages, previous_cursor: _cursor, ...conversation } = this.#data.readConversation(conversationId)
      for (const message of messages) {
        if (message.image) this.#tell(conversationId, 'image', message.image)
        this.#tell(conversationId, 'message', message)
      }
      this.#tell(conversationId, 'conversation', conversation)
    }
  }

  /** From now on nothing older can be replayed: whoever goes on from there is answered with `resync`. */
  forget(): void {
    this.publish()
    this.#log = []
    this.#forgotten = this.#count + 1
    this.#count += 1
  }

  #tell(conversationId: string, type: string, thing: { id: string }): void {
    const key = `${type} ${thing.id}`
    const now = JSON.stringify(thing)
    if (this.#current.get(key) === now) return
    this.#current.set(key, now)
    this.#count += 1
    const told = { conversationId, id: this.#count, text: eventText(type, this.#count, thing) }
    this.#log.push(told)
    for (const stream of this.#streams) if (stream.conversationId === conversationId) stream.response.write(told.text)
  }
}

function eventText(type: string, id: number, data: unknown): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}

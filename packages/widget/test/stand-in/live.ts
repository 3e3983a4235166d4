import type { Change } from './library.js'

interface Told {
  number: number
  conversationId: string
  text: string
}

interface Stream {
  conversationId: string
  write: (text: string) => void
  end: (error?: TypeError) => void
}

/** How often a stream that has nothing to tell says that it is there. */
const HEARTBEAT_MS = 15_000

const encoder = new TextEncoder()

/** The event streams of all conversations, and what they have told. */
export class Live {
  readonly #log: Told[] = []
  readonly #streams = new Set<Stream>()
  /** Conversations that a stream was opened for: nobody asks for what was told before. */
  readonly #watched = new Set<string>()

  tell({ conversationId, type, data }: Change): void {
    if (!this.#watched.has(conversationId)) return
    const number = this.#log.length + 1
    const told = { number, conversationId, text: eventText(number, type, data) }
    this.#log.push(told)
    for (const stream of this.#streams) if (stream.conversationId === conversationId) stream.write(told.text)
  }

  /** A stream that goes on after that event; without one, it begins with where the conversation stands. */
  open(conversation: { id: string }, lastEventId: string | null, signal: AbortSignal): Response {
    this.#watched.add(conversation.id)
    const missed = this.#log.filter(
      (told) => told.conversationId === conversation.id && told.number > Number(lastEventId),
    )
    const first = lastEventId
      ? missed.map(({ text }) => text)
      : [eventText(this.#log.length, 'conversation', conversation)]
    const body = this.#stream(conversation.id, first.join(''), signal)
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  /** Breaks every stream, as a lost connection does. */
  break(): void {
    for (const stream of this.#streams) stream.end(new TypeError('network error'))
  }

  close(): void {
    for (const stream of this.#streams) stream.end()
  }

  #stream(conversationId: string, first: string, signal: AbortSignal): ReadableStream<Uint8Array> {
    let leave = () => {}
    return new ReadableStream({
      start: (controller) => {
        const write = (text: string) => controller.enqueue(encoder.encode(text))
        const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS)
        const end = (error?: TypeError) => {
          leave()
          if (error) controller.error(error)
          else controller.close()
        }
        const stream = { conversationId, write, end }
        const abort = () => end(new TypeError('aborted'))
        leave = () => {
          clearInterval(heartbeat)
          signal.removeEventListener('abort', abort)
          this.#streams.delete(stream)
        }
        signal.addEventListener('abort', abort)
        this.#streams.add(stream)
        write(first || ':\n\n')
      },
      cancel: () => leave(),
    })
  }
}

function eventText(number: number, type: Change['type'], data: object): string {
  return `id: ${number}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}

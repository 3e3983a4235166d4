import { conversationEventSchemas, routes } from '../contract/index.js'
import type { ConversationEvent } from '../contract/types.js'
import { delay } from './abortable.js'
import { ConnectionError, isPicGenError, isTransientError, ResponseError } from './errors/index.js'
import { createEventParser, type ServerSentEvent } from './event-parser.js'
import type { OpenStream } from './open-stream.js'
import type { RequestOptions } from './options.js'

/** How to watch a conversation. */
export interface WatchOptions extends RequestOptions {
  /** The `id` of the last event that is known: what happened since comes first. Without it, what happens from now on. */
  lastEventId?: string | undefined
}

/** Milliseconds. The server says something every 15 s, so a connection that is silent for longer is dead. */
const SILENCE_MS = 40_000

/** How its connections are made. */
export interface WatchConnection {
  open: OpenStream
  /** Milliseconds to wait after the first, second, … connection in a row that brought nothing. */
  retryDelayMs: (tries: number) => number
}

/** The events of a conversation, over as many connections as it takes. See `Conversations.events`. */
export async function* watchConversation(
  { open, retryDelayMs }: WatchConnection,
  conversationId: string,
  { lastEventId, signal }: WatchOptions = {},
): AsyncGenerator<ConversationEvent, never, void> {
  let position = lastEventId
  let failures = 0
  for (;;) {
    signal?.throwIfAborted()
    let asked = 0
    try {
      for await (const event of readConnection(open, conversationId, position, signal)) {
        failures = 0
        position = event.id ?? position
        const read = readEvent(event)
        if (read) yield read
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (!isTransientError(error)) throw error
      asked = isPicGenError(error) ? (error.retryAfterMs ?? 0) : 0
    }
    failures += 1
    await delay(Math.max(asked, retryDelayMs(failures)), signal)
  }
}

/** One connection, until the server ends it. Whoever stops listening closes it. */
async function* readConnection(
  open: OpenStream,
  conversationId: string,
  lastEventId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<ServerSentEvent, void, void> {
  const connection = new AbortController()
  const silent = () =>
    connection.abort(new ConnectionError('The event stream fell silent.', { code: 'connection_failed' }))
  let silence = setTimeout(silent, SILENCE_MS)
  try {
    const { body } = await open({
      route: routes.watchConversation,
      parameters: { conversation_id: conversationId },
      headers: { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: signal ? AbortSignal.any([signal, connection.signal]) : connection.signal,
    })
    const parse = createEventParser()
    for await (const piece of body) {
      clearTimeout(silence)
      silence = setTimeout(silent, SILENCE_MS)
      yield* parse(piece)
    }
  } finally {
    clearTimeout(silence)
    connection.abort()
  }
}

/** Undefined: an event of a kind that this version does not know. */
function readEvent({ type, id = '', data }: ServerSentEvent): ConversationEvent | undefined {
  if (!isKnown(type)) return undefined
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch (cause) {
    throw new ResponseError(`An event of type ${type} is no JSON.`, { code: 'unexpected_response', cause })
  }
  const read = conversationEventSchemas[type].safeParse(value)
  if (read.success) return { type, id, data: read.data } as ConversationEvent // The type chose the schema.
  const [issue] = read.error.issues
  throw new ResponseError(
    `An event of type ${type} breaks the contract (${issue?.path.join('.')}: ${issue?.message}).`,
    { code: 'unexpected_response', cause: read.error },
  )
}

function isKnown(type: string): type is ConversationEvent['type'] {
  return Object.hasOwn(conversationEventSchemas, type)
}

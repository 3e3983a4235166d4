import { routes } from '../contract/routes.js'
import type { ConversationDetail, ConversationEvent } from '../contract/types.js'
import { eventsOf, readEvent } from './conversation-event.js'
import { type LiveConnection, type LiveSource, type LiveTimes, listen } from './live.js'
import { Newest } from './newest.js'
import type { OpenStream } from './open-stream.js'
import type { RequestOptions } from './options.js'
import { currentPage, type PageState } from './page-state.js'

/** How to watch a conversation. */
export interface WatchOptions extends LiveTimes, Pick<RequestOptions, 'signal' | 'headers'> {
  /** The `id` of the last event that is known: what happened since comes first. Without it, what happens from now on. */
  lastEventId?: string | undefined
  /** Called with how news comes, whenever that is found out. */
  onConnection?: ((connection: LiveConnection) => void) | undefined
}

/** What watching works with. */
export interface WatchConnection {
  open: OpenStream
  /** Milliseconds to wait after the first, second, … connection in a row that brought nothing. */
  retryDelayMs: (tries: number) => number
  /** Default: the page that this runs in. */
  page?: PageState
}

type ReadConversation = (conversationId: string, options: RequestOptions) => Promise<ConversationDetail>

/** The events of a conversation, over as many connections as it takes. See `Conversations.events`. */
export async function* watchConversation(
  { open, retryDelayMs, page = currentPage() }: WatchConnection,
  read: ReadConversation,
  conversationId: string,
  options: WatchOptions = {},
): AsyncGenerator<ConversationEvent, never, void> {
  const { lastEventId, headers, signal = new AbortController().signal, ...times } = options
  const newest = new Newest()
  const source: LiveSource<ConversationEvent> = {
    open: (since, each) => openEvents(open, conversationId, { since, headers, signal: each }),
    take: (event) => readEvent(event),
    look: async (each) => eventsOf(await read(conversationId, { signal: each, headers })),
  }
  for await (const event of listen(source, { ...times, lastEventId, looksFirst: false, retryDelayMs, signal, page })) {
    // A `resync` is answered with a look: whoever listens gets the whole objects instead.
    if (event.type !== 'resync' && newest.takes(event)) yield event
  }
  throw signal.reason
}

/** One connection to the events of a conversation. */
export function openEvents(
  open: OpenStream,
  conversationId: string,
  {
    since,
    headers: given,
    signal,
  }: { since: string | undefined; headers?: HeadersInit | undefined; signal: AbortSignal },
): Promise<AsyncIterable<string>> {
  const headers = new Headers(given)
  if (since !== undefined) headers.set('last-event-id', since)
  return open({
    route: routes.watchConversation,
    parameters: { conversation_id: conversationId },
    headers,
    signal,
  })
}

import type { Image } from '../contract/types.js'
import { readEvent } from './conversation-event.js'
import { createDeadline } from './deadline.js'
import { isFinal } from './is-final.js'
import { type LiveSource, type LiveTimes, listen } from './live.js'
import { Newest } from './newest.js'
import type { RequestOptions } from './options.js'
import { currentPage } from './page-state.js'
import { INTERVAL_MS, poll } from './polling.js'
import { stillRunning, WAIT_MS } from './wait-for.js'
import { openEvents, type WatchConnection } from './watch-conversation.js'

/** How to watch an image. */
export interface WatchImageOptions extends LiveTimes, Pick<RequestOptions, 'signal' | 'headers'> {
  /** Milliseconds until watching is given up; `Infinity` for never. Default 180000. */
  timeoutMs?: number | undefined
}

type ReadImage = (imageId: string, options: RequestOptions) => Promise<Image>

/** An image whenever it has changed, until it is final. See `Images.watch`. */
export async function* watchImage(
  connection: WatchConnection,
  read: ReadImage,
  imageId: string,
  { timeoutMs = WAIT_MS, signal: given, headers, ...times }: WatchImageOptions = {},
): AsyncGenerator<Image, void, void> {
  const { signal, clear } = createDeadline(timeoutMs, () => stillRunning(imageId, timeoutMs), given)
  const newest = new Newest()
  const parts = {
    ...connection,
    ...times,
    signal,
    read: (each: AbortSignal) => read(imageId, { signal: each, headers }),
  }
  try {
    for await (const image of imagesOf(parts, imageId, headers)) {
      if (newest.takes({ type: 'image', id: '', data: image })) yield image
      if (isFinal(image.status)) return
    }
  } finally {
    clear()
  }
}

interface WatchParts extends WatchConnection, LiveTimes {
  signal: AbortSignal
  read: (signal: AbortSignal) => Promise<Image>
}

/** Only a conversation has events: an image outside of one is looked at. */
async function* imagesOf(parts: WatchParts, imageId: string, headers: HeadersInit | undefined): AsyncGenerator<Image> {
  const { open, page = currentPage(), read, signal, intervalMs = INTERVAL_MS } = parts
  let conversationId: string | null = null
  for await (const image of poll(read, { intervalMs, forMs: Number.POSITIVE_INFINITY, signal, page })) {
    yield image
    conversationId = image.conversation_id
    if (conversationId !== null) break
  }
  if (conversationId === null) return
  const inConversation = conversationId
  const source: LiveSource<Image> = {
    open: (since, each) => openEvents(open, inConversation, { since, headers, signal: each }),
    take: (event) =>
      readEvent(event).flatMap(({ type, data }) => (type === 'image' && data.id === imageId ? [data] : [])),
    look: async (each) => [await read(each)],
  }
  yield* listen(source, { ...parts, page, lastEventId: undefined, looksFirst: true })
}

import { createBatch } from './batch.js'
import type { Changes } from './repository.js'
import type { EventStream } from './stream.js'

/** How long a read that failed is left alone, in milliseconds. */
const RETRY_MS = 1000

/** One conversation that this process watches, for all of its streams. */
export interface Feed {
  readonly streams: ReadonlySet<EventStream>
  /** The least that one of its streams has seen; null where none is in a state to get more. */
  readonly position: bigint | null
  add(stream: EventStream): void
  remove(stream: EventStream): void
  /** Something may have changed. However often it is called during a read, one more read follows. */
  wake(): void
  close(): void
}

/** What a feed is made of. */
export interface FeedParts {
  /** Null: the conversation is gone. */
  read(since: bigint | null): Promise<Changes | null>
  onError(error: unknown): void
}

/** One read is under way at a time, and what it read goes to every stream before the next begins: nobody sees the past. */
export function createFeed({ read, onError }: FeedParts): Feed {
  const streams = new Set<EventStream>()
  let isReading = false
  let isStale = false
  let retry: NodeJS.Timeout | undefined

  const turn = async () => {
    const ready = [...streams].filter((stream) => stream.isReady)
    if (ready.length === 0) return
    const changes = await read(leastPosition(ready))
    if (!changes) {
      for (const stream of streams) stream.endWithResync()
      return
    }
    const batch = createBatch(changes)
    for (const stream of ready) if (stream.isReady) stream.take(batch)
  }

  const run = async () => {
    isReading = true
    try {
      while (isStale) {
        isStale = false
        await turn()
      }
    } catch (error) {
      onError(error)
      retry ??= setTimeout(() => {
        retry = undefined
        wake()
      }, RETRY_MS)
    } finally {
      isReading = false
    }
  }

  const wake = () => {
    isStale = true
    if (!isReading) void run()
  }

  return {
    streams,
    get position() {
      return leastPosition([...streams].filter((stream) => stream.isReady))
    },
    add(stream) {
      streams.add(stream)
      wake()
    },
    remove(stream) {
      streams.delete(stream)
      if (streams.size === 0) clearTimeout(retry)
    },
    wake,
    close() {
      clearTimeout(retry)
      for (const stream of streams) stream.end()
    },
  }
}

function leastPosition(streams: readonly EventStream[]): bigint | null {
  let least: bigint | null = null
  for (const { position } of streams) {
    if (typeof position === 'bigint' && (least === null || position < least)) least = position
  }
  return least
}

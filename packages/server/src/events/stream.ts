import type { ServerResponse } from 'node:http'
import { type Batch, type Presentation, writeEvent } from './batch.js'
import type { Change } from './repository.js'

/** One client that watches a conversation. */
export interface EventStream {
  /**
   * What the client has seen: everything below this transaction. Null: it has just come. Undefined: what it said is no
   * position of ours.
   */
  readonly position: bigint | null | undefined
  /** False while the client has yet to read what was written: it is brought up to date afterwards, from the tables. */
  readonly isReady: boolean
  /** Sends what this client has not seen, as far as it reads. */
  take(batch: Batch): void
  /** Keeps the connection alive through proxies; drops a client that has stopped reading or has been here long enough. */
  tick(now: number): void
  /** Says that the conversation must be read anew, and ends. */
  endWithResync(): void
  /** Ends; the client comes back by itself. */
  end(): void
}

/** What a stream is made of. */
export interface StreamParts {
  response: ServerResponse
  presentation: Presentation
  conversationId: string
  position: bigint | null | undefined
  /** How long the client may leave what was written unread before it is dropped, in milliseconds. */
  patienceMs: number
  /** When it has to end, in milliseconds since 1970. */
  endsAt: number
  /** The client has read what was written, and takes more. */
  onReady(): void
}

/** Writes to a response whose head has been sent. No more than the response's own buffer and one event is ever held. */
export function createEventStream(parts: StreamParts): EventStream {
  const { response, presentation, conversationId, patienceMs, endsAt, onReady } = parts
  let { position } = parts
  /** What was sent although its transaction is not below the position, and so will be read again. */
  const sent = new Map<string, bigint>()
  let stalledSince: number | null = null

  response.on('drain', () => {
    stalledSince = null
    onReady()
  })

  const write = (text: string) => {
    if (!response.write(text)) stalledSince ??= Date.now()
  }
  const writeAt = (id: bigint, text: string) => {
    position = id
    write(`id: ${id}\n${text}`)
  }
  const remember = (changes: readonly Change[]) => {
    for (const { key, changedIn } of changes) sent.set(key, changedIn)
  }
  /** For one who has just come: where the conversation stands, and an id to come back with. */
  const greet = ({ horizon, conversation, changes, textOf }: Batch) => {
    writeAt(horizon, textOf(conversation, presentation))
    remember(changes)
  }
  const resync = ({ horizon, changes }: Batch) => {
    writeAt(horizon, resyncEvent(conversationId))
    remember(changes)
  }
  const send = ({ horizon, textOf }: Batch, news: readonly Change[]) => {
    for (const [index, change] of news.entries()) {
      if (stalledSince !== null) return
      remember([change])
      const next = news[index + 1]?.changedIn ?? horizon
      writeAt(next < horizon ? next : horizon, textOf(change, presentation))
    }
    position = horizon
  }

  /** What a client does not read would never be sent to its end. */
  const leave = (last = '') => {
    if (stalledSince === null) response.end(last)
    else response.destroy()
  }

  return {
    get position() {
      return position
    },
    get isReady() {
      return stalledSince === null && response.writable
    },
    take(batch) {
      if (position === null) greet(batch)
      else if (position === undefined || isLost(position, batch)) resync(batch)
      else send(batch, newsFor(position, sent, batch))
      for (const [key, changedIn] of sent) if (position && changedIn < position) sent.delete(key)
    },
    tick(now) {
      if (stalledSince !== null) {
        if (now - stalledSince > patienceMs) response.destroy()
      } else if (now >= endsAt) {
        leave()
      } else {
        write(':\n\n')
      }
    },
    endWithResync() {
      leave(`id: ${position ?? 0}\n${resyncEvent(conversationId)}`)
    },
    end: () => leave(),
  }
}

function newsFor(position: bigint, sent: ReadonlyMap<string, bigint>, { changes }: Batch): Change[] {
  return changes.filter(({ key, changedIn }) => changedIn >= position && sent.get(key) !== changedIn)
}

/** A position that no read has given out yet comes from another database; one below the floor missed too much. */
function isLost(position: bigint, { horizon, floor }: Batch): boolean {
  return position > horizon || (floor !== null && position <= floor)
}

function resyncEvent(conversationId: string): string {
  return writeEvent('resync', { conversation_id: conversationId })
}

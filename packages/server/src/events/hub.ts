import type { ServerResponse } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../database/connect.js'
import { ProblemError } from '../http/problems.js'
import type { Presentation } from './batch.js'
import { createFeed, type Feed } from './feed.js'
import { createLimit } from './limit.js'
import { startListening } from './listener.js'
import { findChanged, readChanges } from './repository.js'
import { createEventStream } from './stream.js'

/** A comment to every client, and a look at the tables for what no notification told, so often, in milliseconds. */
const TICK_MS = 15_000

/** A client that has read nothing of what was written for so many ticks is dropped. */
const PATIENT_TICKS = 4

/** A stream ends after at most so long, in milliseconds: who comes back shows a token that is still good. */
const LONGEST_STREAM_MS = 15 * 60_000

/** How many streams one user may have in this process. */
const MAX_STREAMS = 1000

/** So many reads may be under way at once, for so long: streams never take all of the pool, nor wait for a dead connection. */
const READS = { most: 4, deadlineMs: 10_000 }

/** What the streams of this process are made of. */
export interface HubParts {
  database: Database
  /** Where a connection of its own listens. */
  databaseUrl: string
  logger: FastifyBaseLogger
  settings?: EventSettings | undefined
}

/** What tests want otherwise. */
export interface EventSettings {
  /** Milliseconds between two comments; 15 seconds unless told. */
  tickMs?: number
  /** How many streams one user may have in this process; 1,000 unless told. */
  maxStreams?: number
}

/** One client, and what it watches. */
export interface Watcher {
  userId: string
  /** As the database writes it. */
  conversationId: string
  /** Its head has been sent. */
  response: ServerResponse
  presentation: Presentation
  /** What the client said that it has seen; null: nothing, undefined: what it said is not to be understood. */
  position: bigint | null | undefined
}

/** All the streams of this process. */
export interface EventHub {
  /** Throws `rate_limited` where the user has too many streams already. */
  requireRoom(userId: string): void
  /** Sends what happens to the conversation until the client goes. */
  watch(watcher: Watcher): void
  /** Ends every stream and stops listening. */
  close(): Promise<void>
}

/** Nothing is opened before the first client comes. */
export function createEventHub({ database, databaseUrl, logger, settings = {} }: HubParts): EventHub {
  const { tickMs = TICK_MS, maxStreams = MAX_STREAMS } = settings
  const feeds = new Map<string, Feed>()
  const streamCounts = new Map<string, number>()
  const limit = createLimit(READS)
  let stopListening: (() => Promise<void>) | undefined
  let ticking: NodeJS.Timeout | undefined
  let isClosed = false

  const count = (userId: string, change: 1 | -1) => {
    const now = (streamCounts.get(userId) ?? 0) + change
    if (now === 0) streamCounts.delete(userId)
    else streamCounts.set(userId, now)
  }
  const start = () => {
    stopListening ??= startListening(databaseUrl, logger, {
      onChange: (conversationId) => feeds.get(conversationId)?.wake(),
      onListening: () => void wakeChanged(),
    })
    ticking ??= setInterval(tick, tickMs)
  }
  const feedOf = ({ userId, conversationId }: Watcher): Feed => {
    const known = feeds.get(conversationId)
    if (known) return known
    const feed = createFeed({
      read: (since) => limit(() => readChanges(database, { userId, conversationId }, since)),
      onError: (error) => logger.warn({ err: error, conversation_id: conversationId }, 'could not read what changed'),
    })
    feeds.set(conversationId, feed)
    return feed
  }
  /** For the time in which nobody listened, and for what can be lost without a word. */
  const wakeChanged = async () => {
    const watched: { conversationId: string; since: bigint }[] = []
    for (const [conversationId, feed] of feeds) {
      // Its first read is under way, and may have looked too early.
      if (feed.position === null) feed.wake()
      else watched.push({ conversationId, since: feed.position })
    }
    if (watched.length === 0) return
    try {
      for (const conversationId of await limit(() => findChanged(database, watched))) feeds.get(conversationId)?.wake()
    } catch (error) {
      logger.warn({ err: error }, 'could not look for changes; the next look may')
    }
  }
  const tick = () => {
    const now = Date.now()
    for (const feed of feeds.values()) for (const stream of feed.streams) stream.tick(now)
    void wakeChanged()
  }

  return {
    requireRoom(userId) {
      if ((streamCounts.get(userId) ?? 0) < maxStreams) return
      throw new ProblemError('rate_limited', `You have ${maxStreams} event streams open; close one.`, {
        retryAfter: 60,
      })
    },
    watch(watcher) {
      const { userId, conversationId, response } = watcher
      // The client may have gone while its conversation was looked for.
      if (isClosed || response.destroyed) {
        response.end()
        return
      }
      start()
      const feed = feedOf(watcher)
      const endsAt = Date.now() + LONGEST_STREAM_MS * (0.8 + Math.random() / 5)
      const stream = createEventStream({ ...watcher, patienceMs: PATIENT_TICKS * tickMs, endsAt, onReady: feed.wake })
      count(userId, 1)
      response.on('close', () => {
        count(userId, -1)
        feed.remove(stream)
        if (feed.streams.size === 0) feeds.delete(conversationId)
      })
      // A client that resets its connection is gone; 'close' follows, and there is nothing else to do.
      response.on('error', (error) => logger.debug({ err: error }, 'an event stream broke off'))
      feed.add(stream)
    },
    async close() {
      isClosed = true
      clearInterval(ticking)
      for (const feed of feeds.values()) feed.close()
      await stopListening?.()
    },
  }
}

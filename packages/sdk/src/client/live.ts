import { ConnectionError, isConnectionError, isPicGenError, isTransientError } from './errors/index.js'
import { createEventParser, type ServerSentEvent } from './event-parser.js'
import { NoStream } from './open-stream.js'
import { type PageState, pause } from './page-state.js'
import { INTERVAL_MS, poll } from './polling.js'

/** Something that can be listened to, and looked at where listening does not work. */
export interface LiveSource<Item> {
  /** Opens one connection, which goes on after that event. */
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<AsyncIterable<string>>
  /** What an event tells; nothing for one of a kind that this version does not know. */
  take(event: ServerSentEvent): Item[]
  /** Everything as it now is. */
  look(signal: AbortSignal): Promise<Item[]>
}

/** How patient to be, in milliseconds. */
export interface LiveTimes {
  /** Between two looks, where streams don't come through. Default 2000; five times as long while the page is hidden. */
  intervalMs?: number | undefined
  /**
   * In which a stream must say something, or it is taken to be kept back by a proxy. Default 25000: the server says
   * something every 15 s.
   */
  silenceMs?: number | undefined
  /** For how long to look before streams are tried again. Default 60000; doubles each time, up to ten times that. */
  pollingMs?: number | undefined
}

/** How news comes: over a stream, by looking again and again, or not at all for the moment. */
export type LiveConnection = 'live' | 'polling' | 'offline'

export interface LiveOptions extends LiveTimes {
  onConnection?: ((connection: LiveConnection) => void) | undefined
  lastEventId: string | undefined
  /** Whether to look once a stream is open: otherwise what happened before is not told. */
  looksFirst: boolean
  /** To wait after the first, second, … connection in a row that brought nothing. */
  retryDelayMs: (tries: number) => number
  signal: AbortSignal
  page: PageState
}

/** Milliseconds. */
const SILENCE_MS = 25_000
const POLLING_MS = 60_000

/** Connections in a row that brought nothing, after which they are taken not to come through. */
const FAILURES_BEFORE_LOOKING = 3

const CONNECTED = Symbol('connected')

/**
 * Listens over as many connections as it takes, looks where connections bring nothing, and tries them again later. Nothing
 * that happened in between is missed: a connection goes on where the last one was, or everything is looked at again.
 */
export async function* listen<Item>(source: LiveSource<Item>, options: LiveOptions): AsyncGenerator<Item, never, void> {
  const { signal, page, intervalMs = INTERVAL_MS, pollingMs = POLLING_MS, retryDelayMs, onConnection } = options
  const noteFailure = (error: unknown) => {
    if (!signal.aborted && isConnectionError(error)) onConnection?.('offline')
  }
  let position = options.lastEventId
  let mustLook = options.looksFirst
  let failures = 0
  let forMs = pollingMs
  for (;;) {
    let waitMs = 0
    try {
      for await (const event of readConnection(source, position, options)) {
        if (event === CONNECTED) onConnection?.('live')
        else {
          failures = 0
          forMs = pollingMs
          position = event.id ?? position
          mustLook ||= event.type === 'resync'
        }
        if (mustLook) yield* await source.look(signal)
        mustLook = false
        if (event !== CONNECTED) yield* source.take(event)
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      // A connection that breaks is mostly made anew at once.
      if (failures > 0) noteFailure(error)
      if (error instanceof NoStream) failures = FAILURES_BEFORE_LOOKING
      else if (!isTransientError(error)) throw error
      else waitMs = (isPicGenError(error) && error.retryAfterMs) || 0
    }
    failures += 1
    // With no event to go on from, what happens until the next connection would be missed.
    if (position === undefined) mustLook = true
    if (failures <= FAILURES_BEFORE_LOOKING) await pause(Math.max(waitMs, retryDelayMs(failures)), page, signal)
    else {
      const look = (each: AbortSignal) =>
        source.look(each).catch((error: unknown) => {
          noteFailure(error)
          throw error
        })
      for await (const items of poll(look, { intervalMs, forMs, signal, page })) {
        onConnection?.('polling')
        yield* items
      }
      forMs = Math.min(forMs * 2, pollingMs * 10)
      mustLook = true
    }
  }
}

/** One connection, until the server ends it. Whoever stops listening closes it. */
async function* readConnection(
  source: LiveSource<unknown>,
  lastEventId: string | undefined,
  { signal, page, silenceMs = SILENCE_MS }: LiveOptions,
): AsyncGenerator<ServerSentEvent | typeof CONNECTED, void, void> {
  signal.throwIfAborted()
  const connection = new AbortController()
  let isSilent = true
  let heardAt = Date.now()
  const fellSilent = () =>
    connection.abort(new ConnectionError('The event stream fell silent.', { code: 'connection_failed' }))
  const giveUp = () => (isSilent ? connection.abort(new NoStream('The event stream said nothing.')) : fellSilent())
  let silence = setTimeout(giveUp, silenceMs)
  // No timer runs while a computer sleeps, and a connection does not notice that its network went.
  const forget = page.onWake((isOnline) => {
    if (isOnline || Date.now() - heardAt > silenceMs) fellSilent()
  })
  try {
    const body = await source.open(lastEventId, AbortSignal.any([signal, connection.signal]))
    yield CONNECTED
    const parse = createEventParser()
    for await (const piece of body) {
      isSilent = false
      heardAt = Date.now()
      clearTimeout(silence)
      silence = setTimeout(giveUp, silenceMs)
      yield* parse(piece)
    }
  } finally {
    clearTimeout(silence)
    forget()
    connection.abort()
  }
}

import { isFinal, isNotFoundError, isPicGenError, isTransientError } from '../client/index.js'
import type { ConversationEvent } from '../contract/types.js'
import { sessionError } from './session-error.js'
import type { Connection, StudioState } from './state.js'
import type { StateChange } from './store.js'
import type { StudioClient } from './studio-session.js'
import { isSame, isShown, showImage } from './timeline.js'
import { waitToRetry } from './wait-to-retry.js'

/** What a follower works with. */
export interface FollowerParts {
  client: StudioClient
  state: () => StudioState
  show(change: StateChange): void
  /** Reads the conversation and shows it; `all`: every message that is shown, also where none is known to have changed. */
  read(all: boolean): Promise<void>
  /** True while a read is under way, which may have begun before an event. */
  isReading: () => boolean
  pollIntervalMs: number
  left: AbortSignal
}

/**
 * Keeps a conversation up to date. An event is a reason to read and never the news itself, but for progress: so it does not
 * matter whether events come twice, late, or in another order, and a finished picture is shown with the active image.
 */
export class Follower {
  readonly #parts: FollowerParts
  #isWatching = false
  #isReachable = true
  /** How the events come, as far as is known. */
  #stream: Connection = 'idle'
  #isRefreshing = false
  #wanted: 'nothing' | 'news' | 'all' = 'nothing'

  constructor(parts: FollowerParts) {
    this.#parts = parts
  }

  /** Watches a conversation, unless it is watched already, until it is left or watching is refused. */
  watch(conversationId: string): void {
    if (!this.#isWatching && !this.#parts.left.aborted) void this.#watch(conversationId)
  }

  /** Reads again in the background. Asked for several times meanwhile, it reads once more. */
  refresh(all = false): void {
    if (this.#parts.left.aborted) return
    if (all || this.#wanted === 'nothing') this.#wanted = all ? 'all' : 'news'
    if (!this.#isRefreshing) void this.#keepRefreshing()
  }

  /** Whether the server could be reached just now. */
  reached(isReachable: boolean): void {
    this.#isReachable = isReachable
    this.#showConnection(this.#stream)
  }

  #showConnection(stream: Connection): void {
    this.#stream = stream
    this.#parts.show({ connection: this.#isReachable ? stream : 'offline' })
  }

  async #watch(conversationId: string): Promise<void> {
    const { client, left, show, pollIntervalMs } = this.#parts
    this.#isWatching = true
    this.#showConnection('connecting')
    let isFirst = true
    try {
      const onConnection = (stream: Connection) => this.#showConnection(stream)
      const options = { signal: left, intervalMs: pollIntervalMs, onConnection }
      for await (const event of client.conversations.events(conversationId, options)) {
        // What happened before it was watched is told by no event.
        if (isFirst) this.refresh(true)
        isFirst = false
        this.#hear(event)
      }
    } catch (error) {
      // A conversation that is gone is found to be so by reading it.
      if (isNotFoundError(error)) this.refresh()
      else show({ error: sessionError('follow', error) })
    } finally {
      this.#isWatching = false
      this.#showConnection('idle')
    }
  }

  #hear(event: ConversationEvent): void {
    const { state, show, isReading } = this.#parts
    const { messages } = state()
    const image = event.type === 'image' ? event.data : event.type === 'message' ? event.data.image : null
    if (image && !isFinal(image.status)) show({ messages: showImage(messages, image) })
    const isProgress = event.type === 'image' && !this.#isNews(event)
    if (event.type === 'resync') this.refresh(true)
    else if (this.#isNews(event) || (isReading() && !isProgress)) this.refresh()
  }

  /** False where everything that it says is shown. */
  #isNews(event: ConversationEvent): boolean {
    const { conversation, messages } = this.#parts.state()
    switch (event.type) {
      case 'image': {
        const { id, status } = event.data
        return !messages.some(({ image }) => image?.id === id && (image.status === status || !isFinal(status)))
      }
      case 'message':
        return !isShown(messages, event.data)
      case 'conversation':
        return !isSame(event.data, conversation)
      case 'resync':
        return true
    }
  }

  async #keepRefreshing(): Promise<void> {
    this.#isRefreshing = true
    try {
      while (this.#wanted !== 'nothing') {
        const all = this.#wanted === 'all'
        this.#wanted = 'nothing'
        await this.#readPatiently(all)
      }
    } catch (error) {
      const { state, show } = this.#parts
      if (isNotFoundError(error)) show({ ...nothingThere, error: sessionError('load', error) })
      // What a person asked for and did not get is more worth showing than this.
      else if (state().error === null) show({ error: sessionError('follow', error) })
    } finally {
      this.#isRefreshing = false
    }
  }

  /** Until it succeeds, or trying again would change nothing. */
  async #readPatiently(all: boolean): Promise<void> {
    const { left, pollIntervalMs, read } = this.#parts
    for (let tries = 1; !left.aborted; tries++) {
      try {
        return await read(all)
      } catch (error) {
        if (left.aborted) return
        if (!isTransientError(error)) throw error
        await waitToRetry(tries, pollIntervalMs, (isPicGenError(error) && error.retryAfterMs) || 0, left)
      }
    }
  }
}

/** What is shown where there is no conversation, or none any more. */
export const nothingThere = {
  phase: 'unavailable',
  conversation: null,
  messages: [],
  activeImage: null,
  older: 'none',
} satisfies StateChange

import type { Page } from '@picgen/sdk'
import type { LitElement, ReactiveController } from 'lit'

/** What of a list is asked for. */
export interface PageQuery {
  /** A `next_cursor`; undefined: from the beginning. */
  cursor: string | undefined
  /** What is searched for, if anything. */
  q: string | undefined
}

/** Asks for a page; undefined where there is nobody to ask. */
type AskPage<Entry> = (query: PageQuery, options: { signal: AbortSignal }) => PromiseLike<Page<Entry>> | undefined

const TYPING_MS = 250
/** How far from its end a list goes on: about a screen. */
const AHEAD = '800px'

/**
 * A list that is read page by page, and is rendered by its element with every change of it. Whatever stands in the element
 * under the class `more` reads the next page when it comes near the screen. Never two readings at once, and an answer that
 * nobody waits for any more changes nothing. It looks again when the page becomes visible or the connection is back.
 * @example
 * list = new PagedList<Image>(this, (query, options) => this.picgen?.images.list(query, options), (image) => image.created_at)
 * clientChanged() { void this.list.restart() }
 */
export class PagedList<Entry extends { id: string }> implements ReactiveController {
  /** What has been read so far. */
  entries: readonly Entry[] = []
  /** What is searched for. */
  query = ''
  /** Why the last page could not be read; null where it could, or is being read. */
  error: unknown = null
  isLoading = false
  /** True while `entries` are those of an earlier search or filter, until the new ones are there. */
  isStale = false

  /** Of the next page; null after the last one. */
  private cursor: string | null = null
  private reading: AbortController | undefined
  private typing: ReturnType<typeof setTimeout> | undefined
  private readonly removed = new Set<string>()
  private readonly observer = new IntersectionObserver(
    (seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void this.loadMore()
    },
    // Within a box that scrolls, the one counts; where the page scrolls, the other.
    { rootMargin: AHEAD, scrollMargin: AHEAD },
  )

  /** `orderOf` gives what the server sorts by, the largest first. */
  constructor(
    private readonly host: LitElement,
    private readonly ask: AskPage<Entry>,
    private readonly orderOf: (entry: Entry) => string,
  ) {
    host.addController(this)
  }

  /** Whether there is a page after these. */
  get hasMore() {
    return this.cursor !== null
  }

  /** Searches once the person has stopped typing. */
  search(text: string) {
    const query = text.trim()
    if (query === this.query) return
    this.query = query
    this.isStale = true
    this.host.requestUpdate()
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.reload(), TYPING_MS)
  }

  /** Forgets everything and begins again: there is another person, or another server. */
  restart() {
    this.entries = []
    this.cursor = null
    return this.reload()
  }

  /** Reads it from the beginning; what is shown stays until the answer is there. */
  reload() {
    clearTimeout(this.typing)
    this.isStale = true
    return this.read(undefined, ({ data, next_cursor }) => {
      this.entries = data
      this.cursor = next_cursor
      this.isStale = false
    })
  }

  /** Reads the page after these. Nothing happens while one is being read. */
  loadMore() {
    if (this.isLoading || this.cursor === null) return
    return this.read(this.cursor, ({ data, next_cursor }) => {
      this.entries = this.entries.concat(without(data, this.entries))
      this.cursor = next_cursor
    })
  }

  /** Tries again what has failed. */
  retry() {
    return this.isStale ? this.reload() : this.loadMore()
  }

  /** Looks what is new, behind what is shown. */
  refresh() {
    if (this.isLoading) return
    if (this.error !== null || this.isStale) return this.retry()
    return this.read(
      undefined,
      ({ data, next_cursor }) => {
        const end = this.entries.findIndex(({ id }) => id === data.at(-1)?.id)
        // With nothing in common, or nothing after it, the page is the whole truth.
        const rest = next_cursor === null || end < 0 ? [] : this.entries.slice(end + 1)
        if (rest.length === 0) this.cursor = next_cursor
        this.entries = data.concat(without(rest, data))
      },
      true,
    )
  }

  /** Shows an entry as it now is, at its place. One that isn't there yet only where it is known to belong. */
  put(entry: Entry) {
    const rest = this.entries.filter(({ id }) => id !== entry.id)
    const at = rest.findIndex((other) => this.orderOf(other) <= this.orderOf(entry))
    const isNew = rest.length === this.entries.length
    if (this.removed.has(entry.id) || (isNew && (this.query || this.isStale || (at < 0 && this.hasMore)))) return
    this.entries = rest.toSpliced(at < 0 ? rest.length : at, 0, entry)
    this.host.requestUpdate()
  }

  /** Takes an entry away, also from answers that are on their way. */
  remove(id: string) {
    this.removed.add(id)
    this.entries = this.entries.filter((entry) => entry.id !== id)
    this.host.requestUpdate()
  }

  /** Gives back what was taken away. */
  restore(entry: Entry) {
    this.removed.delete(entry.id)
    this.put(entry)
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.look)
    addEventListener('online', this.look)
    if (this.reading) void this.refresh()
  }

  /** Observed anew each time, since only a change would be told: a page may be too short to push its end away. */
  hostUpdated() {
    this.observer.disconnect()
    const end = this.isLoading || this.error !== null ? null : this.host.renderRoot.querySelector('.more')
    if (end) this.observer.observe(end)
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.look)
    removeEventListener('online', this.look)
    this.observer.disconnect()
    clearTimeout(this.typing)
    this.reading?.abort()
    this.isLoading = false
  }

  private readonly look = () => {
    if (this.reading && document.visibilityState === 'visible') void this.refresh()
  }

  private async read(cursor: string | undefined, take: (page: Page<Entry>) => void, isQuiet = false) {
    this.reading?.abort()
    const reading = new AbortController()
    this.reading = reading
    this.error = null
    this.isLoading = true
    this.host.requestUpdate()
    const outcome = await this.answer({ cursor, q: this.query || undefined }, reading.signal)
    if (reading.signal.aborted) return
    this.isLoading = false
    if ('page' in outcome) take({ ...outcome.page, data: outcome.page.data.filter(({ id }) => !this.removed.has(id)) })
    // What is shown is still right, and the next look asks again.
    else if (!isQuiet) this.error = outcome.error
    this.host.requestUpdate()
  }

  private async answer(query: PageQuery, signal: AbortSignal): Promise<{ page: Page<Entry> } | { error: unknown }> {
    try {
      return { page: (await this.ask(query, { signal })) ?? { data: [], next_cursor: null } }
    } catch (error) {
      return { error }
    }
  }
}

function without<Entry extends { id: string }>(entries: readonly Entry[], others: readonly Entry[]): Entry[] {
  const known = new Set(others.map(({ id }) => id))
  return entries.filter(({ id }) => !known.has(id))
}

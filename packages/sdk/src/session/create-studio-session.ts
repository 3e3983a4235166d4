import { newState, Store } from './store.js'
import type { SendOptions, StudioSession, StudioSessionOptions } from './studio-session.js'
import { Visit, type VisitParts } from './visit.js'

/**
 * Makes a session: new, or opening a conversation.
 * @example
 * const session = createStudioSession({ client: createPicGen({ baseUrl: 'http://127.0.0.1:3000' }) })
 * session.subscribe(() => show(session.state))
 * await session.send('Draw a cute cartoon cat in a yellow raincoat.')
 */
export function createStudioSession(options: StudioSessionOptions): StudioSession {
  return new Session(options)
}

class Session implements StudioSession {
  readonly #store = new Store()
  readonly #disposed = new AbortController()
  readonly #parts: VisitParts
  #visit: Visit

  readonly getSnapshot = this.#store.getSnapshot
  readonly subscribe = this.#store.subscribe

  constructor(options: StudioSessionOptions) {
    const { client, conversationId, pageSize, pollIntervalMs = 2_000, timeoutMs = 180_000 } = options
    const disposed = this.#disposed.signal
    this.#parts = { store: this.#store, client, pageSize, pollIntervalMs, timeoutMs, disposed }
    this.#visit = new Visit(this.#parts, undefined)
    if (conversationId !== undefined) void this.load(conversationId)
  }

  get state() {
    return this.getSnapshot()
  }

  send(content: string, options: SendOptions = {}): Promise<boolean> {
    return this.#visit.send(content, options)
  }

  retry(id?: string): Promise<boolean> {
    return this.#visit.retry(id)
  }

  discard(id?: string): void {
    this.#visit.discard(id)
  }

  cancel(imageId: string): Promise<boolean> {
    return this.#visit.cancel(imageId)
  }

  attach(file: Blob): Promise<boolean> {
    return this.#visit.attach(file)
  }

  loadOlder(): Promise<boolean> {
    return this.#visit.loadOlder()
  }

  rename(title: string): Promise<boolean> {
    return this.#visit.rename(title)
  }

  continueWith(imageId: string): Promise<boolean> {
    return this.#visit.choose('continueWith', imageId)
  }

  clear(): Promise<boolean> {
    return this.#visit.choose('clear', null)
  }

  async load(conversationId: string): Promise<boolean> {
    if (this.#disposed.signal.aborted) return false
    const isOpen = this.#visit.conversationId === conversationId && this.state.phase === 'ready'
    if (isOpen) return this.#visit.load()
    const visit = this.#enter(conversationId)
    this.#store.update({ ...newState, phase: 'loading' })
    return visit.load()
  }

  startNew(): void {
    if (this.#disposed.signal.aborted) return
    this.#enter(undefined)
    this.#store.update(newState)
  }

  dismissError(): void {
    const isShown = this.state.error && this.state.phase !== 'unavailable'
    if (isShown && !this.#disposed.signal.aborted) this.#store.update({ error: null })
  }

  dispose(): void {
    this.#visit.leave()
    this.#disposed.abort(new DOMException('The session was disposed.', 'AbortError'))
    this.#store.close()
  }

  #enter(conversationId: string | undefined): Visit {
    this.#visit.leave()
    this.#visit = new Visit(this.#parts, conversationId)
    return this.#visit
  }
}

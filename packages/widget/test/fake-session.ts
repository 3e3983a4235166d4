import { newState, type SendOptions, type StudioSession, type StudioState } from '@picgen/sdk'
import { conversationWith, outgoingMessage } from './fixtures.js'

/** A session that does nothing by itself: a test or a story says what its state is, and reads what it was asked. */
export class FakeSession implements StudioSession {
  state: StudioState
  readonly sent: string[] = []
  readonly asked: string[] = []
  /** What the last message was sent with. */
  options: SendOptions = {}
  /** Ends the last sending that is under way; says whether it was done. */
  finishSending: (isDone: boolean) => void = () => {}

  private readonly listeners = new Set<() => void>()

  constructor(state: Partial<StudioState> = {}) {
    const activeImage = state.activeImage ?? null
    const isReady = (state.phase ?? 'ready') === 'ready'
    // A test gives what belongs together: a conversation with `ready`, an error with `unavailable`.
    this.state = {
      ...newState,
      phase: 'ready',
      conversation: isReady ? conversationWith(activeImage) : null,
      activeImage,
      nextMode: activeImage ? 'img2img' : 'text2img',
      ...state,
    } as StudioState
  }

  readonly getSnapshot = () => this.state

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Shows something else from now on. */
  change(values: Partial<StudioState>) {
    this.state = { ...this.state, ...values } as StudioState // As above.
    for (const listener of this.listeners) listener()
  }

  send(content: string, options: SendOptions = {}): Promise<boolean> {
    this.sent.push(content)
    this.options = options
    const message = outgoingMessage(content)
    this.change({ outgoing: [...this.state.outgoing, message] })
    return new Promise((resolve) => {
      this.finishSending = (isDone) => {
        this.change({ outgoing: this.state.outgoing.filter((other) => other !== message) })
        resolve(isDone)
      }
    })
  }

  retry(id = '') {
    return this.ask(`retry ${id}`)
  }

  discard(id = '') {
    this.asked.push(`discard ${id}`)
    this.change({ outgoing: this.state.outgoing.filter((message) => message.id !== id) })
  }

  cancel(imageId: string) {
    return this.ask(`cancel ${imageId}`)
  }

  attach(file: Blob) {
    return this.ask(`attach ${file.size}`)
  }

  loadOlder() {
    return this.ask('load older')
  }

  rename(title: string) {
    return this.ask(`rename ${title}`)
  }

  continueWith(imageId: string) {
    return this.ask(`continue with ${imageId}`)
  }

  clear() {
    return this.ask('clear')
  }

  load(conversationId: string) {
    return this.ask(`load ${conversationId}`)
  }

  startNew() {
    this.asked.push('start new')
    this.change(newState)
  }

  dismissError() {
    this.change({ error: null })
  }

  dispose() {
    this.asked.push('dispose')
  }

  private ask(what: string): Promise<boolean> {
    this.asked.push(what)
    return Promise.resolve(true)
  }
}

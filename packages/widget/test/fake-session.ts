import type { SendOptions, StudioSession, StudioState } from '@picgen/sdk'
import { conversationWith } from './fixtures.js'

/** A session that does nothing by itself: a test or a story says what its state is, and reads what it was asked. */
export class FakeSession implements StudioSession {
  state: StudioState
  readonly sent: string[] = []
  readonly asked: string[] = []
  /** Ends the sending that is under way; says whether it was done. */
  finishSending: (isDone: boolean) => void = () => {}

  private readonly listeners = new Set<() => void>()

  constructor(state: Partial<StudioState> = {}) {
    const activeImage = state.activeImage ?? null
    const isReady = (state.phase ?? 'ready') === 'ready'
    this.state = {
      phase: 'ready',
      conversation: isReady ? conversationWith(activeImage) : null,
      messages: [],
      activeImage,
      nextMode: activeImage ? 'img2img' : 'text2img',
      outgoing: null,
      isChoosing: false,
      error: null,
      ...state,
    }
  }

  readonly getSnapshot = () => this.state

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Shows something else from now on. */
  change(values: Partial<StudioState>) {
    this.state = { ...this.state, ...values }
    for (const listener of this.listeners) listener()
  }

  send(content: string, _options?: SendOptions): Promise<boolean> {
    if (this.state.outgoing) return Promise.resolve(false)
    this.sent.push(content)
    this.change({ outgoing: { content, mode: this.state.nextMode } })
    return new Promise((resolve) => {
      this.finishSending = (isDone) => {
        this.change({ outgoing: null })
        resolve(isDone)
      }
    })
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
    this.change({
      phase: 'new',
      conversation: null,
      messages: [],
      activeImage: null,
      nextMode: 'text2img',
      error: null,
    })
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

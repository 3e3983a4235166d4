import type { Conversation } from '../contract/types.js'
import type { StudioState, StudioStateValues } from './state.js'
import { isSame } from './timeline.js'

/** A part of the state that changes. `nextMode` follows from the active image. */
export interface StateChange extends Partial<Omit<StudioStateValues, 'nextMode'>> {
  readonly phase?: StudioState['phase']
  readonly conversation?: Conversation | null
}

/** The state of a session that has no conversation yet: what to show before there is a session, too. */
export const newState: StudioState = Object.freeze({
  phase: 'new',
  conversation: null,
  messages: [],
  older: 'none',
  activeImage: null,
  nextMode: 'text2img',
  outgoing: [],
  isChoosing: false,
  cancelling: [],
  attachment: null,
  connection: 'idle',
  error: null,
})

/** The state, and who is told when it changes. */
export class Store {
  #state = newState
  readonly #listeners = new Set<() => void>()

  readonly getSnapshot = (): StudioState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    // Wrapped, so that the same function may be subscribed twice and each is ended by its own.
    const entry = () => listener()
    this.#listeners.add(entry)
    return () => void this.#listeners.delete(entry)
  }

  update(change: StateChange): void {
    const before = this.#state
    const next = { ...before, ...change }
    const keys = Object.keys(change) as (keyof StateChange)[] // Its own keys, which TypeScript does not promise.
    if (keys.every((key) => before[key] === next[key])) return
    // Whoever changes the phase changes the conversation and the error with it.
    this.#state = Object.freeze({ ...next, nextMode: next.activeImage ? 'img2img' : 'text2img' }) as StudioState
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) tell(listener)
    }
  }

  close(): void {
    this.#listeners.clear()
  }
}

/** A conversation and what is active in it. What did not change stays the same object. */
export function showConversation(conversation: Conversation, shown: Conversation | null = null): StateChange {
  const settled = shown && isSame(shown, conversation) ? shown : conversation
  return { conversation: settled, activeImage: settled.active_image }
}

/** A listener that throws keeps neither the others from being told nor the session from its work, and is still heard of. */
function tell(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

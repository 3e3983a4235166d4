import type { Conversation, Image, Message, ResolvedMode } from '../contract/types.js'

/** What a `StudioSession` shows. Immutable: every change is a new object, so that any framework can compare by identity. */
export interface StudioState {
  /**
   * `new`: no conversation yet, the first message creates one. `loading`: being read for the first time. `ready`: here.
   * `unavailable`: could not be read; `error` says why.
   */
  phase: 'new' | 'loading' | 'ready' | 'unavailable'
  /** Null while `phase` is not `ready`. */
  conversation: Conversation | null
  /** Oldest first. */
  messages: readonly Message[]
  /** What the next message builds on, or null: it starts afresh. As the server says, so every device says the same. */
  activeImage: Image | null
  /** What the next message will be. */
  nextMode: ResolvedMode
  /** The message on its way to the server, to show before it is stored; null when none is. */
  outgoing: OutgoingMessage | null
  /** True while the active image is being set or cleared. */
  isChoosing: boolean
  /** The last action that failed, until the next one succeeds or it is dismissed. */
  error: SessionError | null
}

/** A message that is being sent. */
export interface OutgoingMessage {
  content: string
  mode: ResolvedMode
}

/** What failed, and how. */
export interface SessionError {
  action: 'load' | 'send' | 'continueWith' | 'clear' | 'follow'
  /** One sentence to show. */
  message: string
  /** The error itself: a `PicGenError` where the API or the network is at fault. */
  cause: unknown
}

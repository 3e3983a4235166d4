import type { Conversation, Image, Message, ResolvedMode } from '../contract/types.js'

/**
 * What a `StudioSession` shows. Immutable: every change is a new object and what did not change stays the same object, so
 * that any framework can compare by identity. A `switch` on `phase` knows what belongs to it.
 */
export type StudioState = StudioStateValues & PhaseValues

/**
 * `new`: no conversation yet, the first message creates one. `loading`: being read for the first time. `ready`: here.
 * `unavailable`: can't be read, and `error` says why.
 */
export type PhaseValues =
  | { readonly phase: 'new'; readonly conversation: null }
  | { readonly phase: 'loading'; readonly conversation: null }
  | { readonly phase: 'ready'; readonly conversation: Conversation }
  | { readonly phase: 'unavailable'; readonly conversation: null; readonly error: SessionError }

/** What a state has in every phase. */
export interface StudioStateValues {
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** Whether there are messages before these: see `StudioSession.loadOlder`. */
  readonly older: OlderMessages
  /** What the next message builds on, or null: it starts afresh. As the server says, so every device says the same. */
  readonly activeImage: Image | null
  /** What the next message will be. */
  readonly nextMode: ResolvedMode
  /** Messages that the server has not confirmed, in the order in which they were sent: to show after `messages`. */
  readonly outgoing: readonly OutgoingMessage[]
  /** True while the active image is being set or cleared. */
  readonly isChoosing: boolean
  /** Ids of the images whose cancelling was asked for and is not answered yet. */
  readonly cancelling: readonly string[]
  /** The picture that is being uploaded to build on, or could not be; null when none is. */
  readonly attachment: Attachment | null
  /** How news reaches this session. */
  readonly connection: Connection
  /** The last action that failed, until the next one succeeds or it is dismissed. */
  readonly error: SessionError | null
}

/** `none`: the conversation is shown from its beginning. `more`: there are earlier messages. `loading`: they are read. */
export type OlderMessages = 'none' | 'more' | 'loading'

/**
 * `idle`: there is no conversation to watch. `connecting`: not known yet. `live`: the server tells what happens. `polling`:
 * a stream does not get through, so the server is asked again and again. `offline`: the server can't be reached; it is
 * tried again by itself.
 */
export type Connection = 'idle' | 'connecting' | 'live' | 'polling' | 'offline'

/** A message that the server has not confirmed, exactly as it was shown when it was sent. */
export type OutgoingMessage = OutgoingContent &
  (
    | { readonly status: 'queued' }
    | { readonly status: 'sending' }
    | { readonly status: 'delayed'; readonly error: SessionError }
    | { readonly status: 'failed'; readonly error: SessionError }
  )

/**
 * What an outgoing message says. Its `status`: `queued`, another is before it. `sending`. `delayed`: the server could not be
 * reached or was busy; it goes by itself as soon as it can, at once with `retry`, and is done once however often it is
 * sent. `failed`: it was refused; only `retry` sends it again.
 */
export interface OutgoingContent {
  /** For `retry`, `discard` and a list's key. It is not the id that the message will have. */
  readonly id: string
  readonly content: string
  readonly mode: ResolvedMode
  /** The image that it builds on; null for `text2img`. */
  readonly sourceImageId: string | null
}

/** A picture that a person brings. Once it is uploaded it is the active image, and there is no attachment any more. */
export type Attachment =
  | { readonly status: 'uploading'; readonly file: Blob }
  | { readonly status: 'failed'; readonly file: Blob; readonly error: SessionError }

/** What a person, or the session itself, was about when something failed. */
export type SessionAction =
  | 'load'
  | 'loadOlder'
  | 'send'
  | 'cancel'
  | 'continueWith'
  | 'clear'
  | 'attach'
  | 'rename'
  | 'follow'

/** What failed, and how. */
export interface SessionError {
  readonly action: SessionAction
  /** One sentence to show. */
  readonly message: string
  /** The error itself: a `PicGenError` where the API or the network is at fault. */
  readonly cause: unknown
}

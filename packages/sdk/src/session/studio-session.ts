import type { PicGen } from '../client/index.js'
import type { GenerationMode } from '../contract/types.js'
import type { StudioState } from './state.js'

/** What a session needs of a client. */
export interface StudioClient {
  readonly conversations: Pick<
    PicGen['conversations'],
    'create' | 'get' | 'update' | 'sendMessage' | 'setActiveImage' | 'events'
  >
  readonly images: Pick<PicGen['images'], 'cancel' | 'upload'>
}

/** How to make a session. */
export interface StudioSessionOptions {
  client: StudioClient
  /** The conversation to open at once, as after a refresh of the page. Without it, the first message creates one. */
  conversationId?: string | undefined
  /** Messages that are read at a time, 1 to 200: `loadOlder` reads those before. Default: all of them at once. */
  pageSize?: number | undefined
  /** Milliseconds between two looks at a conversation where no event stream gets through. Default 2000. */
  pollIntervalMs?: number | undefined
  /**
   * Milliseconds until `state.error` says that a picture takes longer than usual. It goes on on the server, and is still
   * watched: it shows up whenever it is there. Default 180000.
   */
  timeoutMs?: number | undefined
}

/** What a message may ask for besides its prompt. */
export interface SendOptions {
  /** Default: what `state.nextMode` shows, from what `state.activeImage` shows. */
  mode?: GenerationMode | undefined
  /** A model's id. Default: the conversation's. */
  model?: string | undefined
  /** `"WIDTHxHEIGHT"`. Default: the server's choice. */
  size?: string | undefined
  /** 0 to 4,294,967,295. */
  seed?: number | undefined
  /** Another completed image to build on, for this one message. */
  sourceImageId?: string | undefined
}

/**
 * A conversation to build an interface on: what to show, and what can be done. It follows the conversation as it changes, on
 * this device and on others, and shows nothing that is older than what it has shown before.
 *
 * Actions never reject. They resolve to whether it was done; if it failed, `state.error` says why. One that can't be done
 * now (see each) resolves to `false` and changes nothing.
 *
 * `subscribe` and `getSnapshot` are what stores are made of everywhere:
 * @example React
 * const state = useSyncExternalStore(session.subscribe, session.getSnapshot, session.getSnapshot)
 * @example Vue
 * const state = shallowRef(session.state)
 * onScopeDispose(session.subscribe(() => (state.value = session.state)))
 * @example Svelte
 * const state = readable(session.state, (set) => session.subscribe(() => set(session.state)))
 * @example Lit
 * connectedCallback() { super.connectedCallback(); this.leave = session.subscribe(() => this.requestUpdate()) }
 */
export interface StudioSession {
  /** What to show now. A new object with every change, the same one in between. */
  readonly state: StudioState
  /** `state`, as a function that needs no `this`: for `useSyncExternalStore` and its like. */
  readonly getSnapshot: () => StudioState
  /** Calls back after every change, until the returned function is called. Needs no `this`. */
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Sends a message: exactly what was shown when it was called, whatever becomes active in between. It is in
   * `state.outgoing` at once, and in `state.messages` when it is stored. Creates the conversation where there is none.
   * Several may be on their way: they arrive in the order in which they were sent. One that can't get through stays in
   * `state.outgoing`, goes by itself when it can, and is never stored twice; its promise waits for that. Not done with no
   * text, and while a conversation is loading or unavailable. A picture still being made is no reason to wait.
   * @example if (!(await session.send('Now make it raining'))) show(session.state.error?.message)
   */
  send(content: string, options?: SendOptions): Promise<boolean>
  /**
   * Sends an outgoing message again that is `delayed` or `failed`, by its `id`; or asks once more for a picture that failed
   * or was cancelled, by the id of its message, with the same prompt, source, model and size; or uploads an attachment
   * again that failed, with no id. Not done for anything else.
   */
  retry(id?: string): Promise<boolean>
  /** Takes an outgoing message away that is `queued`, `delayed` or `failed`; or, without an id, the attachment. */
  discard(id?: string): void
  /**
   * Gives up a picture that is being made; its credits come back. One that has its end already keeps it, which is no error.
   * Not done for a picture that isn't shown or isn't being made.
   */
  cancel(imageId: string): Promise<boolean>
  /** Makes a completed image the active one, whichever conversation it is of. Creates this one where there is none. */
  continueWith(imageId: string): Promise<boolean>
  /** Clears the active image: the next message starts afresh. Not done without a conversation. */
  clear(): Promise<boolean>
  /**
   * Uploads a picture and makes it the active image: the next message builds on it. Until then the next message builds on
   * what `state.activeImage` shows. Creates the conversation where there is none; takes the place of another attachment.
   * Not done while a conversation is loading or unavailable.
   */
  attach(file: Blob): Promise<boolean>
  /** Shows the messages before the first one that is shown. Not done unless `state.older` is `more`. */
  loadOlder(): Promise<boolean>
  /** Gives the conversation a title of 1 to 200 characters. Not done without a conversation. */
  rename(title: string): Promise<boolean>
  /** Opens a conversation and follows it. The one that is open is read again without being hidden. */
  load(conversationId: string): Promise<boolean>
  /** Back to phase `new`. Messages on their way still reach their conversation; they are no longer shown here. */
  startNew(): void
  /** Takes `state.error` away. Not while the phase is `unavailable`, where it is all there is to show. */
  dismissError(): void
  /** Ends everything: no more requests, timers or changes. The state stays as it was. */
  dispose(): void
}

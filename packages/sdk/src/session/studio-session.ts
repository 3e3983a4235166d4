import type { PicGen } from '../client/index.js'
import type { GenerationMode } from '../contract/types.js'
import type { StudioState } from './state.js'

/** What a session needs of a client. */
export interface StudioClient {
  readonly conversations: Pick<
    PicGen['conversations'],
    'create' | 'get' | 'sendMessage' | 'setActiveImage' | 'createFromImage'
  >
  readonly images: Pick<PicGen['images'], 'get' | 'waitFor'>
}

/** How to make a session. */
export interface StudioSessionOptions {
  client: StudioClient
  /** The conversation to open at once. Without it, the first message creates one. */
  conversationId?: string | undefined
  /** Milliseconds between two looks at an image that is being made. Default 2000. */
  pollIntervalMs?: number | undefined
  /** Milliseconds until an image is no longer followed; it goes on on the server. Default 180000. */
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
 * A conversation to build an interface on: what to show, and what can be done. It follows every image that is being made,
 * and shows nothing that is older than what it has shown before.
 *
 * Actions never reject. They resolve to whether it was done; if it failed, `state.error` says why. One that can't be done
 * now (see each) resolves to `false` and changes nothing.
 */
export interface StudioSession {
  /** What to show now. A new object with every change, the same one in between. */
  readonly state: StudioState
  /** `state`, as a function that needs no `this`: for `useSyncExternalStore` and its like. */
  readonly getSnapshot: () => StudioState
  /** Calls back after every change, until the returned function is called. Needs no `this`. */
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Sends a message: exactly what was shown when it was called, whatever becomes active in between. Creates the
   * conversation where there is none. Not done while another message is on its way (`state.outgoing`), with no text, and
   * while a conversation is loading or unavailable. An image still being made is no reason to wait.
   */
  send(content: string, options?: SendOptions): Promise<boolean>
  /** Makes a completed image the active one. Not done without a conversation. */
  continueWith(imageId: string): Promise<boolean>
  /** Clears the active image: the next message starts afresh. Not done without a conversation. */
  clear(): Promise<boolean>
  /**
   * Opens a conversation and follows what is being made in it. The one that is open is read again without being hidden,
   * and images whose following had been given up are followed again.
   */
  load(conversationId: string): Promise<boolean>
  /** Back to phase `new`. A message on its way still reaches its conversation; it is no longer shown here. */
  startNew(): void
  /** Takes `state.error` away. */
  dismissError(): void
  /** Ends everything: no more requests, timers or changes. The state stays as it was. */
  dispose(): void
}

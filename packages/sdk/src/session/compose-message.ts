import type { Image, SendMessage } from '../contract/types.js'
import type { OutgoingContent } from './state.js'
import type { SendOptions } from './studio-session.js'

/** What to send, and what to show of it. */
export interface ComposedMessage {
  body: SendMessage
  outgoing: Omit<OutgoingContent, 'id'>
}

/**
 * The request for a message. It names its mode and its source, as they were shown: left to the server, a picture that
 * completes on the way would change what the message builds on.
 */
export function composeMessage(content: string, options: SendOptions, activeImageId: string | null): ComposedMessage {
  const { mode, model, size, seed, sourceImageId } = options
  const buildsOnActive = mode === undefined || mode === 'img2img'
  const source = sourceImageId ?? (buildsOnActive ? activeImageId : null)
  const shown = source ?? (mode === 'auto' ? activeImageId : null)
  const resolved = mode && mode !== 'auto' ? mode : shown ? 'img2img' : 'text2img'
  return {
    body: { content, mode: mode ?? resolved, model, size, seed, source_image_id: source ?? undefined },
    outgoing: { content, mode: resolved, sourceImageId: shown },
  }
}

/** What was asked for when this image was, to be asked for once more. */
export function composeAgain({ prompt, kind, model, size, source_image_id }: Image): ComposedMessage {
  const [mode, source] = kind === 'img2img' ? (['img2img', source_image_id] as const) : (['text2img', null] as const)
  return composeMessage(prompt, { mode, model, size }, source)
}

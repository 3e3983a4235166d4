import type { SendMessage } from '../contract/types.js'
import type { OutgoingMessage } from './state.js'
import type { SendOptions } from './studio-session.js'

/**
 * The request for a message. It names its mode and its source, as they were shown: left to the server, a picture that
 * completes on the way would change what the message builds on.
 */
export function composeMessage(
  content: string,
  options: SendOptions,
  activeImageId: string | null,
): { body: SendMessage; outgoing: OutgoingMessage } {
  const { mode, model, size, seed, sourceImageId } = options
  const buildsOnActive = mode === undefined || mode === 'img2img'
  const source = sourceImageId ?? (buildsOnActive ? activeImageId : null)
  const shown = source ?? (mode === 'auto' ? activeImageId : null)
  const resolved = mode && mode !== 'auto' ? mode : shown ? 'img2img' : 'text2img'
  return {
    body: { content, mode: mode ?? resolved, model, size, seed, source_image_id: source ?? undefined },
    outgoing: { content, mode: resolved },
  }
}

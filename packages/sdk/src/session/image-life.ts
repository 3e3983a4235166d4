import type { Image, Message } from '../contract/types.js'
import type { StudioState } from './state.js'

/**
 * Where the picture of a message is in its life. `waiting`: nobody works at it yet. `making`: `progress` is 0 to 1, or null
 * where the model tells none. `cancelling`: giving it up was asked for. `completed`, `failed`, `refused` (for its content,
 * which is no fault) and `cancelled` are for good, as is `deleted`.
 */
export type ImageLife =
  | { readonly status: 'waiting'; readonly image: Image }
  | { readonly status: 'making'; readonly image: Image; readonly progress: number | null }
  | { readonly status: 'cancelling'; readonly image: Image }
  | { readonly status: 'completed'; readonly image: Image }
  | { readonly status: 'failed'; readonly image: Image; readonly code: string; readonly message: string }
  | { readonly status: 'refused'; readonly image: Image; readonly message: string }
  | { readonly status: 'cancelled'; readonly image: Image }
  | { readonly status: 'deleted' }

/**
 * The life of a message's picture, for a `switch`; null for a message that has none: a person's own words.
 * @example
 * const life = imageLife(message, session.state)
 * switch (life?.status) { case 'making': return <Progress value={life.progress} /> … }
 */
export function imageLife(message: Message, { cancelling }: Pick<StudioState, 'cancelling'>): ImageLife | null {
  const { image } = message
  if (!image) return message.role === 'user' ? null : { status: 'deleted' }
  const { status, progress, error_code: code } = image
  const reason = image.error_message ?? ''
  if (status === 'completed') return { status: 'completed', image }
  if (status === 'cancelled') return { status: 'cancelled', image }
  if (status === 'failed' && code === 'content_policy') return { status: 'refused', image, message: reason }
  if (status === 'failed') return { status: 'failed', image, code: code ?? 'internal', message: reason }
  if (cancelling.includes(image.id)) return { status: 'cancelling', image }
  // A status that a later server may have is one of being made.
  return status === 'pending' ? { status: 'waiting', image } : { status: 'making', image, progress }
}

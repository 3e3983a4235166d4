import type { Conversation, Image, Message, OutgoingMessage } from '@picgen/sdk'
import { catInYellowRaincoat } from './pictures.js'

let count = 0

/** An id that no other thing of this page has. */
export function freshId(): string {
  count += 1
  return `01890000-0000-7000-8000-${String(count).padStart(12, '0')}`
}

/** A finished picture. */
export function completedImage(values: Partial<Image> = {}): Image {
  const url = values.url ?? catInYellowRaincoat()
  return {
    id: freshId(),
    conversation_id: null,
    source_image_id: null,
    kind: 'text2img',
    prompt: 'Draw a cute cartoon cat in a yellow raincoat.',
    model: 'sketch',
    size: '1024x1024',
    width: 1024,
    height: 1024,
    status: 'completed',
    progress: null,
    error_code: null,
    error_message: null,
    seed: 7,
    credits: 0,
    url,
    thumbnail_url: url,
    placeholder: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
    mime_type: 'image/png',
    created_at: '2026-11-20T10:00:00.000Z',
    completed_at: '2026-11-20T10:00:02.000Z',
    ...values,
  }
}

/** A picture that has not ended well, or not yet. */
export function unfinishedImage(values: Partial<Image> = {}): Image {
  return completedImage({
    status: 'processing',
    thumbnail_url: null,
    placeholder: null,
    completed_at: null,
    created_at: new Date().toISOString(),
    ...values,
    url: null,
  })
}

export function userMessage(content: string): Message {
  return { ...emptyMessage(), role: 'user', content }
}

/** The assistant's message with this image. */
export function answer(image: Image): Message {
  const { status, error_code, error_message } = image
  return { ...emptyMessage(), role: 'assistant', image_id: image.id, image, status, error_code, error_message }
}

/** A prompt and what came of it. */
export function exchange(image: Image): Message[] {
  return [userMessage(image.prompt), answer(image)]
}

export function conversationWith(activeImage: Image | null, id = freshId()): Conversation {
  return {
    id,
    title: 'Draw a cute cartoon cat in a y',
    active_image_id: activeImage?.id ?? null,
    active_image: activeImage,
    default_model: 'sketch',
    default_size: '1024x1024',
    created_at: '2026-11-20T10:00:00.000Z',
    updated_at: '2026-11-20T10:00:00.000Z',
  }
}

function emptyMessage(): Message {
  return {
    id: freshId(),
    conversation_id: freshId(),
    role: 'user',
    content: '',
    image_id: null,
    image: null,
    status: 'completed',
    error_code: null,
    error_message: null,
    created_at: '2026-11-20T10:00:00.000Z',
  }
}

/** A message on its way. */
export function outgoingMessage(content: string): OutgoingMessage {
  return { id: freshId(), content, mode: 'text2img', sourceImageId: null, status: 'sending' }
}

import type { Conversation, ConversationDetail, Message } from '@picgen/sdk/contract'
import type { ImageRow, PresentImage } from '../images/index.js'
import type { ConversationRow, MessageRow } from './repository.js'

/** A conversation as the contract has it. `activeImage` is the row of its active image. */
export function presentConversation(
  row: ConversationRow,
  activeImage: ImageRow | undefined,
  presentImage: PresentImage,
): Conversation {
  return {
    id: row.id,
    title: row.title,
    active_image_id: row.active_image_id,
    active_image: activeImage ? presentImage(activeImage) : null,
    default_model: row.default_model,
    default_size: row.default_size,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

/** A message as the contract has it. `image` is the row of its image, if it has one that is still there. */
export function presentMessage(row: MessageRow, image: ImageRow | undefined, presentImage: PresentImage): Message {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    role: row.role,
    content: row.content,
    image_id: row.image_id,
    image: image ? presentImage(image) : null,
    status: row.status,
    error_code: row.error_code,
    error_message: row.error_message,
    created_at: row.created_at.toISOString(),
  }
}

/** What a conversation is made of, as it was read in one moment. */
export interface ConversationParts {
  conversation: ConversationRow
  messages: readonly MessageRow[]
  /** Every image that they name, in any order. */
  images: readonly ImageRow[]
}

/** A conversation with a page of its messages. */
export function presentConversationDetail(
  { conversation, messages, images }: ConversationParts,
  presentImage: PresentImage,
): ConversationDetail {
  const byId = new Map(images.map((image) => [image.id, image]))
  const imageOf = (id: string | null) => (id ? byId.get(id) : undefined)
  const first = messages[0]
  return {
    ...presentConversation(conversation, imageOf(conversation.active_image_id), presentImage),
    messages: messages.map((message) => presentMessage(message, imageOf(message.image_id), presentImage)),
    previous_cursor: first && first.position > 1 ? writeCursor(first.position) : null,
  }
}

/** A cursor is a position, written so that nobody is tempted to count with it. */
function writeCursor(position: number): string {
  return Buffer.from(`before:${position}`).toString('base64url')
}

/** The position in a cursor of ours; null for anything else. */
export function readCursor(cursor: string): number | null {
  const position = /^before:([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  return position ? Number(position) : null
}

import type { CreateConversation, ReadConversation } from '@picgen/sdk/contract'
import type { Database, Transaction } from '../database/connect.js'
import { notFound, ProblemError } from '../http/problems.js'
import { findImages, type ImageRow, requireReadyImage } from '../images/index.js'
import { type Catalogue, requireSize } from '../models/catalogue.js'
import { type ConversationParts, readCursor } from './present.js'
import {
  appendMessages,
  type ConversationRow,
  findConversation,
  insertConversation,
  listMessages,
  lockConversation,
  setActiveImage,
} from './repository.js'
import { chooseSize, titleFrom } from './rules.js'

/** Creates an empty conversation. Throws `unknown_model`, `unsupported_size`. */
export function createConversation(
  tx: Transaction,
  catalogue: Catalogue,
  userId: string,
  { title = '', default_model, default_size }: CreateConversation,
): Promise<ConversationRow> {
  const model = default_model ? catalogue.require(default_model) : catalogue.default
  if (default_size) requireSize(model, default_size)
  return insertConversation(tx, {
    userId,
    title,
    activeImageId: null,
    defaultModel: model.info.id,
    defaultSize: default_size ?? model.info.default_size,
  })
}

/**
 * Creates a conversation that goes on from a completed image: it is active, and shown as the first message. The image
 * itself stays where it was. Throws `not_found`, `image_not_ready`.
 */
export async function createConversationFromImage(
  tx: Transaction,
  catalogue: Catalogue,
  userId: string,
  imageId: string,
): Promise<ConversationParts> {
  const image = await requireReadyImage(tx, userId, imageId)
  const model = catalogue.find(image.model) ?? catalogue.default
  const conversation = await insertConversation(tx, {
    userId,
    title: titleFrom(image.prompt),
    activeImageId: image.id,
    defaultModel: model.info.id,
    defaultSize: chooseSize({ model: model.info, mode: 'img2img', source: image, defaultSize: null }),
  })
  const messages = await appendMessages(tx, conversation, [{ role: 'assistant', image }])
  return { conversation, messages, images: [image] }
}

/** Reads a conversation and a page of its messages as of one moment. Throws `not_found`, `invalid_request`. */
export function readConversation(
  database: Database,
  userId: string,
  id: string,
  { limit, before }: ReadConversation,
): Promise<ConversationParts> {
  const position = before === undefined ? undefined : readCursor(before)
  if (position === null) {
    throw new ProblemError('invalid_request', 'This cursor is not one that the conversation gave out.', {
      errors: [{ path: 'before', message: 'must be a previous_cursor' }],
    })
  }
  return database.begin('isolation level repeatable read read only', async (tx) => {
    const conversation = await findConversation(tx, userId, id)
    if (!conversation) throw notFound('conversation')
    const messages = await listMessages(tx, conversation, { limit, before: position })
    const ids = [conversation.active_image_id, ...messages.map((message) => message.image_id)]
    const images = await findImages(tx, userId, [...new Set(ids.filter((imageId) => imageId !== null))])
    return { conversation, messages, images }
  })
}

/** Sets what the next message builds on, or clears it with null. Throws `not_found`, `image_not_ready`. */
export async function chooseActiveImage(
  tx: Transaction,
  userId: string,
  id: string,
  imageId: string | null,
): Promise<{ conversation: ConversationRow; activeImage: ImageRow | undefined }> {
  const locked = await lockConversation(tx, userId, id)
  if (!locked) throw notFound('conversation')
  const activeImage = imageId === null ? undefined : await requireReadyImage(tx, userId, imageId)
  return { conversation: await setActiveImage(tx, locked, activeImage?.id ?? null), activeImage }
}

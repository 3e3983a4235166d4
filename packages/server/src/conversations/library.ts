import type { ListConversations, UpdateConversation } from '@picgen/sdk/contract'
import type { Database, Transaction } from '../database/connect.js'
import { cancelUnfinished } from '../generation/index.js'
import { PAGE_LENGTH, pageOf, readCursor } from '../http/cursor.js'
import { notFound } from '../http/problems.js'
import { findImage, findImages, type ImageRow } from '../images/index.js'
import { type Catalogue, requireSize } from '../models/catalogue.js'
import {
  type ConversationRow,
  deleteConversationRow,
  listConversationRows,
  lockConversation,
  updateConversationRow,
} from './repository.js'
import { chooseSize } from './rules.js'

/** A page of conversations, and the rows of their active images. */
export interface ConversationPage {
  conversations: ConversationRow[]
  activeImages: ImageRow[]
  nextCursor: string | null
}

/** The place of a conversation in the list, as a cursor has it: microseconds since 1970, and the id. */
const PLACE = /^touched:(\d{1,16}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The user's conversations as of one moment, last touched first. Throws `invalid_request` for a strange cursor. */
export function listConversations(
  database: Database,
  userId: string,
  { limit = PAGE_LENGTH, cursor, q }: ListConversations,
): Promise<ConversationPage> {
  const [touched, id] = cursor === undefined ? [] : readCursor(cursor, PLACE)
  const before = touched && id ? { touched, id } : undefined
  return database.begin('isolation level repeatable read read only', async (tx) => {
    const rows = await listConversationRows(tx, userId, { limit: limit + 1, before, q })
    const { page, nextCursor } = pageOf(rows, limit, (row) => `touched:${row.touched}:${row.id}`)
    const ids = page.map(({ active_image_id }) => active_image_id).filter((imageId) => imageId !== null)
    return { conversations: page, activeImages: await findImages(tx, userId, [...new Set(ids)]), nextCursor }
  })
}

/** Changes what is given. Throws `not_found`, `unknown_model`, `unsupported_size`. */
export async function updateConversation(
  tx: Transaction,
  catalogue: Catalogue,
  userId: string,
  id: string,
  { title, default_model, default_size }: UpdateConversation,
): Promise<{ conversation: ConversationRow; activeImage: ImageRow | undefined }> {
  const locked = await lockConversation(tx, userId, id)
  if (!locked) throw notFound('conversation')
  // A default that this server no longer offers must not keep anybody from changing the rest.
  const model = default_model
    ? catalogue.require(default_model)
    : (catalogue.find(locked.default_model) ?? catalogue.default)
  if (default_size) requireSize(model, default_size)
  const { default_size: size } = locked
  const fitting = default_model
    ? chooseSize({ model: model.info, mode: 'text2img', source: null, defaultSize: size })
    : size
  const conversation = await updateConversationRow(tx, locked, {
    title: title ?? locked.title,
    default_model: default_model ?? locked.default_model,
    default_size: default_size ?? fitting,
  })
  const { active_image_id } = conversation
  return { conversation, activeImage: active_image_id ? await findImage(tx, userId, active_image_id) : undefined }
}

/** Deletes a conversation and its messages. What is unfinished in it is cancelled; its images stay. Throws `not_found`. */
export async function deleteConversation(tx: Transaction, userId: string, id: string): Promise<void> {
  const locked = await lockConversation(tx, userId, id)
  if (!locked) throw notFound('conversation')
  await cancelUnfinished(tx, userId, id)
  await deleteConversationRow(tx, locked)
}

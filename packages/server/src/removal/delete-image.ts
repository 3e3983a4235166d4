import type { Database, Transaction } from '../database/connect.js'
import { settleCancelled } from '../generation/index.js'
import { notFound } from '../http/problems.js'
import type { ImageRow } from '../images/index.js'
import { discardFiles } from './discarded-files.js'

/**
 * Deletes an image: an unfinished one is cancelled first, messages and conversations let go of it, and its files are
 * noted as to be removed. Returns their keys. Throws `not_found`.
 */
export async function deleteImage(database: Database, userId: string, imageId: string): Promise<string[]> {
  for (;;) {
    const keys = await database.begin((tx) => tryDeletion(tx, userId, imageId))
    if (keys) return keys
  }
}

/** Null, with nothing written: meanwhile the image became active in another conversation, which has to be locked first. */
async function tryDeletion(tx: Transaction, userId: string, imageId: string): Promise<string[] | null> {
  const locked = await lockConversationsOf(tx, userId, imageId)
  const [image] = await tx<ImageRow[]>`
    select * from images where user_id = ${userId} and id = ${imageId} for update`
  if (!image) throw notFound('image')
  const [missed] = await tx`
    select from image_conversations
    where user_id = ${userId} and active_image_id = ${imageId} and not id = any(${locked}::uuid[])`
  if (missed) return null
  await lockImagesMadeWith(tx, userId, imageId)
  await settleCancelled(tx, userId, imageId)
  const keys = [image.file_name, image.thumbnail_name]
    .filter((name) => name !== null)
    .map((name) => `${imageId}/${name}`)
  await discardFiles(tx, keys)
  await tx`delete from images where user_id = ${userId} and id = ${imageId}`
  return keys
}

/** Conversations are locked before images, as sending does, and among themselves in the order of their ids. */
async function lockConversationsOf(tx: Transaction, userId: string, imageId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from image_conversations
    where user_id = ${userId} and (
      active_image_id = ${imageId}
      or id = (select conversation_id from images where user_id = ${userId} and id = ${imageId})
    )
    order by id for update`
  return rows.map(({ id }) => id)
}

/**
 * Images that lose their source or a reference are locked in the order of their ids, before the deletion gets to them in
 * an order of its own: one of them may be going as well.
 */
async function lockImagesMadeWith(tx: Transaction, userId: string, imageId: string): Promise<void> {
  await tx`
    select from images
    where user_id = ${userId} and (
      source_image_id = ${imageId}
      or id in (select image_id from image_references where user_id = ${userId} and reference_image_id = ${imageId})
    )
    order by id for no key update`
}

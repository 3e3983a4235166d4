import type { Transaction } from '../database/connect.js'
import { notFound, ProblemError } from '../http/problems.js'
import { findImage, type ImageRow } from '../images/index.js'
import { settleCancelled } from './settle.js'

/**
 * Gives an unfinished image up; its credits come back, and whoever makes it stops. Throws `not_found`, and
 * `not_cancellable` for an image that has its end.
 */
export async function cancelImage(tx: Transaction, userId: string, imageId: string): Promise<ImageRow> {
  const isCancelled = await settleCancelled(tx, userId, imageId)
  const image = await findImage(tx, userId, imageId)
  if (!image) throw notFound('image')
  if (!isCancelled) {
    throw new ProblemError('not_cancellable', `This image is ${image.status} already: there is nothing to cancel.`)
  }
  return image
}

/** Gives up all that is unfinished in a conversation. Its row must be locked, so that nothing is added meanwhile. */
export async function cancelUnfinished(tx: Transaction, userId: string, conversationId: string): Promise<void> {
  const images = await tx<{ id: string }[]>`
    select id from images
    where user_id = ${userId} and conversation_id = ${conversationId} and status in ('pending', 'processing')
    order by id`
  for (const { id } of images) await settleCancelled(tx, userId, id)
}

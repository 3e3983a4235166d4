import type { Transaction } from '../database/connect.js'
import { notFound, ProblemError } from '../http/problems.js'
import { holdImage, type ImageRow } from './repository.js'

/**
 * The user's image, completed: what can be active, a source, or a conversation's start. It can't be deleted before the
 * transaction ends.
 * Throws `not_found`, or `image_not_ready` while it is unfinished and when it ended without a picture.
 */
export async function requireReadyImage(tx: Transaction, userId: string, id: string): Promise<ImageRow> {
  const image = await holdImage(tx, userId, id)
  if (!image) throw notFound('image')
  if (image.status !== 'completed') {
    const why = {
      pending: 'is still waiting',
      processing: 'is still being made',
      failed: 'failed',
      cancelled: 'was cancelled',
    }
    throw new ProblemError('image_not_ready', `This image ${why[image.status]}; choose one that is completed.`)
  }
  return image
}

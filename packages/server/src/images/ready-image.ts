import type { Transaction } from '../database/connect.js'
import { notFound, ProblemError } from '../http/problems.js'
import { holdImage, holdImages, type ImageRow } from './repository.js'

/**
 * The user's image, completed: what can be active, a source, or a conversation's start. It can't be deleted before the
 * transaction ends.
 * Throws `not_found`, or `image_not_ready` while it is unfinished and when it ended without a picture.
 */
export async function requireReadyImage(tx: Transaction, userId: string, id: string): Promise<ImageRow> {
  return requireReady(await holdImage(tx, userId, id))
}

/**
 * The ids of reference images, as they were named, each of them an image as `requireReadyImage` has it. Throws what that
 * does, and `invalid_request` for the source itself: it is sent along anyway.
 */
export async function requireReferences(
  tx: Transaction,
  userId: string,
  ids: readonly string[] = [],
  sourceImageId: string | null = null,
): Promise<string[]> {
  if (ids.length === 0) return []
  const images = new Map((await holdImages(tx, userId, ids)).map((image) => [image.id, image]))
  const references = ids.map((id) => requireReady(images.get(id.toLowerCase())).id)
  const index = sourceImageId === null ? -1 : references.indexOf(sourceImageId)
  if (index < 0) return references
  throw new ProblemError(
    'invalid_request',
    'The source image goes along by itself: leave it out of reference_image_ids.',
    { errors: [{ path: `reference_image_ids.${index}`, message: 'is the source image' }] },
  )
}

function requireReady(image: ImageRow | undefined): ImageRow {
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

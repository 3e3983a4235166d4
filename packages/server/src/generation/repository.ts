import type { ResolvedMode } from '@picgen/sdk/contract'
import { parseSize } from '../conversations/rules.js'
import type { Database, Transaction } from '../database/connect.js'
import type { ImageRow } from '../images/index.js'

/** The task's name in the queue. */
export const GENERATE_IMAGE = 'generate-image'

/** How often an image is tried before it is given up. */
export const MAX_ATTEMPTS = 3

/** Seconds without a heartbeat after which a worker counts as dead. It beats every 3 (see `claim.ts`). */
export const CLAIM_SECONDS = 10

/** What an image is before anybody works on it. */
export interface PendingImage {
  id: string
  userId: string
  conversation: { id: string; sendNumber: number } | null
  sourceImageId: string | null
  referenceImageIds: readonly string[]
  kind: ResolvedMode
  prompt: string
  modelId: string
  size: string
  seed: number | null
  credits: number
}

/** How many images the user waits for. Holds the user's other sends back until the transaction ends, so it stays true. */
export async function lockPendingCount(tx: Transaction, userId: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`picgen:pending:${userId}`}, 0))`
  const [row] = await tx<{ count: number }[]>`
    select count(*)::integer as count from images where user_id = ${userId} and status in ('pending', 'processing')`
  return row?.count ?? 0
}

/** Inserts the image as `pending`, with its references. */
export async function insertPendingImage(tx: Transaction, image: PendingImage): Promise<ImageRow> {
  const { width, height } = parseSize(image.size)
  const [row] = await tx<[ImageRow]>`
    insert into images ${tx({
      id: image.id,
      user_id: image.userId,
      conversation_id: image.conversation?.id ?? null,
      send_number: image.conversation?.sendNumber ?? null,
      source_image_id: image.sourceImageId,
      reference_image_ids: [...image.referenceImageIds],
      kind: image.kind,
      prompt: image.prompt,
      model: image.modelId,
      size: image.size,
      width,
      height,
      seed: image.seed,
      credits: image.credits,
    })} returning *`
  if (image.referenceImageIds.length > 0) {
    const references = image.referenceImageIds.map((reference_image_id, index) => ({
      user_id: image.userId,
      image_id: image.id,
      position: index + 1,
      reference_image_id,
    }))
    await tx`insert into image_references ${tx(references)}`
  }
  return row
}

/** The ids of an image's references in their order; null for one that was deleted. */
export async function findReferences(database: Database, imageId: string): Promise<(string | null)[]> {
  const rows = await database<{ reference_image_id: string | null }[]>`
    select reference_image_id from image_references where image_id = ${imageId} order by position`
  return rows.map(({ reference_image_id }) => reference_image_id)
}

/**
 * Queues the job that makes the image, in place of one that a dead worker still holds. One attempt of the queue is one
 * attempt of ours, and the key finds the job again. The request's id goes along for the log.
 */
export async function enqueueGeneration(
  sql: Database | Transaction,
  imageId: string,
  requestId: string | null = null,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${GENERATE_IMAGE},
      payload := ${sql.json({ image_id: imageId, request_id: requestId })}::json,
      job_key := ${jobKey(imageId)},
      max_attempts := ${MAX_ATTEMPTS}
    )`
}

/** The job of an image, as the queue knows it. */
export function jobKey(imageId: string): string {
  return `${GENERATE_IMAGE}:${imageId}`
}

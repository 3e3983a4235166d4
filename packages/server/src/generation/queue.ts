import { randomInt } from 'node:crypto'
import type { ImageKind } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { type CreditSettings, reserveCredits } from '../credits/index.js'
import type { Transaction } from '../database/connect.js'
import { ProblemError } from '../http/problems.js'
import type { ImageRow } from '../images/index.js'
import { requireImageCount, requireMode, requireSeed, requireSize } from '../models/catalogue.js'
import type { ImageModel } from '../models/image-model.js'
import { enqueueGeneration, insertPendingImage, lockPendingCount } from './repository.js'

/** What the pipeline needs to know of its server. */
export interface GenerationSettings {
  credits: CreditSettings
  /** A user's unfinished images; one more is refused. */
  maxPending: number
}

/** One image to be made. */
export interface GenerationRequest {
  userId: string
  prompt: string
  model: ImageModel
  /** `"WIDTHxHEIGHT"`, one of the model's. */
  size: string
  /** Null: one is chosen where the model supports it, so that the picture can be made again. */
  seed: number | null
  /** What the caller knows to be the user's and completed. */
  referenceImageIds: readonly string[]
  /** Where it belongs, for a message of a conversation; null for a direct generation. */
  conversation: { id: string; sendNumber: number } | null
  /** The request that asked, for the log of whoever makes it. */
  requestId?: string
}

/**
 * Queues a text-to-image generation: the pending image, its reserved credits and its job, all in the caller's
 * transaction. Throws `unsupported_mode`, `unsupported_size`, `invalid_request` for a seed, `too_many_pending`, `insufficient_credits`.
 */
export function queueText2img(
  tx: Transaction,
  settings: GenerationSettings,
  request: GenerationRequest,
): Promise<ImageRow> {
  return queue(tx, settings, { ...request, kind: 'text2img', sourceImageId: null })
}

/**
 * Queues an image-to-image generation from a source that the caller knows to be the user's and completed; otherwise
 * like `queueText2img`.
 */
export function queueImg2img(
  tx: Transaction,
  settings: GenerationSettings,
  request: GenerationRequest & { sourceImageId: string },
): Promise<ImageRow> {
  return queue(tx, settings, { ...request, kind: 'img2img' })
}

type QueuedRequest = GenerationRequest & { kind: Exclude<ImageKind, 'upload'>; sourceImageId: string | null }

async function queue(tx: Transaction, settings: GenerationSettings, request: QueuedRequest): Promise<ImageRow> {
  const { userId, model } = request
  requireMode(model, request.kind)
  requireImageCount(model, {
    sources: request.sourceImageId === null ? 0 : 1,
    references: request.referenceImageIds.length,
  })
  requireSize(model, request.size)
  requireSeed(model, request.seed)
  if ((await lockPendingCount(tx, userId)) >= settings.maxPending) {
    throw new ProblemError(
      'too_many_pending',
      `You have ${settings.maxPending} unfinished images; wait until one is done.`,
      { retryAfter: 5 },
    )
  }
  const image = await insertPendingImage(tx, {
    ...request,
    id: uuidv7(),
    modelId: model.info.id,
    // Half of what may be asked for, since some providers count in signed numbers.
    seed: model.info.supports_seed ? (request.seed ?? randomInt(2 ** 31)) : null,
    credits: model.info.credits,
  })
  await reserveCredits(tx, settings.credits, { userId, imageId: image.id, amount: image.credits })
  await enqueueGeneration(tx, image.id, request.requestId)
  return image
}

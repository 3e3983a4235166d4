import type { Img2img, Text2img } from '@picgen/sdk/contract'
import { chooseSize } from '../conversations/rules.js'
import type { Transaction } from '../database/connect.js'
import { type ImageRow, requireReadyImage, requireReferences } from '../images/index.js'
import type { Catalogue } from '../models/catalogue.js'
import { type GenerationSettings, queueImg2img, queueText2img } from './queue.js'

/** What a direct generation is made of. */
export interface DirectParts {
  catalogue: Catalogue
  generation: GenerationSettings
}

/** Who asks, and by which request: that goes into the log of whoever makes the image. */
export interface Caller {
  userId: string
  requestId: string
}

/** Text-to-image without a conversation. Throws `unknown_model`, what `requireReferences` does, and what `queueText2img` does. */
export async function generateFromText(
  tx: Transaction,
  { catalogue, generation }: DirectParts,
  { userId, requestId }: Caller,
  { prompt, model: modelId, size, seed, reference_image_ids }: Text2img,
): Promise<ImageRow> {
  const referenceImageIds = await requireReferences(tx, userId, reference_image_ids)
  const model = modelId ? catalogue.require(modelId) : catalogue.default
  const request = {
    userId,
    prompt,
    model,
    size: size ?? model.info.default_size,
    seed: seed ?? null,
    referenceImageIds,
    conversation: null,
    requestId,
  }
  return queueText2img(tx, generation, request)
}

/**
 * Image-to-image without a conversation. Throws `not_found` and `image_not_ready` for the source and the references,
 * `unknown_model`, and what `queueImg2img` does.
 */
export async function generateFromImage(
  tx: Transaction,
  { catalogue, generation }: DirectParts,
  { userId, requestId }: Caller,
  { prompt, model: modelId, size, seed, source_image_id, reference_image_ids }: Img2img,
): Promise<ImageRow> {
  const source = await requireReadyImage(tx, userId, source_image_id)
  const referenceImageIds = await requireReferences(tx, userId, reference_image_ids, source.id)
  const model = modelId ? catalogue.require(modelId) : catalogue.default
  const fitting = () => chooseSize({ model: model.info, mode: 'img2img', source, defaultSize: null })
  const request = {
    userId,
    prompt,
    model,
    size: size ?? fitting(),
    seed: seed ?? null,
    referenceImageIds,
    conversation: null,
    requestId,
  }
  return queueImg2img(tx, generation, { ...request, sourceImageId: source.id })
}

import type { Img2img, Text2img } from '@picgen/sdk/contract'
import { chooseSize } from '../conversations/rules.js'
import type { Transaction } from '../database/connect.js'
import { type ImageRow, requireReadyImage } from '../images/index.js'
import type { Catalogue } from '../models/catalogue.js'
import { type GenerationSettings, queueImg2img, queueText2img } from './queue.js'

/** What a direct generation is made of. */
export interface DirectParts {
  catalogue: Catalogue
  generation: GenerationSettings
}

/** Text-to-image without a conversation. Throws `unknown_model`, and what `queueText2img` does. */
export function generateFromText(
  tx: Transaction,
  { catalogue, generation }: DirectParts,
  userId: string,
  { prompt, model: modelId, size, seed }: Text2img,
): Promise<ImageRow> {
  const model = modelId ? catalogue.require(modelId) : catalogue.default
  const request = {
    userId,
    prompt,
    model,
    size: size ?? model.info.default_size,
    seed: seed ?? null,
    conversation: null,
  }
  return queueText2img(tx, generation, request)
}

/**
 * Image-to-image without a conversation. Throws `not_found` and `image_not_ready` for the source, `unknown_model`, and
 * what `queueImg2img` does.
 */
export async function generateFromImage(
  tx: Transaction,
  { catalogue, generation }: DirectParts,
  userId: string,
  { prompt, model: modelId, size, seed, source_image_id }: Img2img,
): Promise<ImageRow> {
  const source = await requireReadyImage(tx, userId, source_image_id)
  const model = modelId ? catalogue.require(modelId) : catalogue.default
  const fitting = () => chooseSize({ model: model.info, mode: 'img2img', source, defaultSize: null })
  const request = { userId, prompt, model, size: size ?? fitting(), seed: seed ?? null, conversation: null }
  return queueImg2img(tx, generation, { ...request, sourceImageId: source.id })
}

import type { ImageModelV4Result } from '@ai-sdk/provider'
import { contentRefusal } from '../calling/index.js'
import { type GeneratedImage, ImageModelError } from '../image-model.js'
import type { AiSdkDefinition } from './definition.js'

type Reader = Pick<AiSdkDefinition<unknown>, 'name' | 'isRefusal' | 'seedOf'>

/**
 * The picture of an answer, which the call's `fetch` has kept from being too large. Its warnings are left alone: they say
 * what the model can't do, and its requests are made by that already. Throws `content_policy` where a refusal came in the
 * picture's place, and `bad_output`.
 */
export function readAnswer(result: ImageModelV4Result, { name, isRefusal, seedOf }: Reader): GeneratedImage {
  const [image] = result.images
  if (image === undefined || image.length === 0) {
    if (result.isRetryable === false || isRefusal?.(result)) throw contentRefusal(name)
    throw new ImageModelError(
      'bad_output',
      `${name} answered without a picture; say what it should show, or try again.`,
    )
  }
  const bytes = typeof image === 'string' ? decodeBase64(image) : image
  const seed = seedOf?.(result)
  return seed === undefined ? { bytes } : { bytes, seed }
}

/** Some servers send a whole data URL. What is no base64 decodes to something that is no picture, and is found out then. */
function decodeBase64(image: string): Uint8Array {
  return Buffer.from(image.startsWith('data:') ? image.slice(image.indexOf(',') + 1) : image, 'base64')
}

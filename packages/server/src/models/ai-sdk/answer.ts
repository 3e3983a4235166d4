import type { ImageModelV4Result } from '@ai-sdk/provider'
import { type GeneratedImage, ImageModelError } from '../image-model.js'
import type { AiSdkDefinition } from './definition.js'

/** What the provider calls an answer: the most bytes of one picture, before it is decoded. */
const MAX_BYTES = 64 * 1024 * 1024

type Reader = Pick<AiSdkDefinition<unknown>, 'name' | 'isRefusal' | 'seedOf'>

/**
 * The picture of an answer. Its warnings are left alone: they say what the request never asked for, because it was made by
 * what the model can do. Throws `content_policy` for an answer that holds a refusal in a picture's place, and `bad_output`.
 */
export function readAnswer(result: ImageModelV4Result, { name, isRefusal, seedOf }: Reader): GeneratedImage {
  const [image] = result.images
  if (image === undefined || image.length === 0) {
    if (result.isRetryable === false || isRefusal?.(result)) throw refused(name)
    throw badOutput(`${name} answered without a picture; say what it should show, or try again.`)
  }
  const bytes = typeof image === 'string' ? decodeBase64(image, name) : image
  if (bytes.length > MAX_BYTES) throw tooLarge(name)
  const seed = seedOf?.(result)
  return seed === undefined ? { bytes } : { bytes, seed }
}

/** What is no base64 decodes to something that is no picture, and is found out then. */
function decodeBase64(image: string, name: string): Uint8Array {
  // Four characters are three bytes. Some servers send a whole data URL where base64 alone is due.
  if (image.length > (MAX_BYTES * 4) / 3 + 128) throw tooLarge(name)
  return Buffer.from(image.startsWith('data:') ? image.slice(image.indexOf(',') + 1) : image, 'base64')
}

function refused(name: string): ImageModelError {
  return new ImageModelError(
    'content_policy',
    `${name} won’t make this picture because of its content; ask for another.`,
  )
}

function tooLarge(name: string): ImageModelError {
  return badOutput(`${name} answered with a picture that is larger than the Studio takes; ask for a smaller size.`)
}

function badOutput(message: string): ImageModelError {
  return new ImageModelError('bad_output', message)
}

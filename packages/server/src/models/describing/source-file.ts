import type { ImageModelV4File } from '@ai-sdk/provider'
import sharp from 'sharp'
import { ImageModelError, type SourceImage } from '../image-model.js'

const USUAL_FORMATS = ['image/png', 'image/jpeg', 'image/webp']

/** The source as a package takes it: as it is stored where the provider reads its format, as PNG where it does not. */
export async function sourceFile(
  { bytes, mimeType }: SourceImage,
  formats: readonly string[] = USUAL_FORMATS,
): Promise<ImageModelV4File> {
  if (formats.includes(mimeType)) return { type: 'file', data: bytes, mediaType: mimeType }
  return { type: 'file', data: await toPng(bytes), mediaType: 'image/png' }
}

async function toPng(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    // Its own copy: a slice of Node's pool would take the rest of the pool along.
    return new Uint8Array(await sharp(bytes).autoOrient().png().toBuffer())
  } catch (error) {
    throw new ImageModelError('source_missing', 'The image that this one builds on can’t be read; choose another.', {
      cause: error,
    })
  }
}

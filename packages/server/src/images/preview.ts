import sharp from 'sharp'
import { UndecodableImageError } from './decode.js'
import { formatOf } from './formats.js'

/** Room for the largest picture that a local server makes in between, and for no bomb. */
const MAX_PIXELS = 2048 * 2048
/** Of what is taken in. A picture of 4 megapixels needs less, but for one that is nothing but noise. */
const MAX_BYTES = 8 * 1024 * 1024
/** Characters of the URL: 8 KiB, as the contract says. */
const MAX_LENGTH = 8 * 1024
/** Noise, which is what many pictures begin as, only fits when it is smaller. */
const SIZES = [
  { side: 192, quality: 40 },
  { side: 128, quality: 25 },
  { side: 96, quality: 10 },
]

/**
 * A small picture of these bytes, as a `data:image/webp;base64,…` URL of at most 8 KiB. Null: it can't be made as small.
 * Rejects with an `UndecodableImageError` for anything that is no picture of ours, of at most 4 megapixels.
 */
export async function previewOf(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length > MAX_BYTES || formatOf(bytes) === null)
    throw new UndecodableImageError('format', 'It is no preview.')
  try {
    for (const { side, quality } of SIZES) {
      const webp = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .webp({ quality })
        .toBuffer()
      const url = `data:image/webp;base64,${webp.toString('base64')}`
      if (url.length <= MAX_LENGTH) return url
    }
    return null
  } catch (error) {
    throw new UndecodableImageError('damaged', 'It is damaged, or larger than 4 megapixels.', { cause: error })
  }
}

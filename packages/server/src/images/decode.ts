import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { formatOf, type ImageFormat } from './formats.js'

/** The most pixels that are ever decoded: 50 megapixels, as CONTRACT.md allows an upload. */
const MAX_PIXELS = 50_000_000

/** Pixels of a thumbnail's longer side. */
const THUMBNAIL_SIDE = 512

/** The formats that are stored, and served as they are. */
const formats: Partial<Record<ImageFormat, { mimeType: string; extension: string }>> = {
  png: { mimeType: 'image/png', extension: 'png' },
  jpeg: { mimeType: 'image/jpeg', extension: 'jpg' },
  webp: { mimeType: 'image/webp', extension: 'webp' },
}

/** A picture that was decoded to its last pixel, and what is shown before it has loaded. */
export interface DecodedImage {
  mimeType: string
  /** Of its files, without a dot. */
  extension: string
  /** Pixels, upright. */
  width: number
  /** Pixels, upright. */
  height: number
  /** WebP, at most 512 pixels on its longer side. */
  thumbnail: Uint8Array
  /** A ThumbHash in base64. */
  placeholder: string
}

/** The bytes are no picture that we let in. */
export class UndecodableImageError extends Error {
  override readonly name = 'UndecodableImageError'

  constructor(
    readonly reason: 'format' | 'too_large' | 'damaged',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/**
 * Decodes all of a PNG, JPEG or WebP of at most 50 megapixels. Throws `UndecodableImageError` for anything else, a
 * truncated file included.
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const name = formatOf(bytes)
  const format = name ? formats[name] : undefined
  if (!format) throw new UndecodableImageError('format', 'It is no PNG, JPEG or WebP.')
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' }).autoOrient()
    const { autoOrient: upright } = await picture.metadata()
    // Both are made from one reduced copy, so that the large picture is decoded once.
    const small = await picture
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const copy = sharp(small.data, { raw: small.info })
    const [thumbnail, placeholder] = await Promise.all([copy.clone().webp({ quality: 82 }).toBuffer(), thumbHash(copy)])
    return { ...format, width: upright.width, height: upright.height, thumbnail, placeholder }
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw new UndecodableImageError('too_large', 'It is larger than 50 megapixels.', { cause: error })
    }
    throw new UndecodableImageError('damaged', 'It is damaged.', { cause: error })
  }
}

async function thumbHash(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .clone()
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

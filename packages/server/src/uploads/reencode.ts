import { MAX_UPLOAD_PIXELS } from '@picgen/sdk/contract'
import sharp, { type Sharp } from 'sharp'
import { ProblemError } from '../http/problems.js'
import { formatOf, type ImageFormat } from '../images/index.js'
import { createTurns } from './turns.js'

/** Seconds that one picture may take; a hostile one can be made to take long. */
const TIMEOUT_SECONDS = 90

/** Pictures that are decoded at the same time: one of 50 megapixels takes 200 MB while it is turned upright. */
const decoding = createTurns(2)

/** What libvips calls the formats that we let in. */
const loaders: Record<ImageFormat, string> = { png: 'png', jpeg: 'jpeg', webp: 'webp', gif: 'gif', avif: 'heif' }

/** The longest side of a WebP, in pixels. */
const MAX_WEBP_SIDE = 16_383

/**
 * The picture in a file from anywhere, as a file of our own: the first frame of a PNG, JPEG, WebP, AVIF or GIF, upright,
 * in sRGB with 8 bits, and without metadata. What comes out is PNG, JPEG or WebP. Throws `unreadable_image`.
 */
export async function reencode(bytes: Uint8Array): Promise<Uint8Array> {
  const format = formatOf(bytes)
  if (!format) throw unreadable('This is no PNG, JPEG, WebP, AVIF or GIF.')
  const endTurn = await decoding.take('')
  try {
    const { width, height } = await measure(bytes, format)
    const picture = sharp(bytes, { limitInputPixels: MAX_UPLOAD_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .toColourspace('srgb')
      .timeout({ seconds: TIMEOUT_SECONDS })
    return await encode(picture, format, Math.max(width, height))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw unreadable('This picture is damaged: it can’t be decoded to its end.', error)
  } finally {
    endTurn()
  }
}

/** Reads the header alone, so that nothing is decoded which is too large for it. */
async function measure(bytes: Uint8Array, format: ImageFormat): Promise<{ width: number; height: number }> {
  const metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 }).metadata()
  if (metadata.format !== loaders[format]) throw unreadable('This is no PNG, JPEG, WebP, AVIF or GIF.')
  if (metadata.width * metadata.height > MAX_UPLOAD_PIXELS) {
    const megapixels = Math.ceil((metadata.width * metadata.height) / 1_000_000)
    throw unreadable(`This picture has ${megapixels} megapixels, and 50 are the most that can be uploaded.`)
  }
  return metadata
}

function encode(picture: Sharp, format: ImageFormat, longerSide: number): Promise<Buffer> {
  if (format === 'jpeg') return picture.jpeg({ quality: 90 }).toBuffer()
  const isCompact = format === 'webp' || format === 'avif'
  if (isCompact && longerSide <= MAX_WEBP_SIDE) return picture.webp({ quality: 90, effort: 2 }).toBuffer()
  return picture.png().toBuffer()
}

function unreadable(detail: string, cause?: unknown): ProblemError {
  return new ProblemError('unreadable_image', detail, { cause })
}

import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { pngBomb } from '../../hostile-images.js'
import { picture as plainPicture } from '../../puppet-model.js'
import type { Ask } from './stand-in.js'

/** A picture's bytes and its real size in pixels. */
export interface Drawn {
  bytes: Buffer
  width: number
  height: number
}

const drawn = new Map<string, Promise<Drawn>>()

/** A PNG as it was asked for: in exactly this size, or in a size of this ratio that nobody named. */
export function draw({ size, aspectRatio }: Ask, isExact: boolean): Promise<Drawn> {
  const [width, height] = isExact && size ? pixelsOf(size) : ownSize(size ?? aspectRatio ?? '1:1')
  const key = `${width}x${height}`
  const known = drawn.get(key) ?? plainPicture(width, height).then((bytes) => ({ bytes, width, height }))
  drawn.set(key, known)
  return known
}

/** The ratio of width to height of "16:9" or "1344x768". */
export function ratioOf(text: string): number {
  const [width, height] = pixelsOf(text)
  return width / height
}

function pixelsOf(text: string): [number, number] {
  const [, width, height] = /^(\d+(?:\.\d+)?)[x:*](\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (!width || !height) throw new Error(`"${text}" is neither a size nor an aspect ratio.`)
  return [Number(width), Number(height)]
}

function ownSize(text: string): [number, number] {
  const ratio = ratioOf(text)
  return ratio >= 1 ? [320, Math.round(320 / ratio)] : [Math.round(320 * ratio), 320]
}

/** The first half of a picture. */
export function truncated(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

let madeBomb: Buffer | undefined

/** A PNG of 16,000 × 16,000 pixels in a few KB. */
export function bomb(): Buffer {
  madeBomb ??= pngBomb(16_000, 16_000)
  return madeBomb
}

/** A picture to upload that no other is like. */
export function sourcePicture(): Promise<Buffer> {
  const side = 64
  return sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
}

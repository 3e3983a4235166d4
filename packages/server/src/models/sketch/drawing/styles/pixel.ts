import sharp from 'sharp'
import { inFewColours } from './palette.js'
import type { RawPicture } from './raw-picture.js'

/** About how many pixels of the grid the shorter side has, and how many colours there are. */
const gridSide = 104
const colours = 32

/** A small grid of big pixels in few colours, each with hard edges. */
export async function pixel({ data, width, height }: RawPicture): Promise<RawPicture> {
  const size = Math.max(1, Math.round(Math.min(width, height) / gridSide))
  const [columns, rows] = [Math.max(1, Math.round(width / size)), Math.max(1, Math.round(height / size))]
  const grid = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(columns, rows, { kernel: 'cubic', fit: 'fill' })
    .modulate({ saturation: 1.15 })
    .sharpen({ sigma: 0.6 })
    .raw()
    .toBuffer()
  const few = inFewColours({ data: grid, width: columns, height: rows }, colours)
  const big = await sharp(few.data, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .raw()
    .toBuffer()
  return { data: big, width, height }
}

import sharp from 'sharp'
import type { RawPicture } from './raw-picture.js'

/** How many pixels of the grid the shorter side has, and how many colours there are. */
const gridSide = 104
const colours = 40

/** A small grid of big pixels in few colours, each with hard edges. */
export async function pixel({ data, width, height }: RawPicture): Promise<RawPicture> {
  const size = Math.max(1, Math.round(Math.min(width, height) / gridSide))
  const [columns, rows] = [Math.max(1, Math.round(width / size)), Math.max(1, Math.round(height / size))]
  const few = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(columns, rows, { kernel: 'cubic', fit: 'fill' })
    .modulate({ saturation: 1.18 })
    .sharpen({ sigma: 0.6 })
    .png({ palette: true, colours, dither: 0, effort: 4 })
    .toBuffer()
  const grid = await sharp(few).removeAlpha().raw().toBuffer()
  const big = await sharp(grid, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .raw()
    .toBuffer()
  return { data: big, width, height }
}

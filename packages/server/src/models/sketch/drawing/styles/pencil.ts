import sharp from 'sharp'
import { grainAt, type RawPicture } from './raw-picture.js'

const paper = [250, 248, 242] as const
const graphite = [52, 52, 60] as const

/** A drawing in pencil: outlines drawn twice by an unsteady hand, hatching where it is dark, the paper's grain. */
export async function pencil(picture: RawPicture): Promise<RawPicture> {
  const { data, width, height } = picture
  const unit = Math.min(width, height) / 1000
  const edges = outlines(data, width, height, Math.max(1, Math.round(unit * 1.3)))
  const tone = await softened(picture, unit * 2.4)
  const hatching = hatchingFor(width, height, unit)
  const out = Buffer.alloc(data.length)
  const [first, second] = [wobble(Math.max(width, height), unit, 0), wobble(Math.max(width, height), unit, 5)]
  const [right, up] = [Math.round(unit * 3), Math.round(unit * 2)]
  const edgeAt = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (edges[y * width + x] ?? 0)
  for (let y = 0; y < height; y++) {
    const [across, acrossAgain] = [first[y] ?? 0, (second[y] ?? 0) + right]
    for (let x = 0; x < width; x++) {
      const index = y * width + x
      const dark = 255 - (tone[index] ?? 255)
      const noise = grainAt(x, y)
      const once = edgeAt(x + across, y + (first[x] ?? 0))
      const again = edgeAt(x + acrossAgain, y + (second[x] ?? 0) - up)
      const stroke = Math.max(once, again * 0.6) * (0.9 + noise / 900)
      const shading = dark > 26 ? hatching(x, y, dark) * (0.78 + noise / 320) : 0
      const ink = Math.min(1, (stroke / 245 + shading + dark * 0.0008) * 0.94 + (noise > 84 ? 0.018 : 0))
      out[index * 3] = paper[0] + (graphite[0] - paper[0]) * ink
      out[index * 3 + 1] = paper[1] + (graphite[1] - paper[1]) * ink
      out[index * 3 + 2] = paper[2] + (graphite[2] - paper[2]) * ink
    }
  }
  return { data: out, width, height }
}

/** Strokes in one direction where it is half dark, in two and three where it is darker. */
function hatchingFor(width: number, height: number, unit: number): (x: number, y: number, dark: number) => number {
  const length = width + height + 1
  // The strokes bend a little: by how much only depends on the diagonal that a pixel is on.
  const falling = Float32Array.from({ length }, (_, at) => 5 * unit * Math.sin((at - height) / (90 * unit)))
  const rising = Float32Array.from({ length }, (_, at) => 3 * unit * Math.sin(at / (37 * unit)))
  return (x, y, dark) => {
    const bent = (falling[x - y + height] ?? 0) + (rising[x + y] ?? 0)
    let ink = lineAt((x + y + bent) / (11 * unit)) * Math.min(0.46, (dark - 26) / 240)
    if (dark > 92) ink += lineAt((x - y * 0.8 + bent) / (10 * unit)) * Math.min(0.44, (dark - 92) / 220)
    if (dark > 160) ink += lineAt((x * 0.25 + y + bent) / (8 * unit)) * Math.min(0.46, (dark - 160) / 160)
    return ink
  }
}

/** 1 in the middle of a stroke, 0 between two strokes. */
function lineAt(position: number): number {
  const part = Math.abs((position - Math.floor(position)) * 2 - 1)
  return part > 0.58 ? (part - 0.58) / 0.42 : 0
}

/** Where colours meet: the greatest step of any channel to a neighbour, 0 to 255. */
function outlines(data: Buffer, width: number, height: number, step: number): Uint8Array {
  const edges = new Uint8Array(width * height)
  const [aside, below] = [step * 3, step * width * 3]
  for (let y = step; y < height - step; y++) {
    for (let x = step; x < width - step; x++) {
      const at = (y * width + x) * 3
      let most = 0
      for (let channel = at; channel < at + 3; channel++) {
        const across = Math.abs((data[channel - aside] ?? 0) - (data[channel + aside] ?? 0))
        const down = Math.abs((data[channel - below] ?? 0) - (data[channel + below] ?? 0))
        if (across > most) most = across
        if (down > most) most = down
      }
      // Gradients are no lines; faint edges are faint lines.
      if (most >= 9) edges[y * width + x] = Math.min(255, 60 + most * 2.1)
    }
  }
  return edges
}

/** The lightness of the picture, a little blurred. */
function softened({ data, width, height }: RawPicture, radius: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .greyscale()
    .blur(Math.max(0.3, radius))
    .extractChannel(0)
    .raw()
    .toBuffer()
}

/** How far the hand is off the line at each row or column, in pixels. */
function wobble(length: number, unit: number, phase: number): Int8Array {
  const swing = 1.7 * unit
  return Int8Array.from({ length }, (_, at) =>
    Math.round(swing * (Math.sin(at / (29 * unit) + phase) + Math.sin(at / (11.3 * unit) + phase * 2))),
  )
}

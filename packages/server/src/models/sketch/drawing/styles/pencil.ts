import { grainAt, lightnessAt, type RawPicture } from './raw-picture.js'

const paper = [250, 248, 242] as const
const graphite = [52, 52, 60] as const

/** A drawing in pencil: outlines drawn twice by an unsteady hand, hatching where it is dark, the paper's grain. */
export function pencil({ data, width, height }: RawPicture): RawPicture {
  const unit = Math.min(width, height) / 1000
  const edges = outlines(data, width, height, Math.max(1, Math.round(unit * 1.3)))
  const tone = softened(data, width, height, Math.max(1, Math.round(unit * 3)))
  const out = Buffer.alloc(data.length)
  const sample = (x: number, y: number) =>
    edges[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0
  const [first, second] = [wobble(Math.max(width, height), unit, 0), wobble(Math.max(width, height), unit, 5)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = y * width + x
      const dark = 255 - (tone[index] ?? 255)
      const noise = grainAt(x, y)
      const once = sample(x + (first[y] ?? 0), y + (first[x] ?? 0))
      const again = sample(x + (second[y] ?? 0) + Math.round(unit * 3), y + (second[x] ?? 0) - Math.round(unit * 2))
      const stroke = Math.max(once, again * 0.6) * (0.86 + noise / 900)
      const shading = hatching(x, y, dark, unit) * (0.72 + noise / 320)
      const ink = Math.min(1, stroke / 255 + shading + dark * 0.0007) * 0.92 + (noise > 84 ? 0.018 : 0)
      for (let channel = 0; channel < 3; channel++) {
        const [white, black] = [paper[channel] ?? 255, graphite[channel] ?? 0]
        out[index * 3 + channel] = Math.round(white + (black - white) * Math.min(1, ink))
      }
    }
  }
  return { data: out, width, height }
}

/** Strokes in one direction where it is half dark, in two and three where it is darker. */
function hatching(x: number, y: number, dark: number, unit: number): number {
  const bent = 5 * unit * Math.sin((x - y) / (90 * unit)) + 3 * unit * Math.sin((x + y) / (37 * unit))
  let ink = 0
  if (dark > 44) ink += lineAt((x + y + bent) / (11 * unit)) * Math.min(0.34, (dark - 44) / 300)
  if (dark > 104) ink += lineAt((x - y * 0.8 + bent) / (10 * unit)) * Math.min(0.36, (dark - 104) / 260)
  if (dark > 168) ink += lineAt((x * 0.25 + y + bent) / (8 * unit)) * Math.min(0.42, (dark - 168) / 180)
  return ink
}

/** 1 in the middle of a stroke, 0 between two strokes. */
function lineAt(position: number): number {
  const part = Math.abs((position - Math.floor(position)) * 2 - 1)
  return part > 0.58 ? (part - 0.58) / 0.42 : 0
}

/** Where colours meet: the greatest step of any channel to a neighbour, 0 to 255. */
function outlines(data: Buffer, width: number, height: number, step: number): Uint8Array {
  const edges = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - step) * width
    const below = Math.min(height - 1, y + step) * width
    for (let x = 0; x < width; x++) {
      const [left, right] = [y * width + Math.max(0, x - step), y * width + Math.min(width - 1, x + step)]
      let most = 0
      for (let channel = 0; channel < 3; channel++) {
        const across = Math.abs((data[left * 3 + channel] ?? 0) - (data[right * 3 + channel] ?? 0))
        const down = Math.abs((data[(above + x) * 3 + channel] ?? 0) - (data[(below + x) * 3 + channel] ?? 0))
        most = Math.max(most, across, down)
      }
      // Gradients are no lines; faint edges are faint lines.
      edges[y * width + x] = most < 9 ? 0 : Math.min(255, 60 + most * 2.1)
    }
  }
  return edges
}

/** The lightness of the picture, averaged along rows and columns. */
function softened(data: Buffer, width: number, height: number, radius: number): Uint8Array {
  const light = new Uint8Array(width * height)
  for (let index = 0; index < light.length; index++) light[index] = lightnessAt(data, index * 3)
  return averaged(averaged(light, width, height, radius, 1, width), height, width, radius, width, 1)
}

function averaged(
  light: Uint8Array,
  long: number,
  lines: number,
  radius: number,
  step: number,
  next: number,
): Uint8Array {
  const out = new Uint8Array(light.length)
  const count = radius * 2 + 1
  for (let line = 0; line < lines; line++) {
    const start = line * next
    let sum = 0
    const at = (position: number) => light[start + Math.min(long - 1, Math.max(0, position)) * step] ?? 0
    for (let position = -radius; position <= radius; position++) sum += at(position)
    for (let position = 0; position < long; position++) {
      out[start + position * step] = sum / count
      sum += at(position + radius + 1) - at(position - radius)
    }
  }
  return out
}

/** How far the hand is off the line at each row or column, in pixels. */
function wobble(length: number, unit: number, phase: number): Int8Array {
  const swing = 1.7 * unit
  return Int8Array.from({ length }, (_, at) =>
    Math.round(swing * (Math.sin(at / (29 * unit) + phase) + Math.sin(at / (11.3 * unit) + phase * 2))),
  )
}

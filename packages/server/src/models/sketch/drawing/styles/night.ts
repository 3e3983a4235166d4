import sharp from 'sharp'
import { type RawPicture, toneTable } from './raw-picture.js'

const moonlit = toneTable([
  [0, '#03061a'],
  [60, '#0f2150'],
  [130, '#345ca0'],
  [200, '#93bfec'],
  [255, '#eff8ff'],
])
/** What moonlight leaves of red, green and blue. */
const left = [0.86, 0.88, 1.04] as const
/** How much of the lamps' light falls on red, green and blue. */
const lamplight = [1.05, 0.72, 0.3] as const

/** Moonlight: blue tones and deep shadows; what is lit warmly glows into the dark around it. */
export async function night({ data, width, height }: RawPicture): Promise<RawPicture> {
  const bloom = await bloomOf(data, width, height)
  const out = Buffer.alloc(data.length)
  for (let y = 0; y < height; y++) {
    const down = (y / height - 0.5) * 2
    for (let x = 0; x < width; x++) {
      const index = y * width + x
      const at = index * 3
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
      const across = (x / width - 0.5) * 2
      const shadow = 1 - 0.36 * Math.min(1, Math.max(0, across * across + down * down - 0.4))
      const light = (red * 77 + green * 151 + blue * 28) >> 8
      const tone = Math.max(0, Math.min(255, Math.round((light - 6) * 1.08 * shadow))) * 3
      const warm = warmthOf(red, green, blue)
      const kept = 0.82 + 0.18 * warm
      const dimmed = warm > 0 ? 1 : shadow
      const glow = bloom[index] ?? 0
      out[at] = lampOn(mixed(moonlit[tone] ?? 0, red * (warm > 0 ? 1 : left[0]) * dimmed, kept), glow * lamplight[0])
      out[at + 1] = lampOn(
        mixed(moonlit[tone + 1] ?? 0, green * (warm > 0 ? 1 : left[1]) * dimmed, kept),
        glow * lamplight[1],
      )
      out[at + 2] = lampOn(
        mixed(moonlit[tone + 2] ?? 0, blue * (warm > 0 ? 1 : left[2]) * dimmed, kept),
        glow * lamplight[2],
      )
    }
  }
  return { data: out, width, height }
}

function mixed(moon: number, own: number, kept: number): number {
  return Math.min(255, moon * (1 - kept) + own * kept)
}

function lampOn(value: number, light: number): number {
  return value + ((255 - value) * light) / 268
}

/** Whether a pixel is a lamp, a fire, a lit window or the moon: 0 to 1. */
function warmthOf(red: number, green: number, blue: number): number {
  if (red < 222 || green < 150 || red - blue < 22) return 0
  return Math.min(1, (red - 222) / 20)
}

const cell = 8

/** The light of all lamps, spread out: a byte for each pixel. */
async function bloomOf(data: Buffer, width: number, height: number): Promise<Buffer> {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const lamps = Buffer.alloc(columns * rows)
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3
      const warm = warmthOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
      if (warm === 0) continue
      const index = Math.floor(y / cell) * columns + Math.floor(x / cell)
      lamps[index] = Math.min(255, (lamps[index] ?? 0) + warm * (255 / (cell * cell * 0.25)))
    }
  }
  const reach = Math.max(1, (Math.min(width, height) / cell) * 0.04)
  const spread = await sharp(lamps, { raw: { width: columns, height: rows, channels: 1 } })
    .blur(reach)
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer()
  return spread
}

import { grainAt, lightnessAt, type RawPicture, toneTable } from './raw-picture.js'

const tones = toneTable([
  [0, '#2a180d'],
  [70, '#5f3d20'],
  [150, '#b98d58'],
  [215, '#ecd3a2'],
  [255, '#fbf0d6'],
])
const paper = [247, 238, 217] as const

/** An old photograph: brown tones, dark corners, a little grain, and the paper around it. */
export function sepia({ data, width, height }: RawPicture): RawPicture {
  const out = Buffer.alloc(data.length)
  const short = Math.min(width, height)
  const border = Math.round(short * 0.036)
  const edge = Math.max(1, short * 0.004)
  for (let y = 0; y < height; y++) {
    const down = (y / height - 0.5) * 2
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const inside = Math.min(x, y, width - 1 - x, height - 1 - y) - border
      const noise = grainAt(x, y)
      if (inside < 0) {
        // A shadow under the print's edge, and paper with a little tooth.
        const shadow = inside > -edge ? 26 : 0
        for (let channel = 0; channel < 3; channel++) out[at + channel] = (paper[channel] ?? 0) - shadow + (noise >> 6)
        continue
      }
      const across = (x / width - 0.5) * 2
      const corner = Math.max(0, across * across + down * down - 0.5)
      const faded = 26 + lightnessAt(data, at) * 0.87
      const dark = 1 - Math.min(0.62, corner * 0.42)
      const tone = Math.max(0, Math.min(255, Math.round(faded * dark + noise * 0.07))) * 3
      out[at] = tones[tone] ?? 0
      out[at + 1] = tones[tone + 1] ?? 0
      out[at + 2] = tones[tone + 2] ?? 0
    }
  }
  return { data: out, width, height }
}

/** Decoded pixels, three bytes each: red, green, blue. */
export interface RawPicture {
  data: Buffer
  width: number
  height: number
}

/** From one colour to the next by 0 to 255: what each lightness becomes. */
export function toneTable(stops: readonly (readonly [at: number, colour: string])[]): Uint8Array {
  const table = new Uint8Array(256 * 3)
  for (let value = 0; value < 256; value++) {
    const next = Math.max(
      1,
      stops.findIndex(([at]) => at >= value),
    )
    const [from, to] = [stops[next - 1], stops[next]]
    if (!from || !to) continue
    const part = Math.min(1, Math.max(0, (value - from[0]) / (to[0] - from[0])))
    for (let channel = 0; channel < 3; channel++) {
      const [low, high] = [from[1], to[1]].map((colour) =>
        Number.parseInt(colour.slice(1 + channel * 2, 3 + channel * 2), 16),
      )
      table[value * 3 + channel] = Math.round((low ?? 0) + ((high ?? 0) - (low ?? 0)) * part)
    }
  }
  return table
}

/** How light a pixel looks, 0 to 255. */
export function lightnessAt(data: Buffer, at: number): number {
  return ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 151 + (data[at + 2] ?? 0) * 28) >> 8
}

const grainSide = 256

/** Noise from -1 to 1 for each pixel of a square that repeats, the same in every picture. */
export const grain: Int8Array = new Int8Array(grainSide * grainSide)
let state = 0x9e3779b9
for (let index = 0; index < grain.length; index++) {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
  grain[index] = (state >>> 24) - 128
}

/** The grain at a pixel, -128 to 127. */
export function grainAt(x: number, y: number): number {
  return grain[(y & (grainSide - 1)) * grainSide + (x & (grainSide - 1))] ?? 0
}

import type { RawPicture } from './raw-picture.js'

/** A colour that pictures have, and how often. */
interface Tone {
  red: number
  green: number
  blue: number
  weight: number
}

/** Repaints a small picture in its own most telling colours, so many of them: no shade between two is left. */
export function inFewColours({ data, width, height }: RawPicture, count: number): RawPicture {
  const { tones, toneOf } = tonesOf(data)
  const palette = settled(tones, farApart(tones, count))
  const nearest = tones.map((tone) => nearestOf(tone, palette))
  const out = Buffer.alloc(data.length)
  for (let at = 0; at < data.length; at += 3) {
    const colour = palette[nearest[toneOf[at / 3] ?? 0] ?? 0]
    if (!colour) continue
    out[at] = Math.round(colour.red)
    out[at + 1] = Math.round(colour.green)
    out[at + 2] = Math.round(colour.blue)
  }
  return { data: out, width, height }
}

/** The picture's colours, those that nobody can tell apart as one; and which of them each pixel has. */
function tonesOf(data: Buffer): { tones: Tone[]; toneOf: Uint32Array } {
  const places = new Map<number, number>()
  const tones: Tone[] = []
  const toneOf = new Uint32Array(data.length / 3)
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
    const place = places.get(key) ?? tones.push({ red: 0, green: 0, blue: 0, weight: 0 }) - 1
    places.set(key, place)
    toneOf[at / 3] = place
    const tone = tones[place]
    if (!tone) continue
    const weight = tone.weight + 1
    tone.red += (red - tone.red) / weight
    tone.green += (green - tone.green) / weight
    tone.blue += (blue - tone.blue) / weight
    tone.weight = weight
  }
  return { tones, toneOf }
}

/** Starts with the commonest colour, then takes what is common and unlike all that were taken. */
function farApart(tones: readonly Tone[], count: number): Tone[] {
  const commonest = [...tones].sort((one, other) => other.weight - one.weight)[0]
  if (!commonest) return []
  const taken = [commonest]
  const far = tones.map((tone) => apart(tone, commonest))
  while (taken.length < Math.min(count, tones.length)) {
    let best = 0
    let most = -1
    for (const [index, tone] of tones.entries()) {
      const worth = (far[index] ?? 0) * Math.sqrt(tone.weight)
      if (worth <= most) continue
      most = worth
      best = index
    }
    const next = tones[best]
    if (!next || most <= 0) break
    taken.push(next)
    for (const [index, tone] of tones.entries()) far[index] = Math.min(far[index] ?? 0, apart(tone, next))
  }
  return taken
}

/** Moves each colour into the middle of those that are nearest to it, a few times. */
function settled(tones: readonly Tone[], seeds: readonly Tone[]): Tone[] {
  let palette = [...seeds]
  for (let round = 0; round < 5; round++) {
    const sums = palette.map(() => ({ red: 0, green: 0, blue: 0, weight: 0 }))
    for (const tone of tones) {
      const sum = sums[nearestOf(tone, palette)]
      if (!sum) continue
      sum.red += tone.red * tone.weight
      sum.green += tone.green * tone.weight
      sum.blue += tone.blue * tone.weight
      sum.weight += tone.weight
    }
    palette = sums.map(({ red, green, blue, weight }, index) =>
      weight > 0
        ? { red: red / weight, green: green / weight, blue: blue / weight, weight }
        : (palette[index] ?? { red, green, blue, weight }),
    )
  }
  return palette
}

function nearestOf(tone: Tone, palette: readonly Tone[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < palette.length; index++) {
    const colour = palette[index]
    const far = colour ? apart(tone, colour) : Number.POSITIVE_INFINITY
    if (far >= least) continue
    least = far
    best = index
  }
  return best
}

/** Squared distance, with green counting most, as it does for eyes. */
function apart(one: Tone, other: Tone): number {
  const [red, green, blue] = [one.red - other.red, one.green - other.green, one.blue - other.blue]
  return red * red * 2 + green * green * 4 + blue * blue * 3
}

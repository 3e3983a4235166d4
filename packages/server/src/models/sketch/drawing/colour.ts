/** A colour in Oklab, where equal steps look equal: lightness 0–1, and two axes of hue. */
interface Lab {
  lightness: number
  a: number
  b: number
}

/** Mixes two `#rrggbb` colours: `amount` 0 is the first, 1 the second. */
export function mix(first: string, second: string, amount: number): string {
  const [from, to] = [toLab(first), toLab(second)]
  const between = (low: number, high: number) => low + (high - low) * amount
  return toHex({
    lightness: between(from.lightness, to.lightness),
    a: between(from.a, to.a),
    b: between(from.b, to.b),
  })
}

/** The colour with its lightness moved by this much (-1 to 1). */
export function shade(colour: string, by: number): string {
  const lab = toLab(colour)
  return toHex({ ...lab, lightness: clamp(lab.lightness + by, 0.04, 1) })
}

export function lightnessOf(colour: string): number {
  return toLab(colour).lightness
}

/** A colour that is seen well on the given one, and belongs to it. */
export function contrastTo(colour: string): string {
  return lightnessOf(colour) > 0.62 ? shade(colour, -0.3) : mix(colour, '#ffffff', 0.84)
}

/**
 * Repaints one colour of a drawing whose main colour becomes another: what belongs to the main colour moves with it and
 * keeps its own lights and shadows; eyes, noses and the like stay.
 */
export function repaint(colour: string, main: string, wanted: string): string {
  const [from, centre, target] = [toLab(colour), toLab(main), toLab(wanted)]
  const [chroma, mainChroma] = [chromaOf(from), chromaOf(centre)]
  const isInk = from.lightness < 0.36 && centre.lightness > 0.45
  // Dark eyes would be lost in a dark face.
  if (isInk) return target.lightness < 0.42 ? '#ffe28a' : colour
  if (!belongs(from, centre, chroma, mainChroma)) return colour
  const strength = mainChroma > 0.03 ? clamp(chroma / mainChroma, 0.35, 1.15) : 1
  return toHex({
    lightness: clamp(target.lightness + (from.lightness - centre.lightness) * 0.85, 0.08, 1),
    a: target.a * strength,
    b: target.b * strength,
  })
}

function belongs(from: Lab, main: Lab, chroma: number, mainChroma: number): boolean {
  if (mainChroma < 0.04) return chroma < 0.06
  if (chroma < 0.03) return false
  return (from.a * main.a + from.b * main.b) / (chroma * mainChroma) > 0.62
}

const chromaOf = ({ a, b }: Lab) => Math.hypot(a, b)
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

function toLab(hex: string): Lab {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  }
}

function toHex({ lightness, a, b }: Lab): string {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ].map((linear) => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
    return Math.round(clamp(Number.isNaN(value) ? 0 : value, 0, 1) * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

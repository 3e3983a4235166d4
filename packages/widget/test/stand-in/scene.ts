import { rgbaToThumbHash } from 'thumbhash'
import { catInYellowRaincoat } from '../pictures.js'

/** What a prompt is drawn as. */
export interface Drawing {
  url: string
  placeholder: string
}

type Colour = readonly [number, number, number]

const drawn = new Map<string, Drawing>()

/** Draws a description in its own size. The same one gives the same picture, and is drawn once. */
export function drawScene(description: string, width: number, height: number): Drawing {
  const key = `${width}x${height} ${description}`
  const known = drawn.get(key)
  if (known) return known
  const drawing = draw(description, width, height)
  drawn.set(key, drawing)
  return drawing
}

function draw(description: string, width: number, height: number): Drawing {
  const says = (words: string) => new RegExp(words, 'i').test(description)
  if (says('\\bcat\\b|猫|ネコ|gato|katze|\\bchat\\b|قط')) {
    const scene = { width, height, isRaining: says('rain(ing|y| )'), hasCocoa: says('cocoa|chocolate') }
    return {
      url: catInYellowRaincoat(scene),
      placeholder: placeholderOf([170, 214, 235], [247, 197, 49], width, height),
    }
  }
  const seed = hashOf(description)
  const isNight = says('night|moon|star|dark')
  const hue = seed % 360
  const sky: Colour = isNight ? [28, 32, 66] : tint(hue, 0.82)
  const low: Colour = isNight ? [74, 62, 110] : tint(hue + 40, 0.93)
  const ground: Colour = says('sea|ocean|harbou?r|boat|lake') ? [52, 120, 160] : tint(hue + 110, isNight ? 0.3 : 0.6)
  const parts = [
    sun(seed, isNight),
    says('mountain|alps|snow|valley') || seed % 3 === 0 ? mountains(ground) : '',
    `<path d="M-600 372Q100 300 300 366T1200 340V1200H-600Z" fill="${css(ground)}"/>`,
    says('tree|forest|garden|park') || seed % 3 === 1 ? trees(seed) : '',
    says('house|city|village|lighthouse|tower') || seed % 3 === 2 ? house(hue) : '',
    says('boat|harbou?r|sail') ? boat() : '',
    says('rain|snow') ? weather(says('snow')) : '',
  ]
  return {
    url: picture(width, height, sky, low, parts.join('')),
    placeholder: placeholderOf(sky, ground, width, height),
  }
}

function picture(width: number, height: number, sky: Colour, low: Colour, parts: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 512 512" preserveAspectRatio="xMidYMid slice"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${css(sky)}"/><stop offset="1" stop-color="${css(low)}"/></linearGradient></defs><rect x="-600" y="-600" width="1800" height="1800" fill="url(#s)"/>${parts}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function sun(seed: number, isNight: boolean): string {
  const x = 90 + (seed % 330)
  const stars = isNight ? scatter(30, 512, 250, (at) => `<circle ${at} r="1.6" fill="#fff"/>`) : ''
  return `${stars}<circle cx="${x}" cy="110" r="42" fill="${isNight ? '#f4efd2' : '#ffd75e'}"/>`
}

function mountains(ground: Colour): string {
  const [red, green, blue] = ground
  const stone = css([red * 0.72 + 50, green * 0.72 + 50, blue * 0.72 + 50])
  return `<path d="M-80 400 110 170 250 340 380 130 620 400Z" fill="${stone}"/><path d="M380 130l-46 74 26-10 20 22 24-26 24 8ZM110 170l-38 46 22-6 18 16 22-14 14 6Z" fill="#fff"/>`
}

function trees(seed: number): string {
  return [60, 130, 330, 400, 470]
    .map((x, index) => {
      const y = 352 + ((seed >> index) % 40)
      return `<path d="M${x} ${y}v50" stroke="#6b4a32" stroke-width="9"/><circle cx="${x}" cy="${y - 14}" r="34" fill="#3f7d55"/>`
    })
    .join('')
}

function house(hue: number): string {
  return `<path d="M196 300h124v110H196Z" fill="#fbf3e6"/><path d="M180 304l78-70 78 70Z" fill="hsl(${hue} 48% 46%)"/><path d="M240 350h36v60h-36Z" fill="#6b4a32"/><path d="M286 326h22v22h-22ZM208 326h22v22h-22Z" fill="#9fd4f2"/>`
}

function boat(): string {
  return `<path d="M150 410h190l-34 44H184Z" fill="#b5482f"/><path d="M246 400V250l84 136ZM236 400V280l-66 106Z" fill="#fff"/>`
}

function weather(isSnow: boolean): string {
  const flake = (at: string) => `<circle ${at} r="4" fill="#fff"/>`
  const drop = (at: string) => `<ellipse ${at} rx="1.6" ry="11" fill="#e3f1fa"/>`
  return scatter(46, 512, 512, isSnow ? flake : drop)
}

function scatter(count: number, width: number, height: number, show: (at: string) => string): string {
  return Array.from({ length: count }, (_, index) =>
    show(`cx="${(index * 157) % width}" cy="${(index * 211) % height}"`),
  ).join('')
}

function placeholderOf(top: Colour, bottom: Colour, width: number, height: number): string {
  const scale = 24 / Math.max(width, height)
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const rgba = Array.from({ length: rows }, (_, row) => {
    const colour = row < rows * 0.66 ? top : bottom
    return Array.from({ length: columns }, () => [...colour, 255]).flat()
  }).flat()
  return btoa(String.fromCharCode(...rgbaToThumbHash(columns, rows, rgba)))
}

/** A soft colour of this hue; `light` is 0–1. */
function tint(hue: number, light: number): Colour {
  const channel = (shift: number) => {
    const wave = Math.cos(((hue - shift) * Math.PI) / 180)
    return Math.round(255 * Math.min(1, light + wave * 0.14))
  }
  return [channel(0), channel(120), channel(240)]
}

function css(colour: Colour): string {
  return `rgb(${colour.map(Math.round).join(' ')})`
}

function hashOf(text: string): number {
  let hash = 7
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}

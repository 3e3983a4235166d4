import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { repaint } from './colour.js'
import { ownIcons } from './own/index.js'
import { group, n, type Svg } from './svg.js'

/** Where an icon goes: its 32 by 32 drawing scaled to `size` pixels, its left upper corner at `x`, `y`. */
export interface IconPosition {
  x: number
  y: number
  size: number
  flipped?: boolean
  /** Degrees, around the icon's middle. */
  turned?: number
  opacity?: number
}

/** The icons that one drawing needs, loaded and repainted before it begins. */
export interface IconSet {
  /** The icon in its own colours, or with its main colour changed. Empty for an icon that does not exist. */
  draw(icon: string, colour: string | null, position: IconPosition): Svg
  /** The colour that covers most of the icon. */
  mainColour(icon: string): string
}

/** What to load: an icon, and the colours to repaint it in. */
export type WantedIcon = readonly [icon: string, colour: string | null]

interface IconFile {
  icons: Record<string, { body: string }>
}

let loading: Promise<IconFile> | null = null
/** Measured when first needed; here already, where most of an icon is not what one means by its colour. */
const mainColours = new Map([
  ['bus', '#ffb02e'],
  ['frog', '#00d26a'],
  ['butterfly', '#ff822d'],
  ['lighthouse', '#e5383b'],
  ['hot-air-balloon', '#e5383b'],
  ['scarecrow', '#c9483f'],
  ['knight', '#2f62c9'],
  ['windmill', '#f3e3cb'],
  ['waterfall', '#7cd2f7'],
  ['wishing-well', '#b5473c'],
  ['chess-table', '#8f5a36'],
])

/** Nine megabytes: read with the first picture, not with the server's start, and kept. */
function loadIconFile(): Promise<IconFile> {
  loading ??= readIconFile().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

async function readIconFile(): Promise<IconFile> {
  const path = createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji-flat/icons.json')
  const content: IconFile = JSON.parse(await readFile(path, 'utf8'))
  return content
}

/** Loads and measures what a drawing needs. */
export async function loadIcons(wanted: readonly WantedIcon[]): Promise<IconSet> {
  const file = await loadIconFile()
  for (const icon of new Set(wanted.map(([name]) => name))) {
    const body = bodyOf(file, icon)
    if (body && !mainColours.has(icon)) mainColours.set(icon, await measureMainColour(body))
  }
  const mainColour = (icon: string) => mainColours.get(icon) ?? '#999999'
  const painted = new Map<string, string>()
  let drawn = 0
  return {
    mainColour,
    draw(icon, colour, position) {
      const key = `${icon} ${colour}`
      const body = painted.get(key) ?? paint(bodyOf(file, icon), colour, mainColour(icon))
      painted.set(key, body)
      drawn += 1
      return place(withOwnIds(body, `i${drawn}`), position)
    },
  }
}

/** A boat brings no block of sea along: the last part of its drawing, waves on a box. */
const ownWater = /[mM][^mM"]*v[\d.]+h2[78][\d.]*z/

function bodyOf(file: IconFile, icon: string): string {
  const own = ownIcons.get(icon)
  if (own) return own
  const body = fluentBodyOf(file, icon)
  return knownIcons.get(icon) === 'boat' ? body.replace(ownWater, '') : body
}

function fluentBodyOf(file: IconFile, icon: string): string {
  return Object.hasOwn(file.icons, icon) ? (file.icons[icon]?.body ?? '') : ''
}

function place(body: string, { x, y, size, flipped, turned, opacity }: IconPosition): Svg {
  const scale = size / 32
  const turn = turned ? ` rotate(${n(turned)} 16 16)` : ''
  const mirror = flipped ? ' translate(32 0) scale(-1 1)' : ''
  const transform = `translate(${n(x)} ${n(y)}) scale(${Math.round(scale * 1e4) / 1e4})${turn}${mirror}`
  return group(`transform="${transform}"${opacity !== undefined && opacity < 1 ? ` opacity="${opacity}"` : ''}`, body)
}

function paint(body: string, colour: string | null, main: string): string {
  if (!colour) return body
  return body.replace(/#[0-9a-f]{6}\b|#[0-9a-f]{3}\b/gi, (found) => repaint(longHex(found), main, colour))
}

function longHex(colour: string): string {
  const digits = colour.slice(1).toLowerCase()
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

/** Gradients of two icons must not share a name within one picture. */
function withOwnIds(body: string, prefix: string): string {
  return body.includes('id="')
    ? body
        .replace(/\bid="/g, `id="${prefix}`)
        .replace(/url\(#/g, `url(#${prefix}`)
        .replace(/href="#/g, `href="#${prefix}`)
    : body
}

async function measureMainColour(body: string): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="48" height="48">${body}</svg>`
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4)
    if (alpha < 250) continue
    const colour = (red << 16) | (green << 8) | blue
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const [most = [0x999999, 0]] = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])
  return `#${most[0].toString(16).padStart(6, '0')}`
}

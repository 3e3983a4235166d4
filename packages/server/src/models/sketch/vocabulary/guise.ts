import type { GarmentKind, Pattern } from '../scene/scene.js'
import { colourWords, garmentWords, patternWords } from './describing-words.js'

/** What makes a thing look like itself beyond its icon: a dalmatian is a dog, white with dots. */
export interface Guise {
  colour: string | null
  pattern: Pattern | null
  /** A multiple of the icon's usual size. */
  size: number
  wears: { kind: GarmentKind; colour: string | null; pattern: Pattern | null }[]
  /** Icons. */
  holds: string[]
}

const garmentKinds: ReadonlyMap<string, GarmentKind> = namesOf<GarmentKind>(garmentWords, (kind) => kind)
const patterns: ReadonlyMap<string, Pattern> = namesOf<Pattern>(patternWords, (pattern) => pattern)
const colours: ReadonlyMap<string, string> = new Map(
  Object.entries(colourWords).flatMap(([colour, names]) => names.split(', ').map((name) => [name, colour] as const)),
)

function namesOf<Key extends string>(words: Record<Key, string>, keyOf: (key: Key) => Key): Map<string, Key> {
  return new Map((Object.keys(words) as Key[]).map((key) => [key, keyOf(key)]))
}

/** Reads the looks of a thing's line. An unknown word is an error of the vocabulary, found by the first start. */
export function readGuise(parts: readonly string[]): Guise | null {
  if (parts.length === 0) return null
  const guise: Guise = { colour: null, pattern: null, size: 1, wears: [], holds: [] }
  for (const part of parts) {
    if (/^\d+%$/.test(part)) guise.size = Number.parseInt(part, 10) / 100
    else if (part.startsWith('wears ')) guise.wears.push(readGarment(part.slice('wears '.length)))
    else if (part.startsWith('holds ')) guise.holds.push(part.slice('holds '.length))
    else if (patterns.has(part)) guise.pattern = patterns.get(part) ?? null
    else guise.colour = readColour(part)
  }
  return guise
}

/** "red checked shirt": the colour, the pattern, the kind. */
function readGarment(words: string): Guise['wears'][number] {
  const pieces = words.split(' ')
  const at = pieces.findIndex((_, index) => garmentKinds.has(pieces.slice(index).join(' ')))
  const kind = garmentKinds.get(pieces.slice(at).join(' '))
  if (at < 0 || !kind) throw new Error(`There is no garment in "${words}".`)
  const before = pieces.slice(0, at)
  const pattern = patterns.get(before.at(-1) ?? '') ?? null
  const colour = (pattern ? before.slice(0, -1) : before).join(' ')
  return { kind, pattern, colour: colour ? readColour(colour) : null }
}

function readColour(name: string): string {
  const colour = /^#[0-9a-f]{6}$/.test(name) ? name : colours.get(name)
  if (!colour) throw new Error(`There is no colour "${name}".`)
  return colour
}

import { colourWords } from './describing-words.js'
import emojiNames from './emoji-names.json' with { type: 'json' }
import { knownIcons } from './emoji-words.js'
import { type Look, readLook } from './look.js'
import { thingLines } from './things/index.js'

/** Something that a person would name, and how it is drawn. */
export interface Thing {
  /** As a prompt says it: lower case, single spaces. */
  name: string
  theme: string
  icon: string
  look: Look | null
  /** Whether it is what its icon shows and nothing more special: a dog, not a corgi. */
  isPlain: boolean
  synonyms: readonly string[]
  chinese: readonly string[]
}

const colours = new Set(Object.values(colourWords).flatMap((names) => names.split(', ')))

/** The vocabulary's things: those put down by hand, then the emoji that nobody had put down. */
export const things: readonly Thing[] = collectThings()

/** Every name of something more special than its icon, which a scene may remember. */
export const specialNames: ReadonlySet<string> = new Set(
  things.filter(({ isPlain }) => !isPlain).map(({ name }) => name),
)

function collectThings(): Thing[] {
  const plain = new Set<string>()
  const byHand = Object.entries(thingLines).flatMap(([theme, lines]) =>
    Object.entries(lines).map(([name, line]): Thing => {
      const [drawn = '', synonyms = '', chinese = ''] = line.split('|').map((part) => part.trim())
      const [icon = '', ...parts] = drawn.split(';').map((part) => part.trim())
      const look = readLook(parts)
      const isPlain = !look && !plain.has(icon)
      if (isPlain) plain.add(icon)
      return { name, theme, icon, look, isPlain, synonyms: listOf(synonyms), chinese: listOf(chinese) }
    }),
  )
  const taken = new Set(byHand.flatMap(({ name, synonyms }) => [name, ...synonyms]))
  const fromEmoji = Object.entries(emojiNames).flatMap(([icon, line]): Thing[] => {
    const [, theme = '', name = '', chinese = ''] = /^(\w+): ([^|]+?)(?: \| (.+))?$/.exec(line) ?? []
    const isTinted = colours.has(name.slice(0, name.indexOf(' '))) && taken.has(name.slice(name.indexOf(' ') + 1))
    if (plain.has(icon) || taken.has(name) || isTinted || !knownIcons.has(icon)) return []
    return [{ name, theme, icon, look: null, isPlain: true, synonyms: [], chinese: listOf(chinese) }]
  })
  return [...byHand, ...fromEmoji]
}

function listOf(words: string): string[] {
  return words.split(',').flatMap((word) => word.trim() || [])
}

import { colourWords } from './describing-words.js'
import emojiNames from './emoji-names.json' with { type: 'json' }
import { knownIcons } from './emoji-words.js'
import { type Guise, readGuise } from './guise.js'
import { thingLines } from './things/index.js'

/** Something that a person would name, and how it is drawn. */
export interface Thing {
  /** As a prompt says it: lower case, single spaces. */
  name: string
  theme: string
  icon: string
  guise: Guise | null
  /** Whether it is what its icon shows and nothing more special: a dog, not a corgi. */
  isPlain: boolean
  synonyms: readonly string[]
  chinese: readonly string[]
}

const colours = new Set(Object.values(colourWords).flatMap((names) => names.split(', ')))

/** The vocabulary's things: those put down by hand, then the emoji that nobody had put down. */
export const things: readonly Thing[] = collectThings()

/** What something is called that is more special than its icon: its guise, where it has one. */
export const guises: ReadonlyMap<string, Guise | null> = new Map(
  things.filter(({ isPlain }) => !isPlain).map(({ name, guise }) => [name, guise]),
)

const written = new Set(
  `alarm-clock mantelpiece-clock grandfather-clock watch stopwatch timer-clock toy-blocks identification-card newspaper
  stop-sign bus-stop convenience-store hospital hotel bank school pool-8-ball dvd calendar tear-off-calendar spiral-calendar taxi abacus
  dollar-banknote euro-banknote pound-banknote yen-banknote 1st-place-medal 2nd-place-medal 3rd-place-medal`.split(
    /\s+/,
  ),
)
const signs = new Set(things.filter(({ theme }) => theme === 'signs').map(({ icon }) => icon))

/** What is read, and so is never drawn the other way round: signs, clocks, letters and figures. */
export function isReadable(icon: string): boolean {
  return signs.has(icon) || written.has(icon)
}

function collectThings(): Thing[] {
  const plain = new Set<string>()
  const byHand = Object.entries(thingLines).flatMap(([theme, lines]) =>
    Object.entries(lines).map(([name, line]): Thing => {
      const [drawn = '', synonyms = '', chinese = ''] = line.split('|').map((part) => part.trim())
      const [icon = '', ...parts] = drawn.split(';').map((part) => part.trim())
      const guise = readGuise(parts)
      const isPlain = !guise && !plain.has(icon)
      if (isPlain) plain.add(icon)
      return { name, theme, icon, guise, isPlain, synonyms: listOf(synonyms), chinese: listOf(chinese) }
    }),
  )
  const taken = new Set(byHand.flatMap(({ name, synonyms }) => [name, ...synonyms]))
  const fromEmoji = Object.entries(emojiNames).flatMap(([icon, line]): Thing[] => {
    const [, theme = '', name = '', chinese = ''] = /^(\w+): ([^|]+?)(?: \| (.+))?$/.exec(line) ?? []
    const isTinted = colours.has(name.slice(0, name.indexOf(' '))) && taken.has(name.slice(name.indexOf(' ') + 1))
    if (plain.has(icon) || taken.has(name) || isTinted || !knownIcons.has(icon)) return []
    return [{ name, theme, icon, guise: null, isPlain: true, synonyms: [], chinese: listOf(chinese) }]
  })
  return [...byHand, ...fromEmoji]
}

function listOf(words: string): string[] {
  return words.split(',').flatMap((word) => word.trim() || [])
}

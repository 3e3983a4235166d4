import emojiLines from './emoji-words.json' with { type: 'json' }
import { ownIconLines } from './own-icons.js'
import { iconsInLines } from './things/index.js'

/** What an emoji is, as far as drawing it cares: where it stands and how big it is. */
export const iconKinds = [
  'face',
  'person',
  'animal',
  'bird',
  'fish',
  'flower',
  'plant',
  'food',
  'drink',
  'building',
  'vehicle',
  'boat',
  'aircraft',
  'sky',
  'heart',
  'thing',
] as const
export type IconKind = (typeof iconKinds)[number]

const lines: Readonly<Record<string, string>> = { ...emojiLines, ...ownIconLines }

/** Every icon that a scene may show, with what it is. */
export const knownIcons: ReadonlyMap<string, IconKind> = new Map([
  ...iconsInLines.map((icon) => [icon, 'thing'] as const),
  ...Object.entries(lines).map(([icon, line]) => [icon, kindOf(line)] as const),
])

/** Every word or phrase that emojibase has for an icon, as a prompt is read: lower case, single spaces. */
export const emojiWords: ReadonlyMap<string, string> = new Map(
  Object.entries(lines).flatMap(([icon, line]) =>
    line
      .slice(line.indexOf(': ') + 2)
      .split(', ')
      .map((word): [string, string] => [word, icon]),
  ),
)

function kindOf(line: string): IconKind {
  const written = line.slice(0, line.indexOf(':'))
  return iconKinds.find((kind) => kind === written) ?? 'thing'
}

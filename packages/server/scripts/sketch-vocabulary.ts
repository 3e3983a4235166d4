/**
 * Writes `docs/sketch-vocabulary.md` from the sketch model's own words, so that what is written down is what is read:
 * `npm run sketch-vocabulary`. A test says when the page is out of date.
 */
import { writeFileSync } from 'node:fs'
import { chineseWords } from '../src/models/sketch/vocabulary/chinese/words.js'
import { colourWords, garmentWords } from '../src/models/sketch/vocabulary/describing-words.js'
import { knownPhrases } from '../src/models/sketch/vocabulary/lexicon.js'
import type { Meaning } from '../src/models/sketch/vocabulary/meaning.js'
import { type Thing, things } from '../src/models/sketch/vocabulary/things.js'

const titles: Readonly<Record<string, string>> = {
  animals: 'Animals',
  birds: 'Birds',
  sea: 'Sea animals',
  insects: 'Insects and their like',
  plants: 'Trees, flowers and plants',
  fruit: 'Fruit and vegetables',
  food: 'Food',
  drinks: 'Drinks and tableware',
  people: 'People and what they do',
  fantasy: 'Fantasy and fairy tales',
  faces: 'Faces',
  buildings: 'Buildings, landmarks and stone',
  vehicles: 'On the road, on rails, on water, in the air',
  sky: 'In the sky',
  home: 'At home',
  clothes: 'Bags, shoes and jewels',
  music: 'Music',
  sport: 'Sport and games',
  devices: 'Devices',
  paper: 'Books, paper, money and craft',
  tools: 'Tools and science',
  celebrations: 'Celebrations',
  hearts: 'Hearts',
  signs: 'Signs and gestures',
}

/** The words of each meaning of a kind, by what `keyOf` makes of the meaning. */
function wordsBy(keyOf: (meaning: Meaning) => string | null): [key: string, words: string[]][] {
  const found = new Map<string, string[]>()
  for (const [phrase, meaning] of knownPhrases) {
    const key = keyOf(meaning)
    if (key !== null && /[a-z]/.test(phrase)) found.set(key, [...(found.get(key) ?? []), phrase])
  }
  return [...found]
}

const otherNames = new Map(
  wordsBy((meaning) => (meaning.is === 'subject' ? `${meaning.icon} ${meaning.name ?? ''}` : null)),
)

/** How a thing looks beside its icon: its colour, pattern, size, clothes and what it holds. */
function guiseOf({ guise }: Thing): string {
  if (!guise) return ''
  const worn = guise.wears.map(({ kind, pattern }) => [pattern, kind].filter(Boolean).join(' '))
  return [
    guise.colour && colourName(guise.colour),
    guise.pattern,
    guise.size < 1 && 'small',
    guise.size > 1 && 'big',
    worn.length > 0 && `in ${worn.join(' and ')}`,
    guise.holds.length > 0 && `with ${guise.holds.map((icon) => icon.replaceAll('-', ' ')).join(' and ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function colourName(colour: string): string {
  return colourWords[colour]?.split(', ')[0] ?? `\`${colour}\``
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function thingRow(thing: Thing): string[] {
  const { name, icon, isPlain, synonyms, chinese } = thing
  const all = otherNames.get(`${icon} ${isPlain ? '' : name}`) ?? []
  const others = [...new Set([...synonyms, ...all])].filter((word) => word !== name)
  const inChinese = chinese.filter((word) => [name, ...synonyms].includes(chineseWords.get(word)?.english ?? ''))
  return [name, others.join(', '), inChinese.join('、'), icon.replaceAll('-', ' '), guiseOf(thing)]
}

/** The Chinese words that stand for any of these English ones. */
function inChinese(words: readonly string[]): string {
  const found = [...chineseWords].filter(([, { english }]) =>
    words.some((word) => english === word || english === `in the ${word}` || english === `at ${word}`),
  )
  return found.map(([word]) => word).join('、')
}

function meaningTable(head: string, keyOf: (meaning: Meaning) => string | null): string {
  const rows = wordsBy(keyOf).map(([key, words]) => [key, words.join(', '), inChinese(words)])
  return table([head, 'Words', 'Chinese'], rows)
}

/** What a word says of the whole picture, whatever the kinds are called: "style: pencil". */
function lookOf(meaning: Meaning): string | null {
  const kinds: readonly string[] = [
    'subject',
    'garment',
    'colour',
    'weather',
    'time',
    'place',
    'pattern',
    'mood',
    'spot',
  ]
  if (kinds.includes(meaning.is) || !('look' in meaning) || typeof meaning.look !== 'object') return null
  return Object.entries(meaning.look ?? {})
    .map(([kind, value]) => `${kind}: ${value}`)
    .join(', ')
}

function themeSection(theme: string): string {
  const own = things.filter((thing) => thing.theme === theme)
  const rows = own.map(thingRow)
  return `### ${titles[theme] ?? theme} (${own.length})\n\n${table(['Thing', 'Also', 'Chinese', 'Icon', 'Looks'], rows)}`
}

/** The page's text, exactly as it is committed. */
export function vocabularyPage(): string {
  const themes = [...new Set([...Object.keys(titles), ...things.map(({ theme }) => theme)])]
  const pictures = new Set(things.map(({ icon, guise }) => JSON.stringify([icon, guise]))).size
  const inBoth = things.filter(({ chinese }) => chinese.length > 0).length
  const looks = meaningTable('Look', lookOf)
  return `${[
    '# What the sketch model knows',
    `The built-in illustrator reads prompts by this vocabulary: ${things.length} things with ${pictures} pictures of their own, ${inBoth} of them in Chinese too. This page is made from the words themselves by \`npm run sketch-vocabulary\`; change the files in \`packages/server/src/models/sketch/vocabulary/\` and run it again.`,
    'Plurals are understood by rule (foxes, butterflies) or by a list (mice, geese, wolves, people). What is more special than its icon has a guise: a dalmatian is a dog, white and dotted.',
    `## Colours (${Object.keys(colourWords).length})`,
    '"Dark", "pale", "lighter" and "darker" shade any of them.',
    meaningTable('Colour', (meaning) => (meaning.is === 'colour' ? `\`${meaning.colour}\`` : null)),
    '## Places',
    meaningTable('Place', (meaning) => (meaning.is === 'place' ? meaning.place : null)),
    '## Weather',
    meaningTable('Weather', (meaning) => (meaning.is === 'weather' ? meaning.weather : null)),
    '## Hours',
    meaningTable('Hour', (meaning) => (meaning.is === 'time' ? meaning.time : null)),
    ...(looks.split('\n').length > 2 ? ['## Lights, styles and framings', looks] : []),
    `## Garments (${Object.keys(garmentWords).length})`,
    meaningTable('Garment', (meaning) => (meaning.is === 'garment' ? meaning.kind : null)),
    '## Patterns and moods',
    meaningTable('Pattern', (meaning) => (meaning.is === 'pattern' ? meaning.pattern : null)),
    meaningTable('Mood', (meaning) => (meaning.is === 'mood' ? meaning.mood : null)),
    '## Positions',
    meaningTable('Where', (meaning) => (meaning.is === 'spot' ? meaning.spots.join(', ') : null)),
    meaningTable('How one stands to another', (meaning) => (meaning.is === 'relation' ? meaning.relation : null)),
    '## Numbers',
    meaningTable('How many', (meaning) => (meaning.is === 'number' ? `${meaning.count}` : null)),
    `## Things (${things.length})`,
    ...themes.map(themeSection),
  ].join('\n\n')}\n`
}

if (import.meta.main) {
  writeFileSync(new URL('../../../docs/sketch-vocabulary.md', import.meta.url), vocabularyPage())
}

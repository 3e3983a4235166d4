/**
 * Writes the sketch model's `emoji-names.json` from emojibase: what a person calls each emoji that is a thing, in English
 * and in Chinese: `node scripts/emoji-names.ts` in the server's folder. A test says when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface ListedEmoji {
  hexcode: string
  label: string
  subgroup?: number
}

const require = createRequire(import.meta.url)
const readJson = <Content>(id: string): Content => JSON.parse(readFileSync(require.resolve(id), 'utf8'))

/** The theme of the vocabulary that a subgroup of emojibase's belongs to. */
const themeOf = new Map<string, string>([
  ...theme('animals', 'animal-mammal animal-amphibian animal-reptile'),
  ...theme('birds', 'animal-bird'),
  ...theme('sea', 'animal-marine'),
  ...theme('insects', 'animal-bug'),
  ...theme('plants', 'plant-flower plant-other'),
  ...theme('fruit', 'food-fruit food-vegetable'),
  ...theme('food', 'food-prepared food-asian food-marine food-sweet'),
  ...theme('drinks', 'drink dishware'),
  ...theme('faces', 'face-smiling face-affection face-tongue face-hand face-neutral-skeptical face-sleepy'),
  ...theme('faces', 'face-unwell face-hat face-glasses face-concerned face-negative cat-face monkey-face'),
  ...theme('fantasy', 'person-fantasy face-costume'),
  ...theme('people', 'person person-gesture person-role person-activity person-sport person-resting'),
  ...theme('buildings', 'place-geographic place-building place-religious place-other'),
  ...theme('vehicles', 'transport-ground transport-water transport-air'),
  ...theme('sky', 'sky-weather'),
  ...theme('hearts', 'heart'),
  ...theme('celebrations', 'event award-medal'),
  ...theme('sport', 'sport game'),
  ...theme('clothes', 'clothing hotel'),
  ...theme('music', 'sound music musical-instrument'),
  ...theme('devices', 'phone computer light-video'),
  ...theme('paper', 'arts-crafts book-paper money mail writing office place-map'),
  ...theme('tools', 'tool lock science medical'),
  ...theme('home', 'household time other-object'),
  ...theme('signs', 'body-parts emotion'),
])

/** Emoji whose label nobody would say, that are told apart by a direction or a level only, or that are not for drawing. */
const unsaid = new RegExp(
  [
    'facing[- ]right|facing baby|:|gesturing|frowning|pouting|facepalming|shrugging|tipping|deaf|getting|feeding|turban',
    'skullcap|pregnant|muted|volume|with slash|with arrow|with curl|facing up|tabs|^left |^right |^e-mail|tray|mailbox',
    'waning|waxing|quarter|low battery|trackball|pager|with meridians|showing (americas|asia)|locked with|tilted',
    'cigarette|anger|zzz|hundred points|biting|mechanical|kiss mark|hearing aid|white cane|person in bed|levitating|tuxedo',
    'veil|steamy|love hotel|japanese post|seat|hole$|nazar|hamsa|placard|yen$|^new moon face|suits?$|flower playing',
    'mahjong|wrestling|water polo|handball|(man|woman|person) (walking|running|kneeling|standing|raising)|dancing|dashing|speech|wedding|oncoming|bowing',
    'horizontal|charts? |card file|index|dividers|head shaking|dotted|with open eyes|see no|hear no|speak no|syringe|urn$',
    'fuel pump|^microbe|drop of blood|crutch|thong|ballot|one piece|briefs|bikini|water pistol|not done|lowered|shallow pan',
    '^ear$|^eyes?$|^foot$|^leg$|^nose$|^tongue$|^mouth$|bunny ears|fog$|high voltage|wind face|umbrella on|closed umbrella|drops of|no one|mx|pile of poo|mouse trap|bust',
  ].join('|'),
)

/** Each icon's theme and names, as the lines of `emoji-names.json`: icon name to `"theme: English | 中文"`. */
export function collectEmojiNames(): Record<string, string> {
  const listed = readJson<ListedEmoji[]>('emojibase-data/en/data.json')
  const chinese = new Map(
    readJson<ListedEmoji[]>('emojibase-data/zh/data.json').map(({ hexcode, label }) => [hexcode, label]),
  )
  const { subgroups } = readJson<{ subgroups: { key: string; order: number }[] }>('emojibase-data/en/messages.json')
  const icons = readJson<Record<string, string>>('@iconify-json/fluent-emoji-flat/chars.json')
  const keyOf = new Map(subgroups.map(({ key, order }) => [order, key]))
  const names = listed.flatMap(({ hexcode, label, subgroup }): [string, string][] => {
    const belongs = themeOf.get(keyOf.get(subgroup ?? -1) ?? '')
    const icon = icons[hexcode.toLowerCase()] ?? icons[hexcode.toLowerCase().replaceAll('-fe0f', '')]
    const isView = /o.clock$|-thirty$/.test(label)
    if (!belongs || !icon || isView || views.has(icon) || unsaid.test(label.toLowerCase())) return []
    const inChinese = chinese.get(hexcode)?.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, '') ?? ''
    // What a face does is said of others too: only what names the face itself is a name.
    const isName = /\p{Script=Han}/u.test(inChinese) && (belongs !== 'faces' || /[脸猫猴]/u.test(inChinese))
    return [[icon, `${belongs}: ${plain(label)}${isName ? ` | ${inChinese}` : ''}`]]
  })
  return Object.fromEntries(names.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** The file's text, exactly as it is committed. */
export function emojiNamesFile(): string {
  return `${JSON.stringify(collectEmojiNames(), null, 2)}\n`
}

/** Whole views in a square frame, which stand in no picture. */
const views = new Set(
  `bridge-at-night sunrise sunset cityscape cityscape-at-dusk night-with-stars milky-way foggy national-park desert
  desert-island beach-with-umbrella sunrise-over-mountains camping water-wave fireworks building-construction`.split(
    /\s+/,
  ),
)

/** As a prompt is read: lower case, no marks, single spaces. */
function plain(words: string): string {
  const letters = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F’']/g, '')
  return letters.replace(/[^a-z0-9]+/g, ' ').trim()
}

function theme(name: string, groups: string): [string, string][] {
  return groups.split(' ').map((group) => [group, name])
}

if (import.meta.main) {
  writeFileSync(new URL('../src/models/sketch/vocabulary/emoji-names.json', import.meta.url), emojiNamesFile())
}

/**
 * Writes the sketch model's `emoji-words.json` from emojibase, so that the published server needs no emojibase:
 * `node scripts/emoji-words.ts` in the server's folder. A test says when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One emoji as emojibase lists it; only what is read here. */
interface ListedEmoji {
  hexcode: string
  emoji: string
  label: string
  tags?: string[]
  order?: number
  subgroup?: number
}

const require = createRequire(import.meta.url)
const readJson = <Content>(id: string): Content => JSON.parse(readFileSync(require.resolve(id), 'utf8'))

/** What an emoji is drawn as, by emojibase's subgroup. A subgroup that is not here is no subject of a picture. */
const kindBySubgroup = new Map<string, string>([
  ...kinds('face', 'face-smiling face-affection face-tongue face-hand face-neutral-skeptical face-sleepy face-unwell'),
  ...kinds('face', 'face-hat face-glasses face-concerned face-negative face-costume cat-face monkey-face'),
  ...kinds('person', 'person person-gesture person-role person-fantasy person-activity person-sport person-resting'),
  ...kinds('animal', 'animal-mammal animal-amphibian animal-reptile animal-bug'),
  ...kinds('bird', 'animal-bird'),
  ...kinds('fish', 'animal-marine'),
  ...kinds('flower', 'plant-flower'),
  ...kinds('plant', 'plant-other'),
  ...kinds('food', 'food-fruit food-vegetable food-prepared food-asian food-marine food-sweet'),
  ...kinds('drink', 'drink dishware'),
  ...kinds('building', 'place-geographic place-building place-religious place-other hotel'),
  ...kinds('vehicle', 'transport-ground'),
  ...kinds('boat', 'transport-water'),
  ...kinds('aircraft', 'transport-air'),
  ...kinds('sky', 'sky-weather'),
  ...kinds('heart', 'heart'),
  ...kinds('thing', 'event award-medal sport game arts-crafts clothing sound music musical-instrument phone computer'),
  ...kinds('thing', 'light-video book-paper money mail writing office lock tool science medical household'),
  ...kinds('thing', 'other-object body-parts emotion time place-map'),
])

/** Words that name many emoji at once, or that a sentence uses for something else. */
const tooCommon = new Set(
  `a about again all am an and animal animals answer any are as at away awesome baby back bad be beautiful big body boo
  bring bye can celebrate celebration center check close color come cool correct create cry cute dark day do done down
  draw drink drop eat emotion end enter event excellent face fall fast feel female find fine food front full fun funny
  gesture get give go good great hand happy have he head hello help here hi hold hot idea in is it item joke joy keep
  kind left less let letter light like line live look lose love low magic make male mark mood more move my new next nice
  no not now number object of off ok okay old omg on one open or out over own paint part people perfect person pet place
  play please point put question quick red ready really remove right run sad see set she show side sign small smile so
  some special start stop super sweet symbol take talk text thank thanks that the thing think this time to tool top turn
  adorable arctic calm elegant fluffy friendly fuzzy gentle happiness huge mad magical mini outdoor outdoors outside
  peaceful playful tall tiny warmth whimsical wild wise
  alpha birth halloween pirate pirates treasure bless blind board cover cut extra fever fry glory guide peace score shave slash soft steam tabs tale
  ale auto beak blow book born break bring brr burn class comic corner country crop dairy damp dance date dead diet
  dinner drive drove easy edge empty energy fancy fear feed field flock foot food fowl fresh fuel fungi gang ground
  growl grow growl habitat hail hard heavy herd hit home honk hump job jump last late lazy life lift limb list lit loaf
  long loud luck lucky lunch meow moo nice nest order ouch oops park pest pet pool post pour power press print proud
  quiet rail rawr real ride ripe rise road roar root rule salty save sexy shape sharp shiny shower shy sick simple slow
  sly smart smell soar solid sour spice spin spiny spots sting sticky stink straw stuffed sugar surf swim swirl table
  tangy taste theme tough track train travel treat trip true ugly wall wedge wings wrap young yummy zest zoo zoom
  two up use very want way we well what where white who will win wind with word work world wow write yes you your yum
  accident accessibility aerial aid alert amusement anniversary arrival arts ascend ascension assistance aviation beauty billionaire
  birthday bite bloom bullet christian classical climate condiment construction container convenience creature decor decoration delivery department
  departure derelict disease drought drunk dying electric emerge emergency entertainment european extinction fallen fairytale fantasy festival flavor flight
  flash float flutter fortune french game garnish growth health horizontal hours hungry immortal irish islam japan japanese launch liberty liquid luxury
  machine malt manual mexican millionaire mount movie muslim mythology natural nuptials passenger patrol pester preserver pretty purity recreational
  reinvent renewal religion rescue resort revival romance safety saver scale science seat serenity serve service settle shallow shelter signal spill sport
  spring springtime stick strong stubborn suburban suspension tray transportation unlucky uniform upset utility vegetarian vertical volume
  blue green yellow orange purple pink black brown gray grey golden silver bright night morning evening weather warm cold
  high large little wet dry round square circle picture image photo drawing background scene style view cartoon
  transparent pattern stripes hidden under cup glass bowl plate piece slice bottle`
    .split(/\s+/)
    .filter(Boolean),
)

/** Whole views in a square frame: a picture of a place, and nothing that could stand in one. */
const views = new Set(
  `bridge-at-night sunrise sunset cityscape cityscape-at-dusk night-with-stars milky-way foggy national-park desert
  desert-island beach-with-umbrella sunrise-over-mountains camping water-wave fireworks`.split(/\s+/),
)

const nounsLikeVerbs = new Set(
  `bed building bowling bobsled butterfly ceiling clothing duckling dumpling earring fly holly jelly king lily octopus
  painting pudding ring sapling seedling shed sled spring sting string swing table wedding wing`.split(/\s+/),
)

/**
 * Which words name which emoji, as the lines of `emoji-words.json`: icon name to `"kind: word, word, …"`. A word that
 * names several goes to the one that it describes best: by its whole label first, then by a label's last word, then tags.
 */
export function collectEmojiWords(): Record<string, string> {
  const owners = new Map<string, { icon: string; rank: number }>()
  const kindOf = new Map<string, string>()
  for (const emoji of drawableEmoji()) {
    kindOf.set(emoji.icon, emoji.kind)
    for (const [word, rank] of rankedWords(emoji)) {
      const owner = owners.get(word)
      if (!owner || rank < owner.rank) owners.set(word, { icon: emoji.icon, rank })
    }
  }
  const wordsOf = new Map<string, string[]>()
  for (const [word, { icon }] of owners) wordsOf.set(icon, [...(wordsOf.get(icon) ?? []), word])
  const icons = [...wordsOf.keys()].sort()
  return Object.fromEntries(icons.map((icon) => [icon, `${kindOf.get(icon)}: ${wordsOf.get(icon)?.sort().join(', ')}`]))
}

/** The file's text, exactly as it is committed. */
export function emojiWordsFile(): string {
  return `${JSON.stringify(collectEmojiWords(), null, 2)}\n`
}

function drawableEmoji() {
  const listed = readJson<ListedEmoji[]>('emojibase-data/en/data.json')
  const subgroups = readJson<{ subgroups: { key: string; order: number }[] }>(
    'emojibase-data/en/messages.json',
  ).subgroups
  const icons = readJson<Record<string, string>>('@iconify-json/fluent-emoji-flat/chars.json')
  const keyOf = new Map(subgroups.map(({ key, order }) => [order, key]))
  return listed.flatMap((emoji) => {
    const kind = kindBySubgroup.get(keyOf.get(emoji.subgroup ?? -1) ?? '')
    const hexcode = emoji.hexcode.toLowerCase()
    const icon = icons[hexcode] ?? icons[hexcode.replaceAll('-fe0f', '')]
    const isClock = / o.clock$|-thirty$/.test(emoji.label)
    return kind && icon && !isClock && !views.has(icon) ? [{ ...emoji, kind, icon }] : []
  })
}

function rankedWords(emoji: { emoji: string; label: string; tags?: string[]; order?: number; kind: string }) {
  const label = plain(emoji.label)
  const labelWords = label.split(' ')
  // A face or a person is rarely what a plain word means: "party" is no partying face, "running" no runner.
  const isSomebody = emoji.kind === 'face' || emoji.kind === 'person'
  const order = (emoji.order ?? 9999) / 10_000
  const ranked: [string, number][] = [
    [emoji.emoji.replace('\uFE0F', ''), 0],
    [label, 1 + order],
  ]
  if (!isSomebody) {
    if (labelWords.at(-1) === 'face') ranked.push([labelWords.slice(0, -1).join(' '), 2 + order])
    ranked.push([labelWords.at(-1) ?? '', 10 + labelWords.length + order])
    // What is tagged to things and skies is mostly an idea: "real", "late", "power".
    const isConcrete = !['thing', 'sky', 'heart'].includes(emoji.kind)
    for (const tag of isConcrete ? (emoji.tags ?? []) : [])
      ranked.push([plain(tag), 30 + (emoji.tags?.length ?? 0) + order])
  }
  return ranked.filter(([word]) => (word.length > 2 || /[^a-z0-9 ]/.test(word)) && word !== '' && isNoun(word))
}

/** What a sentence does or how something is, is no subject: "jumping", "painted", "slowly". */
function isNoun(word: string): boolean {
  if (tooCommon.has(word)) return false
  return !/^[a-z]{3,}(ing|ed|ly|ful|ous|ive|able)$/.test(word) || nounsLikeVerbs.has(word)
}

/** As a prompt is read: lower case, no marks, single spaces. */
function plain(words: string): string {
  const letters = words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F’']/g, '')
  return letters.replace(/[^a-z0-9]+/g, ' ').trim()
}

function kinds(kind: string, subgroups: string): [string, string][] {
  return subgroups.split(' ').map((subgroup) => [subgroup, kind])
}

if (import.meta.main) {
  writeFileSync(new URL('../src/models/sketch/vocabulary/emoji-words.json', import.meta.url), emojiWordsFile())
}

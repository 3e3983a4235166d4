/** Plurals that no rule makes, after their singulars. */
const irregular: Readonly<Record<string, string>> = {
  mouse: 'mice',
  goose: 'geese',
  child: 'children',
  schoolchild: 'schoolchildren',
  man: 'men',
  woman: 'women',
  wolf: 'wolves',
  werewolf: 'werewolves',
  calf: 'calves',
  elf: 'elves',
  leaf: 'leaves',
  loaf: 'loaves',
  knife: 'knives',
  scarf: 'scarves',
  sheaf: 'sheaves',
  tooth: 'teeth',
  foot: 'feet',
  ox: 'oxen',
  die: 'dice',
  person: 'people',
  cactus: 'cacti',
  octopus: 'octopi',
  hippopotamus: 'hippopotami',
  larva: 'larvae',
  snowman: 'snowmen',
  fisherman: 'fishermen',
  policeman: 'policemen',
  fireman: 'firemen',
  businessman: 'businessmen',
  businesswoman: 'businesswomen',
  postman: 'postmen',
  mailman: 'mailmen',
  merman: 'mermen',
  spaceman: 'spacemen',
  gentleman: 'gentlemen',
  guardsman: 'guardsmen',
  potato: 'potatoes',
  tomato: 'tomatoes',
  mango: 'mangoes',
  volcano: 'volcanoes',
  hero: 'heroes',
  superhero: 'superheroes',
  superman: 'supermen',
  mosquito: 'mosquitoes',
  tornado: 'tornadoes',
  buffalo: 'buffaloes',
  torpedo: 'torpedoes',
}
const singularOf = new Map(Object.entries(irregular).map(([one, many]) => [many, one]))

/** What has no plural of its own: three sheep, three pairs of scissors. */
const unchanged = new Set(
  'up down weights sheep deer fish moose bison salmon trout tuna shrimp squid reindeer police swine aircraft spacecraft koi'.split(
    ' ',
  ),
)

/** Words that end like a plural and are one thing, or that say so already. */
const alreadyMany = /(?:[^su]s|people|children|men|teeth|feet|dice|mice|geese)$/

/** The singulars that a word can be the plural of, the likeliest first. */
export function singularsOf(word: string): string[] {
  const found = singularOf.get(word)
  if (found) return [found]
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss')) return []
  const endings: [RegExp, string][] = [
    [/s$/, ''],
    [/ies$/, 'y'],
    [/es$/, ''],
    [/ves$/, 'f'],
    [/ves$/, 'fe'],
  ]
  return endings.filter(([ending]) => ending.test(word)).map(([ending, instead]) => word.replace(ending, instead))
}

/** The singulars of a whole phrase: of its last word, of its head before "with" or "of", of "women firefighters". */
export function singularPhrases(words: readonly string[]): string[] {
  const link = words.findIndex(
    (word, index) => index > 0 && /^(with|of|in|on|for|from|and|without|blowing)$/.test(word),
  )
  const heads = link > 0 ? [link - 1, words.length - 1] : [words.length - 1]
  const phrases = heads.flatMap((head) =>
    singularsOf(words[head] ?? '').map((one) => words.map((word, index) => (index === head ? one : word)).join(' ')),
  )
  const [first = '', ...others] = words
  if (!/^(men|women)$/.test(first) || others.length === 0) return phrases
  return [words.join(' '), ...phrases].map((phrase) => phrase.replace(first, singularOf.get(first) ?? first))
}

/** How more than one of something are called: "foxes", "women firefighters", "faces with tears of joy". */
export function pluralOf(name: string): string {
  const words = name.split(' ')
  const link = words.findIndex((word, index) => index > 0 && /^(with|of|in|on|for|from|without)$/.test(word))
  const head = link > 0 ? link - 1 : words.length - 1
  return words
    .map((word, index) => (index === head || (index === 0 && /^(man|woman)$/.test(word)) ? many(word) : word))
    .join(' ')
}

function many(word: string): string {
  if (irregular[word]) return irregular[word]
  if (unchanged.has(word) || alreadyMany.test(word)) return word
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

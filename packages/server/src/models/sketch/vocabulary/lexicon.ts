import { colourWords, garmentWords, moodWords, numberWords, patternWords } from './describing-words.js'
import { doingWords, relationWords, verbWords } from './doing-words.js'
import { emojiWords, knownIcons } from './emoji-words.js'
import type { Meaning } from './meaning.js'
import { singularPhrases, singularsOf } from './plurals.js'
import { lookWords, placeWords, poseWords, timeWords, weatherStrengths, weatherWords } from './scenery-words.js'
import { subjectWords } from './subject-words.js'
import { type Thing, things } from './things.js'

/** What a phrase means, and whether it was written as more than one. */
export interface Entry {
  meaning: Meaning
  plural: boolean
}

const entries = new Map<string, Meaning>()
/** Words that mean something else until they are counted: "under the stars", "three stars". */
const countable = new Map<string, Meaning>()

/** Words that come first win over the ones that follow. */
function learn<Key extends string>(words: Record<Key, string>, meaningOf: (key: Key, icon: string | null) => Meaning) {
  for (const key of Object.keys(words) as Key[]) {
    const [list = '', icon = null] = words[key].split(' | ')
    for (const phrase of list.split(', ')) if (!entries.has(phrase)) entries.set(phrase, meaningOf(key, icon))
  }
}

for (const [meaning, words] of doingWords) {
  for (const phrase of words.split(', ')) if (!entries.has(phrase)) entries.set(phrase, meaning)
}
for (const [meaning, words] of [...weatherStrengths, ...lookWords, ...poseWords]) {
  for (const phrase of words.split(', ')) if (!entries.has(phrase)) entries.set(phrase, meaning)
}
learn(garmentWords, (kind, icon) => ({ is: 'garment', kind, icon }))
learn(patternWords, (pattern) => ({ is: 'pattern', pattern }))
learn(colourWords, (colour) => ({ is: 'colour', colour }))
learn(weatherWords, (weather) => ({ is: 'weather', weather }))
learn(timeWords, (time) => ({ is: 'time', time }))
learn(placeWords, (place) => ({ is: 'place', place }))
learn(moodWords, (mood) => ({ is: 'mood', mood }))
learn(verbWords, (verb) => ({ is: 'verb', verb }))
learn(relationWords, (relation) => ({ is: 'relation', relation }))
for (const count of Object.keys(numberWords).map(Number)) {
  for (const phrase of (numberWords[count] ?? '').split(', ')) entries.set(phrase, { is: 'number', count })
}
for (const thing of things) {
  for (const phrase of [thing.name, ...thing.synonyms]) {
    const words = entries.has(phrase) ? countable : entries
    if (!words.has(phrase)) words.set(phrase, meaningOf(thing))
  }
}
for (const icon of Object.keys(subjectWords)) {
  if (!knownIcons.has(icon)) continue
  for (const phrase of (subjectWords[icon] ?? '').split(', ')) {
    if (!entries.has(phrase)) entries.set(phrase, { is: 'subject', icon })
  }
}
for (const [phrase, icon] of emojiWords) {
  const isKnown = entries.has(phrase) || singularsOf(phrase).some((one) => entries.has(one))
  if (!isKnown && !isComposed(phrase) && !isPosed(phrase)) entries.set(phrase, { is: 'subject', icon })
}

/** "Black cat" is a cat that is black, "two hearts" are two: not the emoji of that name. */
function isComposed(phrase: string): boolean {
  const [first = '', ...rest] = phrase.split(' ')
  const isSaid = entries.get(first)?.is === 'colour' || entries.get(first)?.is === 'number'
  return isSaid && [rest.join(' '), ...singularPhrases(rest)].some((one) => entries.get(one)?.is === 'subject')
}

/** "Woman dancing" is a woman who dances, drawn as every woman is, not the emoji of that name. */
function isPosed(phrase: string): boolean {
  const words = phrase.split(' ')
  return words.length > 1 && entries.get(words.at(-1) ?? '')?.is === 'pose' && entries.has(words.slice(0, -1).join(' '))
}

function meaningOf({ name, icon, guise, isPlain }: Thing): Meaning {
  return isPlain ? { is: 'subject', icon } : { is: 'subject', icon, name, ...(guise && { guise }) }
}

/** The most words that one phrase of the lexicon has. */
export const longestPhrase = Math.max(...[...entries.keys()].map((phrase) => phrase.split(' ').length))

/** Every phrase that the illustrator knows, with what it means: what the vocabulary's page is made of. */
export const knownPhrases: ReadonlyMap<string, Meaning> = entries

/** Looks a phrase up as it is written, then as the singular of its last word. */
export function lookUp(words: readonly string[]): Entry | null {
  const phrase = words.join(' ')
  // More than fit into a picture are as many as do.
  const figure = /^[1-9]\d{0,8}$/.test(phrase) ? Math.min(24, Number(phrase)) : null
  if (figure) return { meaning: { is: 'number', count: figure }, plural: false }
  const written = entries.get(phrase)
  if (written) return { meaning: written, plural: false }
  for (const one of singularPhrases(words)) {
    const meaning = entries.get(one)
    if (meaning && (meaning.is === 'subject' || meaning.is === 'garment')) return { meaning, plural: true }
  }
  return null
}

/** The thing that a phrase is after a number: two slides, three stars, five olives. */
export function lookUpCounted(words: readonly string[]): Entry | null {
  const phrase = words.join(' ')
  const single = countable.get(phrase)
  if (single) return { meaning: single, plural: false }
  const found = singularPhrases(words).flatMap((one) => countable.get(one) ?? subjectOf(one) ?? [])
  return found[0] ? { meaning: found[0], plural: true } : null
}

function subjectOf(phrase: string): Meaning | null {
  const meaning = entries.get(phrase)
  return meaning?.is === 'subject' ? meaning : null
}

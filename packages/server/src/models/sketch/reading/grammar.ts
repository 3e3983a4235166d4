import type { Meaning, Relation, Verb } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { type Phrase, phraseOf } from './instruction.js'
import type { Word } from './words.js'

/** Relations that say where something is, rather than whose it is. */
const spatial: readonly (Relation | null)[] = [
  'beside',
  'left',
  'right',
  'between',
  'around',
  'behind',
  'before',
  'above',
  'under',
  'alike',
  'bigger',
  'smaller',
]
/** Relations that set one on, or into, the other. */
const carrying: readonly (Relation | null)[] = ['in', 'on', 'top']
/** Relations that go on after an "and": "wearing a hat and a scarf". */
export const lasting: readonly (Relation | null)[] = ['wearing', 'holding', 'with']
const describing: readonly Meaning['is'][] = ['colour', 'pattern', 'size', 'sheer', 'mood', 'pose', 'shade', 'degree']

export function isSpatial(relation: Relation | null): relation is Relation {
  return spatial.includes(relation)
}

export function isCarrying(relation: Relation | null): boolean {
  return carrying.includes(relation)
}

/** The thing that was talked about last, or somebody: "her". */
export function it(somebody = false, gender?: 'she' | 'he'): Phrase {
  return phraseOf({ is: 'it', somebody, ...(gender && { gender }) }, { definite: true })
}

/** Whom a pronoun means, as far as it tells. */
export function pronounOf(text: string): Phrase {
  const gender = /^(she|her|herself)$/.test(text) ? 'she' : /^(he|him|his|himself)$/.test(text) ? 'he' : undefined
  return it(!text.startsWith('it') && !text.startsWith('th'), gender)
}

/** Who can wear and hold things, as far as a sentence tells. */
export function lives({ noun }: Phrase): boolean {
  return noun.is === 'subject' ? isAlive(noun.icon) : noun.is !== 'garment'
}

/** Whether a word only says how something looks. */
export function isDescribing(word: Word | undefined): boolean {
  return word !== undefined && describing.includes(word.meaning.is)
}

/** An emoji in a prompt stands for itself, and is never a part of the next one's name. */
export function isWritten({ text }: Word): boolean {
  return /[a-z]/.test(text)
}

/** Whether no noun can follow the word at this place. */
export function endsAfter(words: readonly Word[], index: number): boolean {
  const after = words[index + 1]?.meaning.is
  return after === undefined || after === 'pause' || after === 'and' || after === 'relation'
}

/** "An orange", "the big orange", "make the orange bigger": a fruit where nothing follows that could be orange. */
export function isFruit(words: readonly Word[], index: number): boolean {
  const before = words.slice(0, index).findLast((word) => !isDescribing(word))
  if (before?.meaning.is === 'indefinite') return endsAfter(words, index)
  const isSized = words[index + 1]?.meaning.is === 'size'
  return before?.meaning.is === 'definite' && endsAfter(words, isSized ? index + 1 : index)
}

/** "A tulip field" has many tulips. */
export function isOfPlace(word: Word, next: Word | undefined): boolean {
  const isCompound =
    next?.meaning.is === 'place' &&
    !/^(by|in|on|at|near|next|beside|under|above|indoors|inside|underwater|underground|outdoors)\b/.test(next.text)
  return isCompound && !word.owning && isWritten(word) && isWritten(next)
}

/** "Her eyes should be blue", "make her hair red": the colour is of that part, and paints nobody. */
export function isOfBody(words: readonly Word[], index: number): boolean {
  const before = words.slice(Math.max(0, index - 2), index).map(({ meaning }) => meaning.is)
  return before.at(-1) === 'bodyPart' || (before.at(-1) === 'verb' && before[0] === 'bodyPart')
}

/** "Above her", "make her happy": somebody, and not whose something is. */
export function isAlone(words: readonly Word[], index: number): boolean {
  return endsAfter(words, index) || (isDescribing(words[index + 1]) && endsAfter(words, index + 1))
}

const invariants = new Set(['sheep', 'fish', 'deer', 'people', 'goldfish', 'bison', 'aircraft'])

/** "The sheep" may be several, and so may any noun of a language without plurals. */
export function isInvariant({ text, numberless }: Word): boolean {
  return invariants.has(text) || numberless === true
}

/** Whether a place after a noun says which one is meant: something is still to be said of it, or it is to go. */
export function isSelecting(words: readonly Word[], index: number, verb: Verb): boolean {
  const [before, after] = [words[index - 1]?.meaning.is, words[index + 1]?.meaning]
  if (before !== 'subject' && before !== 'number') return false
  if (verb === 'add' || verb === 'move') return false
  if (verb === 'remove' || verb === 'replace' || verb === 'swap' || verb === 'give') return true
  return (
    after !== undefined &&
    !['pause', 'and', 'spot'].includes(after.is) &&
    !(after.is === 'relation' && after.relation === 'of')
  )
}

/** "The top of the picture" is no part of anything in it. */
export function isOfPicture(words: readonly Word[], index: number): boolean {
  const isPicture = ({ text }: Word) => /^(picture|image|frame|scene|screen|canvas|drawing|page)$/.test(text)
  return words.slice(index + 1, index + 3).some(isPicture)
}

/** "In the middle of two dogs" is between them. */
export function isSeveral({ meaning, plural }: Word): boolean {
  return plural || (meaning.is === 'number' && meaning.count > 1)
}

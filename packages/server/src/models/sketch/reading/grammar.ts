import type { Meaning, Relation } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { noAttributes, type Phrase } from './instruction.js'
import type { Word } from './words.js'

/** Relations that say where something is, rather than whose it is. */
export const spatial: readonly (Relation | null)[] = ['beside', 'behind', 'before', 'above', 'under']
/** Relations that go on after an "and": "wearing a hat and a scarf". */
export const lasting: readonly (Relation | null)[] = ['wearing', 'holding', 'with']
const describing: readonly Meaning['is'][] = ['colour', 'pattern', 'size', 'sheer', 'mood', 'shade', 'degree']

/** The thing that was talked about last, or somebody: "her". */
export function it(somebody = false): Phrase {
  return {
    noun: { is: 'it', somebody },
    count: null,
    plural: false,
    definite: true,
    another: false,
    exact: false,
    together: [],
    attributes: noAttributes(),
  }
}

/** Who can wear and hold things, as far as a sentence tells. */
export function lives({ noun }: Phrase): boolean {
  return noun.is === 'it' || noun.is === 'all' || (noun.is === 'subject' && isAlive(noun.icon))
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

/** "An orange", "the big orange" are a fruit when nothing follows that could be orange. */
export function isFruit(words: readonly Word[], index: number): boolean {
  const before = words.slice(0, index).findLast((word) => !isDescribing(word))
  return endsAfter(words, index) && (before?.meaning.is === 'indefinite' || before?.meaning.is === 'definite')
}

/** "A tulip field" has many tulips. */
export function isOfPlace(word: Word, next: Word | undefined): boolean {
  const isCompound =
    next?.meaning.is === 'place' && !/^(by|in|on|at|near|next|beside|under|above|indoors|inside)\b/.test(next.text)
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

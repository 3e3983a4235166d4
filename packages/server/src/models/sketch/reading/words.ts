import { type Entry, longestPhrase, lookUp, lookUpCounted } from '../vocabulary/lexicon.js'
import type { Meaning } from '../vocabulary/meaning.js'
import { isForeign, paraphrase, unmarked } from '../vocabulary/paraphrases.js'
import { spelled } from '../vocabulary/spelling.js'
import { isChinese, translateChinese } from './chinese/translate.js'
import { isDescribing } from './grammar.js'

/** A word or phrase of a prompt with what it means. */
export interface Word {
  text: string
  meaning: Meaning
  plural: boolean
  /** Written as an owner: "the cat's". */
  owning: boolean
  /** Of a language that tells one from several only where it counts. */
  numberless?: boolean
}

/** A picture has only so much room: what a prompt says beyond this many words is left out. */
const mostWords = 600

/** So many signs of a Chinese prompt are read. */
const mostSigns = 2000

/** Without signs that no English word stands for: what is Chinese is put into English once. */
function unsigned(english: string): string {
  return english.replace(/\p{Script=Han}+/gu, ' ')
}

/** Splits a prompt into what the lexicon knows, the longest phrases first; the rest is `unknown`. */
export function understandWords(prompt: string): Word[] {
  if (isChinese(prompt)) {
    const english = unsigned(translateChinese(prompt.slice(0, mostSigns), understandWords))
    return understandWords(english).map((word) => ({ ...word, numberless: true }))
  }
  const pieces = splitPrompt(prompt).slice(0, mostWords)
  const words: Word[] = []
  for (let at = 0; at < pieces.length; ) {
    const found = longestAt(pieces, at, awaited(words))
    words.push(...found.words)
    at += found.length
  }
  return words
}

/** The subjects that a prompt's places are named after: the coffee of "a coffee shop". */
export function subjectsIn(prompt: string): string[] {
  const places = understandWords(prompt).filter(({ meaning }) => meaning.is === 'place')
  return places.flatMap(({ text }) => text.split(' ')).filter((piece) => lookUp([piece])?.meaning.is === 'subject')
}

/** Letters, digits, emoji, and marks that end a clause. Nothing else survives. */
function splitPrompt(prompt: string): string[] {
  const plain = unmarked(prompt)
    .replace(/[’`´]/g, "'")
    .replaceAll('。', '.')
    .replace(/n't\b/g, ' not')
    .replace(/'(re|ll|ve|d|m)\b/g, ' $1')
    .replace(/\bs'(?=\s)/g, "s's")
    .replace(/'s\b/g, ' s ')
    .replaceAll("'", '')
  const pieces = plain.match(pieceOfPrompt) ?? []
  const read = pieces.some(isForeign) ? (piece: string) => piece : spelled
  return pieces.flatMap((piece) => (unspaced.test(piece) ? segments(piece) : [read(piece)]))
}

const pieceOfPrompt =
  /[a-z0-9]+|\p{Script=Cyrillic}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3099\u309A]+|[.,;:!?\n&]|\p{Extended_Pictographic}(?:\u200D\p{Extended_Pictographic})*/gu
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Chinese and Japanese write no spaces: the longest words that are known, and single signs. */
function segments(run: string): string[] {
  const signs = [...run].slice(0, mostWords)
  const found: string[] = []
  for (let at = 0; at < signs.length; ) {
    const lengths = [4, 3, 2, 1].filter((length) => paraphrase(signs.slice(at, at + length).join('')))
    const length = lengths[0] ?? 1
    found.push(signs.slice(at, at + length).join(''))
    at += length
  }
  return found
}

/** What comes next where a number or an article was said, and maybe how it looks, and nothing yet that is so. */
function awaited(words: readonly Word[]): 'counted' | 'named' | null {
  const { is } = words.findLast((word) => !isDescribing(word))?.meaning ?? {}
  return is === 'number' ? 'counted' : is === 'indefinite' ? 'named' : null
}

/** "Two stars" are things, "a starry night" is none; and "a slide" is nothing that somebody is told to do. */
function entryOf(phrase: readonly string[], expected: ReturnType<typeof awaited>): Entry | null {
  const entry = lookUp(phrase)
  const isThing = expected === 'counted' || (expected === 'named' && entry?.meaning.is === 'verb')
  return (isThing && lookUpCounted(phrase)) || entry
}

function longestAt(
  pieces: readonly string[],
  at: number,
  expected: ReturnType<typeof awaited>,
): { words: Word[]; length: number } {
  const first = pieces[at] ?? ''
  if (/^[.;:!?\n]$/.test(first)) return { words: [pause(first, true)], length: 1 }
  if (first === ',') return { words: [pause(first, false)], length: 1 }
  for (let length = Math.min(longestPhrase, pieces.length - at); length > 0; length--) {
    const phrase = pieces.slice(at, at + length)
    const entry = entryOf(phrase, expected)
    const owning = pieces[at + length] === 's'
    if (entry) return { words: [{ text: phrase.join(' '), ...entry, owning }], length: length + (owning ? 1 : 0) }
    const other = paraphrase(phrase.join(' '))
    if (other) return { words: understandWords(other), length }
  }
  return { words: [{ text: first, meaning: { is: 'unknown' }, plural: false, owning: false }], length: 1 }
}

function pause(text: string, ends: boolean): Word {
  return { text, meaning: { is: 'pause', ends }, plural: false, owning: false }
}

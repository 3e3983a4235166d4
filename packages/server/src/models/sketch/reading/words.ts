import { longestPhrase, lookUp } from '../vocabulary/lexicon.js'
import type { Meaning } from '../vocabulary/meaning.js'

/** A word or phrase of a prompt with what it means. */
export interface Word {
  text: string
  meaning: Meaning
  plural: boolean
  /** Written as an owner: "the cat's". */
  owning: boolean
}

/** A picture has only so much room: what a prompt says beyond this many words is left out. */
const mostWords = 600

/** Splits a prompt into what the lexicon knows, the longest phrases first; the rest is `unknown`. */
export function understandWords(prompt: string): Word[] {
  const pieces = splitPrompt(prompt).slice(0, mostWords)
  const words: Word[] = []
  for (let at = 0; at < pieces.length; ) {
    const { word, length } = longestAt(pieces, at)
    words.push(word)
    at += length
  }
  return words
}

/** Letters, digits, emoji, and marks that end a clause. Nothing else survives. */
function splitPrompt(prompt: string): string[] {
  const plain = prompt
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\uFE0F]/g, '')
    .replace(/[’`´]/g, "'")
    .replace(/n't\b/g, ' not')
    .replace(/\bs'(?=\s)/g, "s's")
    .replace(/'s\b/g, ' s ')
    .replaceAll("'", '')
  return plain.match(/[a-z0-9]+|[.,;:!?\n&]|\p{Extended_Pictographic}(?:\u200D\p{Extended_Pictographic})*/gu) ?? []
}

function longestAt(pieces: readonly string[], at: number): { word: Word; length: number } {
  const first = pieces[at] ?? ''
  if (/^[.;:!?\n]$/.test(first)) return { word: pause(first, true), length: 1 }
  if (first === ',') return { word: pause(first, false), length: 1 }
  for (let length = Math.min(longestPhrase, pieces.length - at); length > 0; length--) {
    const phrase = pieces.slice(at, at + length)
    const entry = lookUp(phrase)
    if (!entry) continue
    const owning = pieces[at + length] === 's'
    return { word: { text: phrase.join(' '), ...entry, owning }, length: length + (owning ? 1 : 0) }
  }
  return { word: { text: first, meaning: { is: 'unknown' }, plural: false, owning: false }, length: 1 }
}

function pause(text: string, ends: boolean): Word {
  return { text, meaning: { is: 'pause', ends }, plural: false, owning: false }
}

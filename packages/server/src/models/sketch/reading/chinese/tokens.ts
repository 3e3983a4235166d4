import {
  type ChineseKind,
  type ChineseWord,
  chineseWords,
  countedChinese,
  isMeasure,
  longestChineseWord,
} from '../../vocabulary/chinese/words.js'
import type { Meaning, Verb } from '../../vocabulary/meaning.js'
import type { Word } from '../words.js'

/** A word of a Chinese clause, or a piece of English in it. */
export interface Token extends ChineseWord {
  /** As it was written. */
  text: string
}

/** Reads English: what stands in a Chinese sentence in Latin letters. */
export type Understand = (english: string) => Word[]

const runs = /\p{Script=Han}+|[^\p{Script=Han}]+/gu
const digits = /^\s*\d+\s*$/

/** Splits a Chinese clause into words, the longest first. Signs that no word knows are left out. */
export function tokensOf(clause: string, understand: Understand): Token[] {
  const tokens: Token[] = []
  for (const [run] of clause.replace(/t恤衫?/gi, '恤衫').matchAll(runs)) {
    if (digits.test(run)) tokens.push({ kind: 'number', english: run.trim(), text: run })
    else if (/\p{Script=Han}/u.test(run)) pushChinese(run, tokens)
    else tokens.push(...understand(run).map(tokenOf))
  }
  return tokens
}

function pushChinese(run: string, tokens: Token[]): void {
  const signs = [...run]
  for (let at = 0; at < signs.length; ) {
    const found = longestAt(signs, at, tokens.at(-1))
    if (found) tokens.push(found)
    at += found ? [...found.text].length : 1
  }
}

function longestAt(signs: readonly string[], at: number, before: Token | undefined): Token | null {
  const isCounted = before?.kind === 'number' || before?.kind === 'the'
  const sign = signs[at] ?? ''
  for (let length = Math.min(longestChineseWord, signs.length - at); length > 0; length--) {
    const text = signs.slice(at, at + length).join('')
    if (length === 1 && isCounted && isMeasure(sign)) return { kind: 'measure', english: '', text }
    const thing = isCounted || before?.kind === 'measure' ? countedChinese.get(text) : undefined
    if (thing) return { kind: 'noun', english: thing, text }
    const word = chineseWords.get(text)
    if (word) return { ...word, text }
  }
  return null
}

/** What a word of English is in a Chinese sentence. */
const kindOf: Partial<Record<Meaning['is'], ChineseKind>> = {
  subject: 'noun',
  garment: 'noun',
  scenery: 'noun',
  bodyPart: 'noun',
  backdrop: 'backdrop',
  place: 'place',
  weather: 'setting',
  time: 'setting',
  colour: 'adjective',
  pattern: 'adjective',
  size: 'adjective',
  sheer: 'adjective',
  mood: 'adjective',
  shade: 'adjective',
  flying: 'adjective',
  number: 'number',
  and: 'link',
  pronoun: 'pronoun',
  indefinite: 'number',
  definite: 'the',
}
const commandOf: Partial<Record<Verb, string>> = { show: 'draw', add: 'add', remove: 'remove', give: 'give' }

function tokenOf({ text, meaning, owning }: Word): Token {
  const command = meaning.is === 'verb' ? commandOf[meaning.verb] : undefined
  if (command) return { kind: 'command', english: command, text }
  const isDone = meaning.is === 'relation' && (meaning.relation === 'wearing' || meaning.relation === 'holding')
  if (isDone) return { kind: 'relation', english: text, text }
  return { kind: kindOf[meaning.is] ?? 'word', english: owning ? `${text}'s` : text, text }
}

import { knownPhrases } from './lexicon.js'
import { ordinaryWords } from './ordinary-words.js'
import { paraphraseWords } from './paraphrases.js'
import { singularsOf } from './plurals.js'

/** What is drawn, worn or seen: only a word for it is worth a guess. */
const guessed = new Set(['subject', 'garment', 'colour', 'weather', 'place', 'mood'])
const phrases = [...knownPhrases.keys()].filter((phrase) => /^[a-z ]+$/.test(phrase))
const known = new Set([...phrases, ...paraphraseWords].flatMap((phrase) => phrase.split(' ')))
const byInitial = new Map<string, string[]>()
for (const phrase of phrases) {
  if (phrase.length < 4 || phrase.includes(' ') || !guessed.has(knownPhrases.get(phrase)?.is ?? '')) continue
  byInitial.set(phrase.charAt(0), [...(byInitial.get(phrase.charAt(0)) ?? []), phrase])
}

/** A word as it was probably meant: "dinasour" is a dinosaur. What is known, or ordinary English, stays as it is. */
export function spelled(word: string): string {
  if (!/^[a-z]{4,20}$/.test(word) || /(ing|ed|ly|tion|tions)$/.test(word) || isWord(word)) return word
  const single = word.length > 4 && word.endsWith('s') ? nearest(word.slice(0, -1)) : null
  return nearest(word) ?? (single ? `${single}s` : word)
}

function isWord(word: string): boolean {
  return [word, ...singularsOf(word)].some((one) => known.has(one) || ordinaryWords.has(one))
}

/** The only known word that is so near: of two, neither was surely meant. */
function nearest(word: string): string | null {
  const candidates = byInitial.get(word.charAt(0)) ?? []
  const slips = candidates.map((candidate) => ({ candidate, count: slipsBetween(word, candidate) }))
  const fewest = Math.min(...slips.map(({ count }) => count))
  const near = slips.filter(({ count }) => count === fewest)
  return near.length === 1 && fewest <= mostSlips(word) ? (near[0]?.candidate ?? null) : null
}

function mostSlips({ length }: string): number {
  return length < 5 ? 0.5 : length < 8 ? 1 : 2
}

/** Letters left out, added, mistaken or exchanged. One of two equal letters counts half, like two that changed places. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity
  for (let row = 1; row <= one.length; row++) {
    rows.push([row])
    for (let column = 1; column <= other.length; column++) {
      const [a, b] = [one[row - 1], other[column - 1]]
      const isTurned = a === other[column - 2] && b === one[row - 2]
      const added = at(row - 1, column) + (a === one[row - 2] ? 0.5 : 1)
      const missing = at(row, column - 1) + (b === other[column - 2] ? 0.5 : 1)
      const turned = isTurned ? at(row - 2, column - 2) + 0.5 : Infinity
      rows[row]?.push(Math.min(at(row - 1, column - 1) + (a === b ? 0 : 1), added, missing, turned))
    }
  }
  return at(one.length, other.length)
}

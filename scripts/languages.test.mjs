import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '../packages/widget/src/locales/en.ts'
import { mapOf, otherLanguages } from './languages.mjs'
import { root } from './run.mjs'

/** What every language of these is written with; the others have Latin letters. */
const SCRIPTS = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  zh: /\p{Script=Han}/u,
}
/** Words that only English has. */
const ENGLISH = /\b(the|your|you|with|this|that|picture|pictures|again|can’t|doesn’t|didn’t)\b/i

const languages = otherLanguages().sort()
const strings = Object.fromEntries(
  await Promise.all(
    languages.map(async (name) => [name, (await import(`../packages/widget/src/locales/${name}.ts`)).strings]),
  ),
)
const english = new Map(leaves(en))

test('the map of the languages’ files is as they are', async () => {
  const text = await readFile(join(root, 'packages/widget/src/locales/files.ts'), 'utf8')
  expect(text).toBe(mapOf(languages))
})

describe.each(languages)('%s', (name) => {
  const words = new Map(leaves(strings[name]))

  test('has every word of English, and no other', () => {
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('takes what English takes', () => {
    const arities = (all) =>
      [...all].map(([path, word]) => [path, typeof word, typeof word === 'function' ? word.length : 0])
    expect(Object.fromEntries(arities(words).map(([path, ...rest]) => [path, rest]))).toEqual(
      Object.fromEntries(arities(english).map(([path, ...rest]) => [path, rest])),
    )
  })

  test('has no English left over, and says everything', () => {
    const left = [...words].flatMap(([path, word]) => samples(word).map((text) => ({ path, text })))
    const script = SCRIPTS[name.slice(0, 2)] ?? /\p{Script=Latin}/u
    expect(left.filter(({ text }) => ENGLISH.test(text) || text.trim() === '')).toEqual([])
    expect(left.filter(({ text }) => /\p{L}/u.test(text) && !script.test(text))).toEqual([])
    expect(left.filter(({ text }) => /undefined|NaN|\[object/.test(text))).toEqual([])
  })
})

/** Every word by its place: `['picture.continueWith', 'Continue with this']`. */
function leaves(strings, path = '') {
  if (typeof strings !== 'object' || strings === null) return [[path, strings]]
  return Object.entries(strings).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
}

/** What is said, of a function with numbers for which plurals differ. */
function samples(word) {
  if (typeof word === 'string') return [word]
  return [0, 1, 2, 5, 11, 100, 12_345].map((number) =>
    String(word(...Array.from({ length: word.length }, () => number))),
  )
}

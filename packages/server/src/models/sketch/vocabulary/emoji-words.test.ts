import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { emojiWordsFile } from '../../../../scripts/emoji-words.js'
import { busts } from '../drawing/bust.js'
import { iconOfGarment } from '../drawing/clothing/headwear.js'
import { creatures } from '../drawing/creatures.js'
import { heads } from '../drawing/heads.js'
import { ownIcons } from '../drawing/own/index.js'
import { understandWords } from '../reading/words.js'
import { garments } from '../scene/scene.js'
import { emojiWords, knownIcons } from './emoji-words.js'
import { ownIconLines } from './own-icons.js'
import { paraphraseMeanings } from './paraphrases.js'
import { subjectWords } from './subject-words.js'

const iconFile = createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji-flat/icons.json')
const drawings: { icons: Record<string, unknown> } = JSON.parse(readFileSync(iconFile, 'utf8'))

describe('the words of the emoji', () => {
  it('are what emojibase says today: run `node scripts/emoji-words.ts` when they are not', () => {
    expect(readFileSync(new URL('./emoji-words.json', import.meta.url), 'utf8')).toBe(emojiWordsFile())
  })

  it('are many', () => {
    expect(knownIcons.size).toBeGreaterThan(1000)
    expect(emojiWords.size).toBeGreaterThan(2500)
  })

  it('name only icons that can be drawn', () => {
    const named = [...knownIcons.keys(), ...garments.flatMap((kind) => iconOfGarment(kind) ?? [])]
    expect(named.filter((icon) => !Object.hasOwn(drawings.icons, icon) && !ownIcons.has(icon))).toEqual([])
    const ours = [...ownIcons.keys()].filter((icon) => !Object.hasOwn(drawings.icons, icon))
    expect(Object.keys(ownIconLines)).toEqual(expect.arrayContaining(ours))
  })

  it('include every icon that something is known about', () => {
    const measured = [...Object.keys(subjectWords), ...heads.keys(), ...busts.keys(), ...creatures.keys()]
    expect(measured.filter((icon) => !knownIcons.has(icon))).toEqual([])
  })
})

describe('the words of other languages', () => {
  it.each(paraphraseMeanings)('are read as words that are known: %s', (meaning) => {
    expect(understandWords(meaning).filter((word) => word.meaning.is === 'unknown')).toEqual([])
  })
})

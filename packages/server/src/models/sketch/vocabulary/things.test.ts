import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { emojiNamesFile } from '../../../../scripts/emoji-names.js'
import { vocabularyPage } from '../../../../scripts/sketch-vocabulary.js'
import { composeScene, editScene } from '../compose.js'
import type { Scene } from '../scene/scene.js'
import { colourWords } from './describing-words.js'
import { knownIcons } from './emoji-words.js'
import { knownPhrases } from './lexicon.js'
import { pluralOf, singularsOf } from './plurals.js'
import { type Thing, things } from './things.js'

const size = { width: 1024, height: 1024 }
const start = (prompt: string) => composeScene({ ...size, prompt }, 5)

/** Whether a scene has this thing so many times, looking as it does, and nobody else. */
function shows({ actors }: Scene, { name, icon, guise, isPlain }: Thing, count: number): boolean {
  return (
    actors.length === count &&
    actors.every(
      (actor) =>
        actor.icon === icon &&
        actor.called === (isPlain ? undefined : name) &&
        actor.colour === (guise?.colour ?? null) &&
        actor.pattern === (guise?.pattern ?? null) &&
        actor.wears.map(({ kind }) => kind).join() === (guise?.wears ?? []).map(({ kind }) => kind).join() &&
        actor.holds.map((item) => item.icon).join() === (guise?.holds ?? []).join(),
    )
  )
}

describe('the vocabulary', () => {
  it('has at least 1,500 things, and as many pictures of them', () => {
    expect(new Set(things.map(({ name }) => name)).size).toBeGreaterThanOrEqual(1500)
    expect(new Set(things.map(({ icon, guise }) => JSON.stringify([icon, guise]))).size).toBeGreaterThanOrEqual(1490)
    expect(things.length).toBe(new Set(things.map(({ name }) => name)).size)
  })

  it('draws three of each thing that it names, as it looks, and nothing else', () => {
    const wrong = things.filter((thing) => !shows(start(`draw three ${pluralOf(thing.name)}`), thing, 3))
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('draws each thing by each of its other names', () => {
    const wrong = things.flatMap((thing) =>
      thing.synonyms.filter((word) => !shows(start(`draw two ${pluralOf(word)}`), thing, 2)),
    )
    expect(wrong).toEqual([])
  })

  it('holds only what can be drawn', () => {
    const held = things.flatMap(({ guise }) => guise?.holds ?? [])
    expect([...held, ...things.map(({ icon }) => icon)].filter((icon) => !knownIcons.has(icon))).toEqual([])
  })

  it('has 30 colours, each by several names', () => {
    const names = Object.values(colourWords).map((words) => words.split(', '))
    expect(names.length).toBeGreaterThanOrEqual(30)
    expect(names.filter((each) => each.length < 2)).toEqual([])
    const reached = names.map(([name]) => start(`a ${name} balloon`).actors[0]?.colour)
    expect(reached).toEqual(Object.keys(colourWords))
  })

  it.each([
    ['dark red', '#8c1f33'],
    ['pale blue', '#7cc4f5'],
    ['turquoise', '#35d6cc'],
    ['maroon', '#8c1f33'],
    ['navy', '#22407f'],
    ['olive green', '#7d8230'],
    ['charcoal', '#555a63'],
  ])('knows what %s is', (name, colour) => {
    expect(start(`a ${name} car`).actors[0]?.colour).toBe(colour)
  })

  it('keeps the names of emoji as emojibase has them: run `node scripts/emoji-names.ts` when it does not', () => {
    expect(readFileSync(new URL('./emoji-names.json', import.meta.url), 'utf8')).toBe(emojiNamesFile())
  })

  it('is written down: run `npm run sketch-vocabulary` when its page is out of date', () => {
    const page = new URL('../../../../../../docs/sketch-vocabulary.md', import.meta.url)
    expect(readFileSync(page, 'utf8')).toBe(vocabularyPage())
  })

  it('draws nothing mirrored that is read', () => {
    const readable = things.filter(({ theme }) => theme === 'signs')
    const flipped = readable.filter(({ name }) => start(`draw ten ${pluralOf(name)}`).actors.some((one) => one.flipped))
    expect(flipped).toEqual([])
  })

  it('knows some thousand phrases', () => {
    expect(knownPhrases.size).toBeGreaterThan(6000)
  })
})

describe('a thing that is more special than its icon', () => {
  it('is found by its name among others of its icon, and by what it is', () => {
    const scene = start('a dalmatian and a corgi')
    const bigger = editScene(scene, { ...size, prompt: 'make the corgi blue' })
    expect(bigger.actors.map(({ colour }) => colour)).toEqual(['#ffffff', '#2f7fe0'])
    const green = editScene(scene, { ...size, prompt: 'make the dogs green' })
    expect(green.actors.map(({ colour }) => colour)).toEqual(['#3fae52', '#3fae52'])
  })

  it('keeps its guise when something else about it changes', () => {
    const scene = editScene(start('a kitten on the beach'), { ...size, prompt: 'give the kitten a red scarf' })
    expect(scene.actors).toHaveLength(1)
    expect(scene.actors[0]).toMatchObject({ called: 'kitten', colour: null, wears: [{ kind: 'scarf' }] })
    expect(scene.actors[0]?.size).toBeCloseTo(start('a kitten on the beach').actors[0]?.size ?? 0, 3)
  })

  it('takes off what belonged to the one before', () => {
    const king = editScene(start('a queen'), { ...size, prompt: 'turn the queen into a king' }).actors[0]
    expect(king?.wears.map(({ kind }) => kind)).toEqual(['crown', 'cape'])
  })

  it('is coloured as it is asked for', () => {
    expect(start('a pink dalmatian').actors[0]).toMatchObject({
      called: 'dalmatian',
      colour: '#f56fae',
      pattern: 'dotted',
    })
  })
})

describe('more than one', () => {
  it.each([
    ['mouse', 'mice'],
    ['goose', 'geese'],
    ['wolf', 'wolves'],
    ['person', 'people'],
    ['child', 'children'],
    ['fox', 'foxes'],
    ['butterfly', 'butterflies'],
    ['woman firefighter', 'women firefighters'],
    ['face with tears of joy', 'faces with tears of joy'],
    ['sheep', 'sheep'],
    ['kitchen knife', 'kitchen knives'],
    ['snowman', 'snowmen'],
  ])('%s: %s', (one, many) => {
    expect(pluralOf(one)).toBe(many)
    const last = many.split(' ').at(-1) ?? ''
    if (!many.includes(' ') && one !== many) expect(singularsOf(last)).toContain(one)
  })

  it('is a thing where its word means something else alone: three stars, but under the stars', () => {
    expect(start('three stars').actors.map(({ icon }) => icon)).toEqual(['star', 'star', 'star'])
    expect(start('two yellow slides').actors.map(({ icon }) => icon)).toEqual(['playground-slide', 'playground-slide'])
    expect(start('a slide and a swing').actors.map(({ icon }) => icon)).toEqual(['playground-slide', 'tree-swing'])
    expect(start('one shower').actors.map(({ icon }) => icon)).toEqual(['shower'])
    expect(start('a cat under the stars')).toMatchObject({ time: 'night', actors: [{ icon: 'cat-face' }] })
  })
})

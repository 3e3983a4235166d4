import { describe, expect, it } from 'vitest'
import { composeScene, editScene } from '../compose.js'
import type { Scene } from '../scene/scene.js'

const size = { width: 1024, height: 1024 }
const start = (prompt: string) => composeScene({ ...size, prompt }, 5)
const edit = (scene: Scene, prompt: string) => editScene(scene, { ...size, prompt })
const cat = () => start('a cat in the park')

describe('what is said of the whole picture', () => {
  it.each<[string, Partial<Scene>]>([
    ['heavy rain', { weather: 'rain', strength: 2 }],
    ['let there be light snow', { weather: 'snow', strength: 0.4 }],
    ['it is drizzling', { weather: 'drizzle' }],
    ['make it a blizzard', { weather: 'blizzard' }],
    ['a hailstorm', { weather: 'hail' }],
    ['cherry blossoms falling', { weather: 'falling petals' }],
    ['at dusk', { time: 'dusk' }],
    ['in the golden hour', { time: 'golden hour' }],
    ['with the northern lights', { time: 'night', glows: ['northern lights'] }],
    ['under a full moon', { time: 'night', glows: ['full moon'] }],
    ['sunbeams', { time: 'day', glows: ['sunbeams'] }],
    ['by candlelight', { time: 'night', glows: ['candle light'] }],
    ['in pixel art style', { style: 'pixel' }],
    ['as a pencil drawing', { style: 'pencil' }],
    ['in sepia', { style: 'sepia' }],
    ['make it look like an old photo', { style: 'sepia' }],
    ['make it night style', { style: 'night', time: 'day' }],
    ['make it a portrait', { framing: 'portrait' }],
    ['zoom in', { framing: 'close-up' }],
    ['a wide shot please', { framing: 'wide' }],
    ['change the background to a street', { place: 'street' }],
    ['move it to a castle courtyard', { place: 'castle' }],
    ['in a cave', { place: 'cave' }],
  ])('reads "%s" and changes nothing else', (prompt, expected) => {
    const before = cat()
    expect(edit(before, prompt)).toEqual({ ...before, ...expected })
  })

  it('keeps a style through the turns that do not name one, until another is asked for', () => {
    const pixels = edit(cat(), 'in pixel art style')
    const rainy = edit(edit(pixels, 'make it rain'), 'give the cat a red hat')
    expect(rainy).toMatchObject({ style: 'pixel', weather: 'rain' })
    expect(edit(rainy, 'now in sepia').style).toBe('sepia')
    expect(edit(rainy, 'flat style again').style).toBeUndefined()
    expect(edit(rainy, 'no more pixel art').style).toBeUndefined()
  })

  it('makes the weather stronger and weaker, within bounds', () => {
    let scene = edit(cat(), 'rain')
    scene = edit(scene, 'the rain should be heavier')
    expect(scene.strength).toBe(1.8)
    for (let turn = 0; turn < 6; turn++) scene = edit(scene, 'heavier')
    expect(scene.strength).toBe(3)
    expect(edit(scene, 'make it snow').strength).toBeUndefined()
  })

  it('lets a light go with the hours in which it can be seen', () => {
    const aurora = edit(cat(), 'northern lights and a full moon')
    expect(aurora.glows).toEqual(['northern lights', 'full moon'])
    expect(edit(aurora, 'remove the northern lights').glows).toEqual(['full moon'])
    expect(edit(aurora, 'make it noon').glows).toBeUndefined()
    expect(edit(edit(cat(), 'night style'), 'at sunrise').style).toBeUndefined()
  })

  it('poses one, or all that a sentence joins, and lets them stand again', () => {
    const pair = start('a cat and a dog holding hands')
    expect(pair.actors.map(({ pose }) => pose)).toEqual(['holding hands', 'holding hands'])
    const asleep = edit(pair, 'the dog is sleeping')
    expect(asleep.actors.map(({ pose, mood }) => [pose, mood])).toEqual([
      ['holding hands', null],
      ['sleeping', 'sleepy'],
    ])
    expect(edit(asleep, 'the dog wakes up').actors[1]?.pose).toBeUndefined()
  })

  it.each([
    ['a tiger running through the jungle', 'running'],
    ['a girl holding a balloon jumping in the meadow', 'jumping'],
    ['a sleeping cat', 'sleeping'],
    ['a bear sitting in a canoe', 'sitting'],
  ])('gives the pose to whoever does it: %s', (prompt, pose) => {
    expect(start(prompt).actors.flatMap((actor) => actor.pose ?? [])).toEqual([pose])
  })

  it('shows a sight alone as a place, and beside somebody as a thing', () => {
    expect(start('a volcano')).toMatchObject({ place: 'volcano', actors: [] })
    expect(start('a dragon and a volcano').actors.map(({ icon }) => icon)).toContain('volcano')
  })
})

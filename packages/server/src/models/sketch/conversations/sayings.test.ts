import { describe, expect, it } from 'vitest'
import { composeScene, editScene } from '../compose.js'
import { side } from './check-facts.js'
import { faultsOf } from './check-turn.js'
import type { Turn } from './conversation.js'

const size = { width: side, height: side }

/** What was drawn first, and what is said then. */
const sayings: readonly (readonly [first: string, turn: Turn])[] = [
  [
    'a fox in a hat and a scarf',
    { says: "don't take off the hat", cast: { fox: 1 }, looks: { fox: { wears: ['top hat', 'scarf'] } } },
  ],
  [
    'a girl and a cat',
    { says: "she isn't wearing a hat", cast: { girl: 1, 'cat-face': 1 }, looks: { girl: { wears: [] } } },
  ],
  [
    'a cat and a dog',
    {
      says: 'a fox instead of the dog',
      cast: { 'cat-face': 1, fox: 1 },
      changes: { fox: ['icon'] },
    },
  ],
  [
    'a dog and a girl',
    {
      says: 'give her a crown',
      cast: { 'dog-face': 1, girl: 1 },
      looks: { girl: { wears: ['crown'] } },
      changes: { girl: ['wears'] },
    },
  ],
  [
    'three dogs and a tree',
    { says: 'remove everything except the tree', cast: { 'deciduous-tree': 1 }, gone: { 'dog-face': 3 } },
  ],
  ['six mushrooms', { says: 'fewer mushrooms please', cast: { mushroom: 3 }, gone: { mushroom: 3 } }],
  [
    'two cats',
    {
      says: 'make the cat on the right twice as big',
      cast: { 'cat-face': 2 },
      looks: { 'cat-face 2': { grows: [1.4, 2.1] } },
      changes: { 'cat-face 2': ['size', 'y'] },
    },
  ],
  [
    'three cats: a black one, a white one and an orange one',
    {
      says: 'put a hat on the white cat',
      cast: { 'cat-face': 3 },
      looks: { 'cat-face 2': { colour: '#ffffff', wears: ['top hat'] } },
      changes: { 'cat-face 2': ['wears'] },
    },
  ],
  [
    'a park bench with a cat on it',
    {
      says: 'the cat gets off the bench',
      cast: { bench: 1, 'cat-face': 1 },
      where: [['cat-face', 'beside', 'bench']],
      changes: { 'cat-face': ['x', 'y', 'size', 'rides'] },
    },
  ],
  [
    'a robot with a purple cat on its head',
    {
      says: 'move the robot to the right',
      cast: { robot: 1, 'cat-face': 1 },
      where: [['cat-face', 'on', 'robot']],
      areas: { robot: [0.6, 1, 0, 1] },
      changes: { robot: ['x'], 'cat-face': ['x'] },
    },
  ],
  [
    'a mouse under a table',
    {
      says: 'put a piece of cheese on the table',
      cast: { 'mouse-face': 1, 'wooden-table': 1, 'cheese-wedge': 1 },
      where: [
        ['mouse-face', 'under', 'wooden-table'],
        ['cheese-wedge', 'on', 'wooden-table'],
      ],
    },
  ],
  [
    'a man and a dog',
    {
      says: 'hearts around them',
      cast: { man: 1, 'dog-face': 1, 'red-heart': 3 },
      where: [['red-heart', 'around', 'man']],
    },
  ],
  [
    'two dogs wearing hats',
    {
      says: 'make the hats red',
      cast: { 'dog-face': 2 },
      looks: { 'dog-face': { colour: null, wears: ['top hat #e5383b'] } },
      changes: { 'dog-face': ['wears'] },
    },
  ],
  [
    'a cat and a dog',
    {
      says: 'swap the cat and the dog',
      cast: { 'cat-face': 1, 'dog-face': 1 },
      where: [['cat-face', 'right of', 'dog-face']],
      changes: { 'cat-face': ['x', 'y'], 'dog-face': ['x', 'y'] },
    },
  ],
  [
    'a cat with a hat',
    {
      says: 'swap the hat for a crown',
      cast: { 'cat-face': 1 },
      looks: { 'cat-face': { wears: ['crown'] } },
      changes: { 'cat-face': ['wears'] },
    },
  ],
  [
    'a sleeping dog',
    {
      says: 'wake it up',
      cast: { 'dog-face': 1 },
      looks: { 'dog-face': { mood: null } },
      changes: { 'dog-face': ['pose', 'mood'] },
    },
  ],
  ['two horses', { says: 'and one more', cast: { horse: 3 } }],
  [
    'a knight in front of a castle',
    {
      says: 'move him above the castle',
      cast: { knight: 1 },
      areas: { knight: [0, 1, 0, 0.5] },
      changes: { knight: ['x', 'y', 'size'] },
    },
  ],
  [
    'a knight in front of a castle',
    { says: 'add a dragon behind the castle', cast: { knight: 1, dragon: 1 }, areas: { dragon: [0, 1, 0.2, 0.8] } },
  ],
  ['a girl and a dog', { says: 'the girl is pretty and the dog looks hungry', cast: { girl: 1, 'dog-face': 1 } }],
  ['a lion', { says: 'make it look strong and healthy', cast: { lion: 1 } }],
  ['a cat', { says: 'wave to the camera', cast: { 'cat-face': 1 }, changes: { 'cat-face': ['pose'] } }],
  ['a cat in the rain', { says: 'the rain has stopped', cast: { 'cat-face': 1 }, setting: { weather: 'clear' } }],
]

describe('a second sentence', () => {
  it.each(sayings)('is followed, and nothing else: %s', (first, turn) => {
    for (const seed of [5, 12]) {
      const before = composeScene({ ...size, prompt: first }, seed)
      expect(faultsOf(turn, before, editScene(before, { ...size, prompt: turn.says }))).toEqual([])
    }
  })

  it('takes off again what several were given', () => {
    const dressed = editScene(composeScene({ ...size, prompt: 'two dogs' }, 5), { ...size, prompt: 'give them hats' })
    const red = editScene(dressed, { ...size, prompt: 'make them red' })
    expect(red.actors.map(({ colour, wears }) => [colour, wears[0]?.colour])).toEqual([
      [null, '#e5383b'],
      [null, '#e5383b'],
    ])
    expect(editScene(red, { ...size, prompt: 'remove them' }).actors.map(({ wears }) => wears)).toEqual([[], []])
  })

  it('finds what moved or was lost by an edit, whatever the turn looks for', () => {
    const before = composeScene({ ...size, prompt: 'a cat and a dog' }, 5)
    const turn: Turn = { says: '', cast: { 'cat-face': 1, 'dog-face': 1 } }
    const moved = { ...before, actors: before.actors.map((actor) => ({ ...actor, x: actor.x + 0.01 })) }
    expect(faultsOf(turn, before, before)).toEqual([])
    expect(faultsOf(turn, before, moved)).toHaveLength(2)
    expect(faultsOf(turn, before, { ...before, actors: before.actors.slice(1) })).toHaveLength(2)
    expect(faultsOf(turn, before, { ...before, weather: 'rain' })).toHaveLength(1)
  })
})

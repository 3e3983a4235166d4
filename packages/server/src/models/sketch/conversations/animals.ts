import type { Conversation } from './conversation.js'

/** Conversations about animals, what they wear and what they hold. */
export const animals: readonly Conversation[] = [
  {
    about: 'a cat in a raincoat',
    turns: [
      {
        says: 'Draw a cute cartoon cat in a yellow raincoat.',
        cast: { 'cat-face': 1 },
        setting: { place: 'meadow', weather: 'clear', time: 'day' },
        looks: { 'cat-face': { wears: ['raincoat #ffdd2e'], holds: [] } },
      },
      {
        says: 'Nice! Now make it raining, and give the cat a cup of hot cocoa.',
        cast: { 'cat-face': 1 },
        setting: { weather: 'rain' },
        looks: { 'cat-face': { wears: ['raincoat #ffdd2e'], holds: ['hot-beverage'] } },
        changes: { 'cat-face': ['holds'] },
      },
      {
        says: 'The raincoat should be more transparent, you can see the pattern underneath',
        cast: { 'cat-face': 1 },
        looks: { 'cat-face': { wears: ['raincoat #ffdd2e'], sheer: [0.1, 0.5] } },
        changes: { 'cat-face': ['wears'] },
      },
      {
        says: 'Lovely. Make it night, and add two frogs in the foreground.',
        cast: { 'cat-face': 1, frog: 2 },
        setting: { time: 'night' },
        where: [
          ['frog', 'in front of', 'cat-face'],
          ['frog 2', 'in front of', 'cat-face'],
        ],
      },
    ],
  },
  {
    about: 'a mouse and an elephant',
    turns: [
      {
        says: 'a tiny mouse and a huge elephant in the jungle',
        cast: { 'mouse-face': 1, elephant: 1 },
        setting: { place: 'jungle' },
      },
      {
        says: 'Could you make the mouse twice as big?',
        cast: { 'mouse-face': 1, elephant: 1 },
        looks: { 'mouse-face': { grows: [1.9, 2.1] } },
        changes: { 'mouse-face': ['size'] },
      },
      {
        says: 'haha, now put the mouse on top of the elephant',
        cast: { 'mouse-face': 1, elephant: 1 },
        where: [['mouse-face', 'on', 'elephant']],
        changes: { 'mouse-face': ['x', 'y', 'size', 'rides', 'onTop'] },
      },
      {
        says: 'move the elephant to the left and make it rain',
        cast: { 'mouse-face': 1, elephant: 1 },
        setting: { weather: 'rain' },
        areas: { elephant: [0, 0.4, 0, 1], 'mouse-face': [0, 0.45, 0, 1] },
        changes: { elephant: ['x'], 'mouse-face': ['x'] },
      },
    ],
  },
  {
    about: 'penguins in scarves',
    turns: [
      {
        says: 'Three penguins in the snow',
        cast: { penguin: 3 },
        setting: { weather: 'snow' },
      },
      {
        says: 'put red scarves on the penguins',
        cast: { penguin: 3 },
        looks: { penguin: { wears: ['scarf #e5383b'] } },
        changes: { penguin: ['wears'] },
      },
      {
        says: 'The penguin in the middle should be bigger and wear a top hat',
        cast: { penguin: 3 },
        looks: {
          'penguin 1': { wears: ['scarf #e5383b'] },
          'penguin 2': { wears: ['scarf #e5383b', 'top hat'], grows: [1.2, 1.5] },
          'penguin 3': { wears: ['scarf #e5383b'] },
        },
        changes: { 'penguin 2': ['size', 'wears'] },
      },
      {
        says: 'Change the scarves to green, please. And two more penguins in the background!',
        cast: { penguin: 5 },
        looks: {
          'penguin 1': { wears: ['scarf #3fae52'] },
          'penguin 2': { wears: ['scarf #3fae52', 'top hat'] },
          'penguin 3': { wears: ['scarf #3fae52'] },
        },
        where: [
          ['penguin 4', 'behind', 'penguin 1'],
          ['penguin 5', 'behind', 'penguin 1'],
        ],
        changes: { 'penguin 1': ['wears'], 'penguin 2': ['wears'], 'penguin 3': ['wears'] },
      },
    ],
  },
  {
    about: 'a fox and a rabbit at a tree',
    turns: [
      {
        says: 'A fox behind a tree in the forest',
        cast: { fox: 1, 'deciduous-tree': 1 },
        setting: { place: 'forest' },
        where: [['fox', 'behind', 'deciduous-tree']],
      },
      {
        says: 'Put a white rabbit in front of the tree.',
        cast: { fox: 1, 'deciduous-tree': 1, 'rabbit-face': 1 },
        looks: { 'rabbit-face': { colour: '#ffffff' } },
        where: [['rabbit-face', 'in front of', 'deciduous-tree']],
      },
      {
        says: 'Give the rabbit a carrot and the fox a blue scarf. Make it foggy.',
        cast: { fox: 1, 'deciduous-tree': 1, 'rabbit-face': 1 },
        setting: { weather: 'fog' },
        looks: { 'rabbit-face': { holds: ['carrot'], wears: [] }, fox: { holds: [], wears: ['scarf #2f7fe0'] } },
        changes: { 'rabbit-face': ['holds'], fox: ['wears'] },
      },
      {
        says: 'Turn the fox into a wolf',
        cast: { wolf: 1, 'deciduous-tree': 1, 'rabbit-face': 1 },
        looks: { wolf: { wears: ['scarf #2f7fe0'] } },
        where: [['wolf', 'behind', 'deciduous-tree']],
        changes: { wolf: ['icon'] },
      },
    ],
  },
  {
    about: 'two dogs and a cat',
    turns: [
      { says: 'two dogs in the park', cast: { 'dog-face': 2 }, setting: { place: 'park' } },
      {
        says: 'Make the dog on the left black.',
        cast: { 'dog-face': 2 },
        looks: { 'dog-face 1': { colour: '#3a3442' }, 'dog-face 2': { colour: null } },
        changes: { 'dog-face 1': ['colour'] },
      },
      {
        says: 'and give the other one a red scarf',
        cast: { 'dog-face': 2 },
        looks: { 'dog-face 1': { wears: [] }, 'dog-face 2': { wears: ['scarf #e5383b'] } },
        changes: { 'dog-face 2': ['wears'] },
      },
      {
        says: "Now add a small cat between them. They're all happy!",
        cast: { 'dog-face': 2, 'cat-face': 1 },
        looks: { 'dog-face': { mood: 'happy' }, 'cat-face': { mood: 'happy' } },
        where: [['cat-face', 'between', 'dog-face 1', 'dog-face 2']],
        changes: { 'dog-face': ['mood'] },
      },
    ],
  },
  {
    about: 'animals on a farm',
    turns: [
      {
        says: 'A cow and two sheep on a farm, early in the morning',
        cast: { 'cow-face': 1, ewe: 2 },
        setting: { place: 'farm', time: 'dawn' },
      },
      {
        says: 'put a rooster on the cow',
        cast: { 'cow-face': 1, ewe: 2, rooster: 1 },
        where: [['rooster', 'on', 'cow-face']],
      },
      {
        says: 'remove one sheep and make the other one pink',
        cast: { 'cow-face': 1, ewe: 1, rooster: 1 },
        looks: { ewe: { colour: '#f56fae' } },
        gone: { ewe: 1 },
        changes: { ewe: ['colour'] },
      },
      {
        says: 'A thunderstorm is coming. The cow looks scared and holds an umbrella.',
        cast: { 'cow-face': 1, ewe: 1, rooster: 1 },
        setting: { weather: 'storm' },
        looks: { 'cow-face': { mood: 'surprised', holds: ['umbrella'] } },
        changes: { 'cow-face': ['mood', 'holds'] },
      },
    ],
  },
]

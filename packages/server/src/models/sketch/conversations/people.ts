import type { Conversation } from './conversation.js'

/** Conversations about people and others who walk upright. */
export const people: readonly Conversation[] = [
  {
    about: 'a girl with a balloon',
    turns: [
      {
        says: 'A little girl with a red balloon in the park',
        cast: { girl: 1 },
        setting: { place: 'park' },
        looks: { girl: { holds: ['balloon #e5383b'] } },
      },
      {
        says: 'Add a brown dog to the left of the girl',
        cast: { girl: 1, 'dog-face': 1 },
        looks: { 'dog-face': { colour: '#8f5a36' } },
        where: [['dog-face', 'left of', 'girl']],
      },
      {
        says: 'Give her a blue hat, and make the balloon yellow',
        cast: { girl: 1, 'dog-face': 1 },
        looks: { girl: { wears: ['top hat #2f7fe0'], holds: ['balloon #ffdd2e'] } },
        changes: { girl: ['wears', 'holds'] },
      },
      {
        says: "Make the dog a bit smaller, and don't change the girl. It's windy!",
        cast: { girl: 1, 'dog-face': 1 },
        setting: { weather: 'wind' },
        looks: { 'dog-face': { grows: [0.8, 0.95] } },
        changes: { 'dog-face': ['size'] },
      },
    ],
  },
  {
    about: 'a wizard and a robot',
    turns: [
      {
        says: 'A wizard and a robot in the city at night',
        cast: { 'person-mage': 1, robot: 1 },
        setting: { place: 'city', time: 'night' },
      },
      {
        says: 'Give both of them sunglasses',
        cast: { 'person-mage': 1, robot: 1 },
        looks: { 'person-mage': { wears: ['sunglasses'] }, robot: { wears: ['sunglasses'] } },
        changes: { 'person-mage': ['wears'], robot: ['wears'] },
      },
      {
        says: "Take off the wizard's sunglasses and give him a magic wand",
        cast: { 'person-mage': 1, robot: 1 },
        looks: { 'person-mage': { wears: [], holds: ['magic-wand'] }, robot: { wears: ['sunglasses'], holds: [] } },
        changes: { 'person-mage': ['wears', 'holds'] },
      },
      {
        says: 'Replace the robot with a purple dragon. Change the background to a forest',
        cast: { 'person-mage': 1, dragon: 1 },
        setting: { place: 'forest' },
        looks: { dragon: { colour: '#8a55d1' } },
        changes: { dragon: ['icon', 'colour', 'size', 'wears'] },
      },
    ],
  },
  {
    about: 'an old man on a bench',
    turns: [
      {
        says: 'a house with a big tree to the right of it',
        cast: { 'house-with-garden': 1, 'deciduous-tree': 1 },
        where: [['deciduous-tree', 'right of', 'house-with-garden']],
      },
      {
        says: 'Put a bench in front of the house',
        cast: { 'house-with-garden': 1, 'deciduous-tree': 1, bench: 1 },
        where: [['bench', 'in front of', 'house-with-garden']],
      },
      {
        says: 'an old man is sitting on the bench, reading a book',
        cast: { 'house-with-garden': 1, 'deciduous-tree': 1, bench: 1, 'old-man': 1 },
        looks: { 'old-man': { holds: ['blue-book'] } },
        where: [['old-man', 'on', 'bench']],
      },
      {
        says: 'Now some flowers around the bench. And a sunset!',
        cast: { 'house-with-garden': 1, 'deciduous-tree': 1, bench: 1, 'old-man': 1, tulip: 3 },
        setting: { time: 'sunset' },
        where: [['tulip', 'around', 'bench']],
      },
    ],
  },
  {
    about: 'a snowman who keeps his scarf',
    turns: [
      {
        says: 'A snowman wearing a black hat and a red scarf, it is snowing',
        cast: { 'snowman-without-snow': 1 },
        setting: { weather: 'snow' },
        looks: { 'snowman-without-snow': { wears: ['top hat #3a3442', 'scarf #e5383b'] } },
      },
      {
        says: 'without the hat please',
        cast: { 'snowman-without-snow': 1 },
        looks: { 'snowman-without-snow': { wears: ['scarf #e5383b'] } },
        changes: { 'snowman-without-snow': ['wears'] },
      },
      {
        says: "Don't remove the scarf, just make it blue. And give him a broom",
        cast: { 'snowman-without-snow': 1 },
        looks: { 'snowman-without-snow': { wears: ['scarf #2f7fe0'], holds: ['broom'] } },
        changes: { 'snowman-without-snow': ['wears', 'holds'] },
      },
      {
        says: 'No snow anymore, and a kid next to the snowman',
        cast: { 'snowman-without-snow': 1, child: 1 },
        setting: { weather: 'clear' },
        where: [['child', 'beside', 'snowman-without-snow']],
      },
    ],
  },
]

import type { Conversation } from './conversation.js'

/** Conversations about vehicles, boats, food and other things. */
export const things: readonly Conversation[] = [
  {
    about: 'cars in the city',
    turns: [
      {
        says: 'A red car and a bus in the city',
        cast: { automobile: 1, bus: 1 },
        setting: { place: 'city' },
        looks: { automobile: { colour: '#e5383b' } },
      },
      {
        says: 'put a bicycle between the car and the bus',
        cast: { automobile: 1, bus: 1, bicycle: 1 },
        where: [['bicycle', 'between', 'automobile', 'bus']],
      },
      {
        says: 'Change the bus into a fire engine',
        cast: { automobile: 1, 'fire-engine': 1, bicycle: 1 },
        where: [['bicycle', 'between', 'automobile', 'fire-engine']],
        changes: { 'fire-engine': ['icon'] },
      },
      {
        says: 'Make it night and the car half the size',
        cast: { automobile: 1, 'fire-engine': 1, bicycle: 1 },
        setting: { time: 'night' },
        looks: { automobile: { grows: [0.48, 0.52] } },
        changes: { automobile: ['size'] },
      },
    ],
  },
  {
    about: 'boats and a lighthouse',
    turns: [
      {
        says: 'A lighthouse on a cliff with one sailing boat',
        cast: { lighthouse: 1, sailboat: 1 },
        setting: { place: 'coast' },
      },
      {
        says: 'Can I have two more boats?',
        cast: { lighthouse: 1, sailboat: 3 },
      },
      {
        says: 'a rainbow in the background, and make the lighthouse a little bigger',
        cast: { lighthouse: 1, sailboat: 3, rainbow: 1 },
        looks: { lighthouse: { grows: [1.05, 1.25] } },
        changes: { lighthouse: ['size'] },
      },
      {
        says: 'Remove all the boats. It should be sunset with clouds',
        cast: { lighthouse: 1, rainbow: 1 },
        setting: { time: 'sunset', weather: 'cloudy' },
        gone: { sailboat: 3 },
      },
    ],
  },
  {
    about: 'pizza and milk',
    turns: [
      {
        says: 'Pizza and a glass of milk on the table',
        cast: { pizza: 1, 'glass-of-milk': 1 },
        setting: { place: 'table' },
      },
      {
        says: 'Add a candle behind the pizza',
        cast: { pizza: 1, 'glass-of-milk': 1, candle: 1 },
        where: [['candle', 'behind', 'pizza']],
      },
      {
        says: 'swap the milk for a cup of coffee',
        cast: { pizza: 1, 'hot-beverage': 1, candle: 1 },
        changes: { 'hot-beverage': ['icon', 'called', 'size'] },
      },
      {
        says: 'A pair of strawberries to the right of the coffee. The candle should be green.',
        cast: { pizza: 1, 'hot-beverage': 1, candle: 1, strawberry: 2 },
        looks: { candle: { colour: '#3fae52' } },
        where: [
          ['strawberry', 'right of', 'hot-beverage'],
          ['strawberry 2', 'right of', 'hot-beverage'],
        ],
        changes: { candle: ['colour'] },
      },
    ],
  },
  {
    about: 'too many balloons',
    turns: [
      {
        says: 'a dozen red balloons',
        cast: { balloon: 12 },
        looks: { balloon: { colour: '#e5383b' } },
      },
      {
        says: "That's too many. Only five balloons please",
        cast: { balloon: 5 },
        gone: { balloon: 7 },
      },
      {
        says: 'a bear in the middle, holding a present',
        cast: { balloon: 5, bear: 1 },
        looks: { bear: { holds: ['wrapped-gift'] } },
        areas: { bear: [0.4, 0.6, 0.3, 1] },
      },
      {
        says: "Make the balloons blue but leave the bear as it is. We're in the mountains",
        cast: { balloon: 5, bear: 1 },
        setting: { place: 'mountains' },
        looks: { balloon: { colour: '#2f7fe0' }, bear: { colour: null } },
        changes: { balloon: ['colour'] },
      },
    ],
  },
  {
    about: 'a ball on the beach',
    turns: [
      {
        says: 'A dog wearing sunglasses on the beach',
        cast: { 'dog-face': 1 },
        setting: { place: 'beach' },
        looks: { 'dog-face': { wears: ['sunglasses'] } },
      },
      {
        says: 'put a ball to the right of the dog',
        cast: { 'dog-face': 1, 'soccer-ball': 1 },
        where: [['soccer-ball', 'right of', 'dog-face']],
      },
      {
        says: 'hmm, move it to the other side, to the left of the dog',
        cast: { 'dog-face': 1, 'soccer-ball': 1 },
        where: [['soccer-ball', 'left of', 'dog-face']],
        changes: { 'soccer-ball': ['x', 'y', 'size'] },
      },
      {
        says: 'And a crab on top of the ball, the dog gets an ice cream',
        cast: { 'dog-face': 1, 'soccer-ball': 1, crab: 1 },
        looks: { 'dog-face': { wears: ['sunglasses'], holds: ['soft-ice-cream'] } },
        where: [['crab', 'on', 'soccer-ball']],
        changes: { 'dog-face': ['holds'] },
      },
    ],
  },
  {
    about: 'a castle in several styles',
    turns: [
      {
        says: 'A castle in the mountains as a pencil drawing',
        cast: { castle: 1 },
        setting: { place: 'mountains', style: 'pencil' },
      },
      {
        says: 'a knight in front of the castle, riding a white horse',
        cast: { castle: 1, knight: 1, horse: 1 },
        looks: { horse: { colour: '#ffffff' } },
        where: [
          ['horse', 'in front of', 'castle'],
          ['knight', 'on', 'horse'],
        ],
      },
      {
        says: 'Same picture in sepia please',
        cast: { castle: 1, knight: 1, horse: 1 },
        setting: { style: 'sepia' },
      },
      {
        says: 'What about pixel art? And put a dragon above the castle.',
        cast: { castle: 1, knight: 1, horse: 1, dragon: 1 },
        setting: { style: 'pixel' },
        where: [['dragon', 'above', 'castle']],
      },
    ],
  },
]

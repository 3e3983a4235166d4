import { standsUpright } from '../drawing/bounds.js'
import { knownIcons } from '../vocabulary/emoji-words.js'

/** Emoji that show the same one: the first stands for all of them. */
const families: readonly (readonly string[])[] = [
  [
    'cat-face',
    'cat',
    'black-cat',
    'grinning-cat',
    'crying-cat',
    'pouting-cat',
    'weary-cat',
    'smiling-cat-with-heart-eyes',
    'grinning-cat-with-smiling-eyes',
  ],
  ['dog-face', 'dog', 'poodle', 'guide-dog', 'service-dog'],
  ['rabbit-face', 'rabbit'],
  ['mouse-face', 'mouse', 'rat'],
  ['tiger-face', 'tiger'],
  ['monkey-face', 'monkey'],
  ['cow-face', 'cow', 'ox'],
  ['pig-face', 'pig'],
  ['horse', 'horse-face'],
  ['front-facing-baby-chick', 'baby-chick', 'hatching-chick'],
  ['dragon', 'dragon-face'],
  ['tulip', 'rose', 'sunflower', 'blossom', 'hibiscus', 'cherry-blossom', 'hyacinth', 'bouquet'],
  ['deciduous-tree', 'evergreen-tree', 'palm-tree', 'christmas-tree'],
  ['house-with-garden', 'house', 'houses', 'derelict-house'],
  ['hot-beverage', 'teacup-without-handle'],
  ['sailboat', 'canoe', 'motor-boat', 'speedboat'],
]
const familyOf = new Map(families.flatMap((icons) => icons.map((icon) => [icon, icons[0] ?? icon] as const)))

/** Whether a word for one of these icons can mean the other. */
export function isSameSubject(one: string, other: string): boolean {
  return (familyOf.get(one) ?? one) === (familyOf.get(other) ?? other)
}

const kin: Readonly<Record<string, readonly string[]>> = {
  bear: ['polar-bear', 'panda', 'teddy-bear', 'koala'],
  automobile: ['taxi', 'police-car', 'racing-car', 'sport-utility-vehicle', 'pickup-truck'],
  amphora: ['bouquet', 'potted-plant'],
  'deciduous-tree': ['tanabata-tree', 'cactus'],
}
const kinOfKind: Readonly<Record<string, string>> = { bird: 'bird', 'tropical-fish': 'fish', sailboat: 'boat' }

/** Whether somebody may speak of one icon by the name of the other: of a polar bear as "the bear". */
export function isKin(icon: string, name: string): boolean {
  const kind = knownIcons.get(icon)
  return (kin[name]?.includes(icon) ?? false) || (kind !== undefined && kinOfKind[name] === kind)
}

const tooBigToHold = new Set([
  ...'wooden-table floor-lamp bookshelf wardrobe fridge washing-machine oven grandfather-clock grand-piano harp'.split(
    ' ',
  ),
  ...'treasure-chest barrel cauldron vacuum-cleaner wheelbarrow lawn-mower beach-chair hammock sand-castle'.split(' '),
  'bed',
  'wooden-table',
  'couch-and-lamp',
  'chair',
  'bathtub',
  'toilet',
  'door',
  'elevator',
  'tent',
  'desktop-computer',
  'television',
  'musical-keyboard',
  'coffin',
  'headstone',
  'moai',
  'christmas-tree',
  'ladder',
  'hole',
  'window',
  'goal-net',
  'carp-streamer',
  'fire',
  'campfire',
  'bench',
  'fence',
  'chess-table',
])

/** What fits into a hand. */
export function isHoldable(icon: string): boolean {
  if (icon === 'umbrella' || icon === 'teddy-bear' || icon === 'herb' || icon === 'four-leaf-clover') return true
  if (standsUpright(icon) || tooBigToHold.has(icon)) return false
  const kind = knownIcons.get(icon)
  return (
    kind === 'food' ||
    kind === 'drink' ||
    kind === 'flower' ||
    kind === 'thing' ||
    kind === 'heart' ||
    icon === 'star' ||
    icon === 'fish'
  )
}

const seats = new Set([
  'bed',
  'couch-and-lamp',
  'chair',
  'bathtub',
  'basket',
  'skateboard',
  'sled',
  'shopping-cart',
  'ferris-wheel',
  'carousel-horse',
  'bucket',
  'cloud',
  'rainbow',
  'crescent-moon',
  'rock',
  'package',
  'cardboard-box',
  'jar',
  'canoe',
  'balloon',
  'pile-of-poo',
  'wheel',
  'broom',
  'skis',
  'wrapped-gift',
  'surfboard',
  'ice',
  'bench',
  'bridge',
])
const boards: readonly string[] = [
  'skateboard',
  'sled',
  'broom',
  'skis',
  'surfboard',
  'ice',
  'bench',
  'bridge',
  'couch-and-lamp',
  'bed',
  'chair',
  'rock',
  'cloud',
  'deciduous-tree',
  'evergreen-tree',
  'palm-tree',
  'christmas-tree',
]

/** What one is seen before, rather than half hidden in: a board, a tree, a house. */
export function isStoodOn(icon: string): boolean {
  return boards.includes(icon) || knownIcons.get(icon) === 'building'
}

const mounts = new Set([
  'horse',
  'elephant',
  'camel',
  'two-hump-camel',
  'turtle',
  'ewe',
  'llama',
  'dragon',
  'sauropod',
  't-rex',
  'spouting-whale',
  'whale',
  'dolphin',
  'ostrich',
  'zebra',
  'rhinoceros',
  'hippopotamus',
  'donkey',
  'ox',
  'deer',
  'giraffe',
  'swan',
  'duck',
])

/** What one can sit in or on. */
export function isRideable(icon: string): boolean {
  const kind = knownIcons.get(icon)
  return kind === 'vehicle' || kind === 'boat' || kind === 'aircraft' || seats.has(icon) || mounts.has(icon)
}

import { standsUpright } from '../drawing/bounds.js'
import { type IconKind, knownIcons } from '../vocabulary/emoji-words.js'

/** Where something usually is: among those who stand, behind them, before them, or above. */
export type Lane = 'standing' | 'back' | 'front' | 'sky' | 'water'

const laneOfKind: Record<IconKind, Lane> = {
  face: 'standing',
  person: 'standing',
  animal: 'standing',
  bird: 'standing',
  fish: 'water',
  flower: 'front',
  plant: 'front',
  food: 'front',
  drink: 'front',
  building: 'back',
  vehicle: 'standing',
  boat: 'water',
  aircraft: 'sky',
  sky: 'sky',
  heart: 'sky',
  thing: 'front',
}

const sizeOfKind: Record<IconKind, number> = {
  face: 0.4,
  person: 0.55,
  animal: 0.4,
  bird: 0.32,
  fish: 0.26,
  flower: 0.24,
  plant: 0.26,
  food: 0.24,
  drink: 0.22,
  building: 0.52,
  vehicle: 0.46,
  boat: 0.4,
  aircraft: 0.3,
  sky: 0.22,
  heart: 0.2,
  thing: 0.26,
}

/** What is bigger, smaller or elsewhere than its kind. */
const exceptions: Record<string, { size?: number; lane?: Lane }> = {
  ...lane(
    'back',
    0.62,
    'deciduous-tree evergreen-tree palm-tree christmas-tree castle volcano mountain snow-capped-mountain',
  ),
  ...lane(
    'back',
    0.6,
    'mount-fuji office-building hotel department-store ferris-wheel roller-coaster tokyo-tower hospital school',
  ),
  ...lane(
    'back',
    0.42,
    'tent circus-tent fountain playground-slide hut couch-and-lamp bed statue-of-liberty wind-turbine',
  ),
  ...lane('back', 0.62, 'lighthouse windmill waterfall pyramid'),
  ...lane('back', 0.46, 'cactus igloo'),
  ...lane('water', 0.46, 'submarine'),
  ...lane('back', 0.5, 'street-lamp'),
  ...lane('standing', 0.7, 'bridge'),
  ...lane('standing', 0.6, 'knight scarecrow'),
  ...lane('standing', 0.36, 'bench wishing-well'),
  ...lane('standing', 0.42, 'wooden-table'),
  ...lane('standing', 0.34, 'campfire chess-table'),
  ...lane('back', 0.3, 'fence'),
  ...lane('front', 0.26, 'fire rock wood brick luggage umbrella-on-ground'),
  ...lane('standing', 0.5, 'snowman snowman-without-snow teddy-bear umbrella jack-o-lantern'),
  ...lane(
    'standing',
    0.56,
    'elephant giraffe horse camel two-hump-camel mammoth rhinoceros hippopotamus bison t-rex sauropod',
  ),
  ...lane('standing', 0.6, 'dragon'),
  ...lane(
    'standing',
    0.3,
    'baby-chick front-facing-baby-chick hatching-chick hedgehog chipmunk turtle lizard duck rat mouse',
  ),
  ...lane('standing', 0.42, 'penguin owl swan turkey rooster flamingo peacock'),
  ...lane('front', 0.14, 'snail ant cricket beetle lady-beetle cockroach worm spider bug caterpillar scorpion'),
  ...lane('front', 0.2, 'crab spiral-shell'),
  ...lane('sky', 0.16, 'butterfly honeybee mosquito fly'),
  ...lane('sky', 0.26, 'balloon kite bat dove eagle phoenix-bird parachute bird'),
  ...lane('sky', 0.2, 'musical-notes musical-note sparkles bubbles firecracker dizzy party-popper star glowing-star'),
  ...lane('sky', 0.5, 'rainbow firework-bursts'),
  ...lane('sky', 0.4, 'hot-air-balloon'),
  ...lane('sky', 0.34, 'sun-with-face full-moon crescent-moon ringed-planet flying-saucer rocket helicopter airplane'),
  ...lane('water', 0.5, 'spouting-whale whale ship passenger-ship'),
  ...lane('water', 0.4, 'dolphin shark octopus seal'),
  ...lane('standing', 0.4, 'drum long-drum musical-keyboard chair bathtub television desktop-computer'),
  ...lane('back', 0.52, 'bookshelf wardrobe fridge grandfather-clock floor-lamp tower-crane tree-swing'),
  ...lane('back', 0.44, 'signpost birdhouse hammock seesaw harp'),
  ...lane('standing', 0.42, 'washing-machine oven grand-piano wooden-table beach-chair wheelbarrow lawn-mower'),
  ...lane('standing', 0.34, 'treasure-chest barrel cauldron sand-castle vacuum-cleaner'),
  ...lane('standing', 0.6, 'ostrich triceratops stegosaurus'),
  ...lane('sky', 0.34, 'pterodactyl'),
  ...lane('sky', 0.16, 'dragonfly'),
  ...lane('front', 0.22, 'starfish traffic-cone'),
  ...lane('standing', 0.3, 'wrapped-gift birthday-cake soccer-ball basket'),
}

function lane(name: Lane, size: number, icons: string) {
  return Object.fromEntries(icons.split(' ').map((icon) => [icon, { size, lane: name }]))
}

/** The usual height as a fraction of the picture's shorter side, when somebody has the picture to themselves. */
export function usualSize(icon: string): number {
  if (standsUpright(icon)) return 0.7
  return exceptions[icon]?.size ?? sizeOfKind[knownIcons.get(icon) ?? 'thing']
}

export function usualLane(icon: string): Lane {
  if (standsUpright(icon)) return 'standing'
  return exceptions[icon]?.lane ?? laneOfKind[knownIcons.get(icon) ?? 'thing']
}

import type { Actor, Place, Scene } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { isAlive } from '../vocabulary/somebody.js'
import { usualLane } from './usual-sizes.js'

const homesByPlace: Partial<Record<Place, string>> = {
  sea: 'spouting-whale whale dolphin sailboat ship passenger-ship ferry speedboat surfboard',
  coast: 'lighthouse',
  lake: 'canoe motor-boat swan fishing-pole',
  underwater: 'submarine tropical-fish fish shark octopus jellyfish squid blowfish coral person-merpeople',
  forest: 'person-fairy person-elf campfire mushroom wolf owl',
  jungle: 'gorilla orangutan leopard parrot',
  space: 'astronaut alien flying-saucer rocket ringed-planet satellite',
  snowfield: 'polar-bear penguin snowman snowman-without-snow skis sled seal igloo',
  desert: 'camel two-hump-camel cactus pyramid',
  farm: 'tractor cow-face pig-face ewe rooster goat scarecrow',
  beach: 'crab',
  city: 'automobile bus taxi police-car fire-engine ambulance racing-car motorcycle motor-scooter office-building',
  room: 'bed couch-and-lamp bathtub television desktop-computer bread cooking chess-table yarn',
}
const homes = new Map(
  (Object.keys(homesByPlace) as Place[]).flatMap((place) =>
    (homesByPlace[place] ?? '').split(' ').map((icon) => [icon, place] as const),
  ),
)

/** What lies on a table, where nobody stands by. */
const onTable = new Set(
  'open-book blue-book green-book orange-book closed-book books candle laptop alarm-clock magnifying-glass-tilted-left key'.split(
    ' ',
  ),
)
const wet: readonly Place[] = ['sea', 'underwater', 'coast']

/** Where these are at home, when nobody says where they are: whales at sea, rockets in space, soup on a table. */
export function homeOf({ actors }: Scene): Place | null {
  const [main] = actors
  if (!main) return null
  if (actors.every(isTableware)) return 'table'
  const things = actors.flatMap(({ icon, holds }) => [icon, ...holds.map((item) => item.icon)])
  const home = things.map(homeOfIcon).find((place) => place !== undefined)
  if (!home) return null
  // A cat with a fish, or a girl who looks for dolphins, keeps its feet dry.
  const isOnLand = actors.some(({ icon, rides }) => rides === null && isAlive(icon) && staysDry(icon))
  return wet.includes(home) && isOnLand ? (home === 'coast' ? 'coast' : 'beach') : home
}

function homeOfIcon(icon: string): Place | undefined {
  return homes.get(icon) ?? (knownIcons.get(icon) === 'boat' ? 'sea' : undefined)
}

function isTableware({ icon }: Actor): boolean {
  const kind = knownIcons.get(icon)
  return kind === 'food' || kind === 'drink' || onTable.has(icon)
}

function staysDry(icon: string): boolean {
  const home = homes.get(icon)
  return usualLane(icon) !== 'water' && (home === undefined || !wet.includes(home))
}

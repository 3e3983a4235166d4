import { standsUpright } from '../drawing/bounds.js'
import type { Actor, Place, Scene } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { usualLane } from './usual-sizes.js'

/** Where the water of a place is: fractions of the picture's height between which something floats. */
const waters: Partial<Record<Place, { top: number; bottom: number }>> = {
  sea: { top: 0.8, bottom: 0.92 },
  lake: { top: 0.74, bottom: 0.85 },
  beach: { top: 0.63, bottom: 0.71 },
  coast: { top: 0.72, bottom: 0.84 },
  harbour: { top: 0.7, bottom: 0.79 },
  waterfall: { top: 0.76, bottom: 0.82 },
}

/** The place's own water, or null where there is none to float on. */
export function waterOf(place: Place): { top: number; bottom: number } | null {
  return waters[place] ?? null
}

/** At home on land and in water: they swim where there is some. */
const swimmers = new Set(['duck', 'swan', 'goose', 'otter', 'beaver', 'hippopotamus', 'crocodile', 'turtle'])

/** Whether an icon has to be in water, or is in it in this place: everybody who is at sea without a boat swims. */
export function isOfWater(icon: string, place: Place): boolean {
  const lane = usualLane(icon)
  if (place === 'sea') return lane === 'water' || lane === 'standing' || lane === 'front'
  return lane === 'water' || (swimmers.has(icon) && place === 'lake')
}

const noWater: readonly Place[] = ['underwater', 'space', 'sky']

/** Whether an actor is half in water, which it brings along where the place has none. */
export function isAfloat({ icon, rides, y }: Actor, { place }: Scene): boolean {
  return rides === null && y > 0.6 && !noWater.includes(place) && isOfWater(icon, place)
}

const waterlines: Record<string, number> = {
  sailboat: 0.8,
  canoe: 0.75,
  'motor-boat': 0.77,
  speedboat: 0.77,
  ferry: 0.88,
  ship: 0.91,
  'passenger-ship': 0.9,
  duck: 0.84,
  swan: 0.82,
  'spouting-whale': 0.8,
  dolphin: 0.7,
  surfboard: 0.82,
}

/** How much of an icon's height is above the water. */
export function waterlineOf(icon: string): number {
  if (standsUpright(icon)) return 0.68
  return waterlines[icon] ?? (knownIcons.get(icon) === 'boat' ? 0.82 : 0.76)
}

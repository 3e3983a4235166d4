import { standsUpright } from '../drawing/bounds.js'
import { isStoodOn } from '../editing/subjects.js'
import type { Actor } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { isAlive } from '../vocabulary/somebody.js'
import type { Stage } from './stage.js'

/** Puts a rider's feet onto what carries it, or out of sight in it. */
export function seat(stage: Stage, rider: Actor): void {
  const carrier = stage.actor(rider.rides)
  if (!carrier) return
  const flat = isStoodOn(carrier.icon)
  rider.size = Math.min(rider.size, carrier.size * biggestOn(carrier, rider, flat))
  const { length } = stage.scene.actors.filter(({ rides, onTop }) => rides === carrier.id && onTop === rider.onTop)
  // Several sit side by side, and not in each other's place.
  if (rider.onTop && length > 1) rider.size = Math.min(rider.size, (carrier.size * 1.25) / length)
  const { isNew = false, isSeated = false } = stage.placement(rider.id) ?? {}
  // Who sits there already goes along with it.
  if (isNew || isSeated) rider.x = seatAcross(stage, rider, carrier)
  else rider.x = Math.min(1.4, Math.max(-0.4, rider.x + carrier.x - (stage.before.get(carrier.id) ?? carrier.x)))
  const feet = () => Math.max(-0.4, carrier.y - heightOn(carrier, rider, flat) / stage.share)
  // Whoever is carried high keeps the head in the picture; who does already stays as big.
  for (let tries = 0; tries < 12 && rider.size > (feet() - 0.003) * stage.share; tries++)
    rider.size = Math.max(0.03, (feet() - 0.006) * stage.share)
  rider.y = feet()
}

/** Riders share their carrier's width; who joins others sits down beside them. */
function seatAcross(stage: Stage, rider: Actor, carrier: Actor): number {
  const together = stage.scene.actors.filter(({ rides, onTop }) => rides === carrier.id && onTop === rider.onTop)
  const seated = together.filter(
    ({ id }) => stage.placement(id) === undefined && stage.placement(carrier.id) === undefined,
  )
  const [first] = seated
  const isJoining = first !== undefined && stage.placement(rider.id)?.isNew !== undefined && first !== rider
  const step = together.indexOf(rider) - (together.length - 1) / 2
  const apart =
    Math.min(rider.size * (rider.onTop ? 0.8 : 0.5), (carrier.size * (rider.onTop ? 1 : 0.7)) / together.length) /
    stage.aspect
  const shared = carrier.x + step * apart
  if (!first || !isJoining || together.length !== 2) return Math.min(1.4, Math.max(-0.4, shared))
  const side = first.x > carrier.x || (first.x === carrier.x && carrier.x > 0.5) ? -1 : 1
  const beside = first.x + side * (stage.widthOf(rider) + stage.widthOf(first)) * 0.36
  const most = stage.widthOf(carrier) * 0.3
  return Math.min(carrier.x + most, Math.max(carrier.x - most, beside))
}

/** How high a rider's feet are above its carrier's. */
function heightOn(carrier: Actor, rider: Actor, flat: boolean): number {
  if (!rider.onTop) return seatHeight(carrier, rider, flat)
  // An emoji's own feet are a little above its lower edge.
  const sink = standsUpright(rider.icon) ? 0.02 : 0.07
  return topOf(carrier.icon) * carrier.size - sink * rider.size
}

/** Riders from the lowest up, so that each finds its carrier in place. */
export function fromBelow(actors: readonly Actor[]): Actor[] {
  const heightOf = (actor: Actor): number => {
    let [at, height]: [Actor | undefined, number] = [actor, 0]
    while (at?.rides != null && height < actors.length) {
      const { rides }: Actor = at
      at = actors.find(({ id }) => id === rides)
      height += 1
    }
    return height
  }
  return [...actors].sort((one, other) => heightOf(one) - heightOf(other))
}

/** How big a rider may be, as a multiple of its carrier. */
function biggestOn(carrier: Actor, rider: Actor, flat: boolean): number {
  if (isTree(carrier.icon) || (isHouse(carrier.icon) && !rider.onTop)) return 0.45
  if (carrier.icon === 'rock') return 1.3
  if (rider.onTop) return isAlive(carrier.icon) || !isAlive(rider.icon) ? 0.62 : 1
  return flat ? 1.4 : 0.92
}

function isTree(icon: string): boolean {
  return icon.endsWith('-tree')
}

function isHouse(icon: string): boolean {
  return knownIcons.get(icon) === 'building' && icon !== 'bridge'
}

const tops: Record<string, number> = {
  'wooden-table': 0.66,
  bench: 0.55,
  fence: 0.52,
  rock: 0.86,
  'couch-and-lamp': 0.5,
  bed: 0.5,
  chair: 0.5,
  bridge: 0.62,
}

/** How high an icon's upper side is, as a fraction of its height. */
function topOf(icon: string): number {
  if (standsUpright(icon)) return 0.9
  const kind = knownIcons.get(icon)
  if (kind === 'animal' || kind === 'bird' || kind === 'fish') return 0.66
  if (kind === 'vehicle') return 0.78
  return tops[icon] ?? (kind === 'boat' ? 0.5 : 0.9)
}

/** How far above a carrier's lower edge its riders' feet are, in the measure of its size. */
function seatHeight({ icon, size }: Actor, rider: Actor, flat: boolean): number {
  if (icon === 'bridge') return 0.4 * size
  if (icon === 'bench') return 0.2 * size
  if (isTree(icon)) return 0.5 * size
  if (isHouse(icon)) return 0.03 * size
  if (flat) {
    const isSofa = icon === 'couch-and-lamp' || icon === 'bed' || icon === 'chair'
    return (icon === 'cloud' ? 0.5 : isSofa ? 0.14 : 0.3) * size
  }
  const kind = knownIcons.get(icon)
  if (kind === 'boat') return 0.28 * size
  if (kind === 'vehicle' || kind === 'aircraft') return 0.3 * size
  // A small rider sits on the back, where a big one's legs would be hidden.
  return Math.max(0.42 * size, 0.64 * size - 0.3 * rider.size)
}

import type { Placement } from '../editing/cast.js'
import type { Place } from '../scene/scene.js'
import { isAlive } from '../vocabulary/somebody.js'
import type { Stage } from './stage.js'
import { type Lane, usualSize } from './usual-sizes.js'

/** Gives somebody new a size: the usual one, less where many share the picture. */
export function giveSize(stage: Stage, placement: Placement, isFirst: boolean): void {
  const { scene, waiting, aspect } = stage
  const actor = stage.actor(placement.id)
  if (!actor) return
  const depth = placement.spots.includes('far') ? farScale : placement.spots.includes('near') ? nearScale : 1
  const twin = scene.actors.find(({ id, icon }) => icon === actor.icon && !waiting.has(id))
  if (twin) {
    actor.size = twin.size * placement.size * depth
    return
  }
  const lane = stage.laneOf(actor)
  const alike = scene.actors.filter(({ icon }) => icon === actor.icon).length
  const peers = scene.actors.filter((other) => stage.laneOf(other) === lane).length
  const alone = isFirst && scene.actors.length === 1 && (lane !== 'sky' || stage.isAloneOnPlain)
  const usual = alone ? Math.max(0.52, usualSize(actor.icon)) : usualSize(actor.icon)
  const room =
    lane === 'standing'
      ? crowding(isFirst ? peers : Math.min(peers, 3), aspect)
      : lane === 'back'
        ? crowding(alike, aspect)
        : (isDistant(lane, scene.place) ? 0.72 : 1) / Math.max(1, Math.sqrt(alike / 4))
  const carries = scene.actors.some(({ rides, onTop }) => rides === actor.id && (!onTop || isLow(actor.icon)))
    ? carrierScale(actor.icon)
    : 1
  const relation = placement.relation === 'above' ? 0.6 : 1
  const closeUp = scene.place === 'table' && !alone && !isAlive(actor.icon) ? 1.5 : 1
  const lift = isFirst && lane === 'sky' && peers === scene.actors.length ? 1.35 : 1
  const size = usual * room * lift * closeUp * carries * relation * depth * placement.size
  // A coast's cliff is high: what stands on it has room above it.
  const most = lane === 'back' && scene.place === 'coast' ? 0.45 * Math.max(1, placement.size) : 1.1
  actor.size = Math.min(most, Math.max(0.05, size))
}

/** How much smaller somebody in the background is, and how much bigger in the foreground. */
export const farScale = 0.55
export const nearScale = 1.15

/** What floats off a shore is some way off. */
function isDistant(lane: Lane, place: Place): boolean {
  return lane === 'water' && (place === 'beach' || place === 'coast')
}

/** What carries somebody is bigger than it would be alone; a rock to stand on is a boulder. */
function carrierScale(icon: string): number {
  if (isLow(icon)) return 1.6
  const isSmall = usualSize(icon) < 0.3
  return isSmall ? 1.9 : 1.35
}

/** What somebody stands on and is still seen whole. */
function isLow(icon: string): boolean {
  return icon === 'rock' || icon === 'fence'
}

function crowding(count: number, aspect: number): number {
  const room = [1, 1, 0.84, 0.68, 0.58, 0.5][count] ?? Math.max(0.24, 0.9 / Math.sqrt(count))
  return Math.min(1, room * (count > 2 ? Math.sqrt(aspect) : 1))
}

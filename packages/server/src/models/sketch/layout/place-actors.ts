import { createFrame } from '../drawing/frame.js'
import type { Placement } from '../editing/cast.js'
import type { FollowedScene } from '../editing/follow.js'
import { createRandom } from '../random.js'
import type { Actor, Scene } from '../scene/scene.js'
import type { Spot } from '../vocabulary/meaning.js'
import { clearestSpot, type Found, type Region } from './clearest-spot.js'
import { farScale, giveSize, nearScale } from './give-size.js'
import { lineUp, standsInLine } from './line-up.js'
import { insidePicture, laneRegion, spotRegion } from './regions.js'
import { openingBy } from './relations.js'
import { fromBelow, seat } from './seats.js'
import { Stage } from './stage.js'

/** Finds a place for everybody new or moved. Who is not in the placements stays exactly where they are. */
export function placeActors({ scene, placements }: FollowedScene, width: number, height: number): Scene {
  const stage = new Stage(scene, placements, createFrame(width, height))
  const fresh = placements.filter(({ isNew }) => isNew)
  const isFirst = fresh.length === scene.actors.length
  for (const placement of fresh) giveSize(stage, placement, isFirst)
  const isFree = ({ id }: Placement) => stage.actor(id)?.rides === null
  if (isFirst) {
    const standing = fresh.filter((placement) => isFree(placement) && standsInLine(stage, placement))
    lineUp(stage, standing)
  }
  placeFresh(stage, fresh.filter(isFree))
  if (!isFirst) evenOut(stage, fresh.filter(isFree))
  for (const placement of placements) if (!placement.isNew && isFree(placement)) move(stage, placement)
  for (const rider of fromBelow(scene.actors)) if (hasToSit(stage, rider)) seat(stage, rider)
  return scene
}

const lanes = ['standing', 'back', 'water', 'sky', 'front'] as const

/** Two frogs that come together are as big as each other, though only one had little room. */
function evenOut(stage: Stage, free: readonly Placement[]): void {
  for (const { id, size } of free) {
    const actor = stage.actor(id)
    const lane = stage.laneOf(actor)
    if (!actor || (lane !== 'standing' && lane !== 'front')) continue
    const twins = free.filter((other) => other.size === size && stage.actor(other.id)?.icon === actor.icon)
    const sizes = twins.map((twin) => stage.actor(twin.id)?.size ?? actor.size)
    actor.size = Math.min(...sizes)
  }
}

/** Who stands by somebody comes after them. */
function placeFresh(stage: Stage, free: readonly Placement[]): void {
  for (const isBy of [false, true]) {
    for (const lane of lanes) {
      for (const placement of free) {
        const { id, toIds } = placement
        const isNow = toIds.length > 0 === isBy && stage.laneOf(stage.actor(id)) === lane && stage.waiting.has(id)
        if (isNow) findSpot(stage, placement)
      }
    }
  }
}

function hasToSit(stage: Stage, { id, rides }: Actor): boolean {
  return rides !== null && (stage.placement(id) !== undefined || stage.placement(rides) !== undefined)
}

/** A place for somebody new, smaller where there is little room. */
function findSpot(stage: Stage, placement: Placement): void {
  const actor = stage.actor(placement.id)
  if (!actor) return
  stage.waiting.delete(actor.id)
  const opening = openingBy(stage, actor, placement)
  if (opening) actor.size *= opening.shrink
  const isBehind = stage.laneOf(actor) === 'back'
  for (const shrink of [1, 0.85, 0.7, 0.58]) {
    const size = actor.size * shrink
    const regions = opening?.regions ?? [leaning(stage, placement, laneRegion(stage, actor, placement.flying))]
    const found = clearest(stage, { ...actor, size }, regions, placement.spots, 'spot')
    if (found.overlap > 0.25 && shrink > 0.58 && !isBehind && !opening) continue
    Object.assign(actor, { x: found.x, y: found.y, size })
    return
  }
}

/** The spot, in any of the regions and where it was asked for, that hides the least. */
function clearest(
  stage: Stage,
  actor: Actor,
  regions: readonly Region[],
  spots: readonly Spot[],
  purpose: string,
): Found {
  const random = createRandom(stage.scene.seed, `${purpose} ${actor.id}`)
  const boxes = stage.obstacles(actor, purpose === 'spot' && stage.laneOf(actor) === 'back')
  return regions
    .map((region) => insidePicture(stage, actor, spotRegion(stage, actor, region, spots)))
    .map((region) => clearestSpot(actor, region, boxes, stage.frame, random))
    .reduce((best, found) => (found.cost < best.cost ? found : best))
}

/** Whoever has another at a side leaves room for them there. */
function leaning(stage: Stage, { id }: Placement, region: Region): Region {
  const by = stage.placements.filter(({ toIds, relation }) => toIds[0] === id && relation !== null)
  const hasLeft = by.some(({ relation }) => relation === 'left')
  const hasRight = by.some(({ relation }) => relation === 'right')
  if (hasLeft === hasRight) return region
  return hasLeft ? { ...region, left: Math.max(region.left, 0.58) } : { ...region, right: Math.min(region.right, 0.42) }
}

/** Somebody who was there already goes where the prompt says, and nowhere else. */
function move(stage: Stage, placement: Placement): void {
  const actor = stage.actor(placement.id)
  if (!actor) return
  const { spots, toIds, flying } = placement
  if (spots.length === 0 && toIds.length === 0 && !flying) {
    if (placement.isGrown) fit(stage, actor)
    else settle(stage, actor)
    return
  }
  const opening = openingBy(stage, actor, placement)
  const scale = depthScale(actor, spots)
  actor.size *= (opening?.shrink ?? 1) * scale
  const air = stage.laneOf(actor) === 'sky' ? laneRegion(stage, actor) : { top: actor.y, bottom: actor.y }
  const here = { ...air, left: actor.x, right: actor.x }
  const regions = opening?.regions ?? [flying ? laneRegion(stage, actor, true) : here]
  const found = clearest(stage, actor, regions, spots, 'move')
  Object.assign(actor, { x: found.x, y: found.y })
}

/** Who grew over the upper edge steps nearer, and is no bigger than the picture. */
function fit(stage: Stage, actor: Actor): void {
  const lane = stage.laneOf(actor)
  const isGrounded = lane === 'standing' || lane === 'front'
  const tall = stage.tallOf(actor)
  if (tall < actor.y - 0.01) return
  if (isGrounded) actor.y = Math.max(actor.y, Math.min(0.975, tall + 0.01))
  const most = (isGrounded ? actor.y - 0.005 : actor.y + 0.03) * stage.share
  actor.size = Math.min(actor.size, Math.max(0.05, most))
}

/** Who lost what carried them stands on the ground. */
function settle(stage: Stage, actor: Actor): void {
  if (actor.rides !== null) return
  const { top, bottom } = laneRegion(stage, actor)
  if (actor.y < top || actor.y > bottom + 0.05) actor.y = Math.max(actor.y, top)
}

/** What goes into the background gets smaller, and bigger again when it comes back. */
function depthScale(actor: Actor, spots: readonly Spot[]): number {
  const isFar = actor.y < 0.78
  const isNear = actor.y > 0.955
  if (spots.includes('far')) return isFar ? 1 : farScale / (isNear ? nearScale : 1)
  if (spots.includes('near')) return isNear ? 1 : nearScale / (isFar ? farScale : 1)
  return 1
}

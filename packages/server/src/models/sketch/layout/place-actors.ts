import { type Box, boundsOf, proportionOf } from '../drawing/bounds.js'
import { createFrame, type Frame } from '../drawing/frame.js'
import type { Placement } from '../editing/cast.js'
import type { FollowedScene } from '../editing/follow.js'
import { isStoodOn } from '../editing/subjects.js'
import { createRandom } from '../random.js'
import type { Actor, Scene } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { isAlive } from '../vocabulary/somebody.js'
import { clearestSpot, type Region } from './clearest-spot.js'
import { type Lane, usualLane, usualSize } from './usual-sizes.js'
import { isOfWater, waterOf } from './water.js'

/** Finds a place for everybody new or moved. Who is not in the placements stays exactly where they are. */
export function placeActors({ scene, placements }: FollowedScene, width: number, height: number): Scene {
  new Layout(scene, placements, createFrame(width, height)).place()
  return scene
}

class Layout {
  private readonly waiting: Set<number>
  private readonly aspect: number

  constructor(
    private readonly scene: Scene,
    private readonly placements: readonly Placement[],
    private readonly frame: Frame,
  ) {
    this.waiting = new Set(placements.filter(({ isNew }) => isNew).map(({ id }) => id))
    this.aspect = frame.width / Math.min(frame.width, frame.height)
  }

  place(): void {
    const fresh = this.placements.filter(({ isNew }) => isNew)
    const isFirst = fresh.length === this.scene.actors.length
    for (const placement of fresh) this.giveSize(placement, isFirst)
    const riders = this.scene.actors.filter(({ rides }) => rides !== null)
    const carried = new Set(riders.map(({ id }) => id))
    const free = fresh.filter(({ id }) => !carried.has(id))
    const standing = free.filter(
      ({ id, toId, spots, flying }) => this.laneOf(id) === 'standing' && toId === null && spots.length === 0 && !flying,
    )
    if (isFirst) this.lineUp(standing)
    // Who stands by somebody comes after them.
    for (const isBy of [false, true]) {
      for (const lane of ['standing', 'back', 'water', 'sky', 'front'] as const) {
        for (const { id, toId, ...placement } of free) {
          const isNow = (toId !== null) === isBy && this.laneOf(id) === lane && this.waiting.has(id)
          if (isNow) this.findSpot({ id, toId, ...placement })
        }
      }
    }
    for (const placement of this.placements) if (!placement.isNew && !carried.has(placement.id)) this.move(placement)
    for (const rider of riders) if (this.isPlaced(rider.id)) this.seat(rider)
  }

  private isPlaced(id: number): boolean {
    return this.placements.some((placement) => placement.id === id) || this.waiting.has(id)
  }

  private actor(id: number): Actor | undefined {
    return this.scene.actors.find((actor) => actor.id === id)
  }

  private laneOf(id: number): Lane {
    const actor = this.actor(id)
    if (!actor) return 'standing'
    const { place } = this.scene
    const lane = isOfWater(actor.icon, place) ? 'water' : usualLane(actor.icon)
    const carries = this.scene.actors.some(({ rides }) => rides === id)
    const alone = this.scene.actors.every(({ icon }) => icon === actor.icon)
    // Where there is no water, it brings its own, among those who stand.
    if (lane === 'water') return place === 'underwater' || waterOf(place) ? lane : 'standing'
    if (carries) return 'standing'
    return lane === 'front' && (alone || place === 'table') ? 'standing' : lane
  }

  private giveSize(placement: Placement, isFirst: boolean): void {
    const actor = this.actor(placement.id)
    if (!actor) return
    const twin = this.scene.actors.find(({ id, icon }) => icon === actor.icon && !this.waiting.has(id))
    if (twin) {
      actor.size = twin.size * placement.size
      return
    }
    const lane = this.laneOf(actor.id)
    const alike = this.scene.actors.filter(({ icon }) => icon === actor.icon).length
    const peers = this.scene.actors.filter(({ id }) => this.laneOf(id) === lane).length
    const alone = isFirst && this.scene.actors.length === 1 && lane !== 'sky'
    const usual = alone ? Math.max(0.52, usualSize(actor.icon)) : usualSize(actor.icon)
    const room =
      lane === 'standing'
        ? crowding(isFirst ? peers : Math.min(peers, 3), this.aspect)
        : lane === 'back'
          ? crowding(alike, this.aspect)
          : (isDistant(lane, this.scene.place) ? 0.72 : 1) / Math.max(1, Math.sqrt(alike / 4))
    const carries = this.scene.actors.some(({ rides }) => rides === actor.id) ? carrierScale(actor.icon) : 1
    const above = placement.relation === 'above' ? 0.6 : 1
    const closeUp = this.scene.place === 'table' && !alone && !isAlive(actor.icon) ? 1.5 : 1
    const lift = isFirst && lane === 'sky' && peers === this.scene.actors.length ? 1.35 : 1
    actor.size = Math.min(1.1, Math.max(0.05, usual * room * lift * closeUp * carries * above * placement.size))
  }

  /** Those who stand share the middle of the picture; many of them stand in two rows. */
  private lineUp(standing: readonly Placement[]): void {
    const actors = around(standing.map(({ id }) => this.actor(id)).filter((actor) => actor !== undefined))
    const rows = actors.length > 5 ? 2 : 1
    const perRow = Math.ceil(actors.length / rows)
    this.growIntoRoom(actors, perRow)
    for (const [index, actor] of actors.entries()) {
      const row = Math.floor(index / perRow)
      const inRow = actors.slice(row * perRow, (row + 1) * perRow)
      const widths = inRow.map(({ icon, size }) => (size * proportionOf(icon)) / this.aspect)
      const total = widths.reduce((sum, width) => sum + width, 0)
      const gap = Math.min(0.08 / this.aspect, Math.max(-0.04, (0.94 - total) / (inRow.length + 1)))
      const before = widths.slice(0, index - row * perRow).reduce((sum, width) => sum + width + gap, 0)
      const whole = total + gap * (inRow.length - 1)
      // Who stands behind looks out between those before.
      const most = Math.max(0, Math.min((0.25 * whole) / inRow.length, (0.98 - whole) / 2))
      const aside = rows === 1 ? 0 : row === 0 ? -most : most
      actor.x = aside + 0.5 - whole / 2 + before + (widths[index - row * perRow] ?? 0) / 2
      actor.y = rows === 1 ? 0.925 - (inRow.length > 1 ? 0.012 * (index % 2) : 0) : row === 0 ? 0.955 : 0.79
      this.waiting.delete(actor.id)
    }
  }

  /** Small ones in a wide row grow until they fill it, up to their usual size; a tall picture lets them grow further. */
  private growIntoRoom(actors: readonly Actor[], perRow: number): void {
    const widest = Math.max(...actors.map(({ icon, size }) => size * proportionOf(icon)))
    const tall = this.frame.height > this.frame.width * 1.25 ? 1.22 : 1
    const room = (0.86 * this.aspect) / (widest * perRow)
    for (const actor of actors) {
      const most =
        (usualSize(actor.icon) * tall * (this.placements.find(({ id }) => id === actor.id)?.size ?? 1)) / actor.size
      actor.size *= Math.max(1, Math.min(room, most, 1.7))
    }
  }

  private findSpot(placement: Placement): void {
    const actor = this.actor(placement.id)
    if (!actor) return
    this.waiting.delete(actor.id)
    const region = this.regionFor(actor, placement)
    const others = this.scene.actors.filter(({ id }) => id !== actor.id && !this.waiting.has(id))
    const lane = this.laneOf(actor.id)
    const behind = lane === 'back'
    const boxes = others.map((other) => this.obstacle(other, behind))
    const random = createRandom(this.scene.seed, `spot ${actor.id}`)
    for (const shrink of [1, 0.85, 0.7]) {
      const size = actor.size * shrink
      const found = clearestSpot({ ...actor, size }, region, boxes, this.frame, random)
      if (found.overlap > 0.25 && shrink > 0.7 && !behind) continue
      Object.assign(actor, { x: found.x, y: found.y, size })
      return
    }
  }

  /** Faces and bodies are kept clear; what stands behind may look out from behind somebody. */
  private obstacle(other: Actor, behind: boolean): Box {
    const box = boundsOf(other, this.frame)
    const trim = behind ? 0.25 : 0.06
    return {
      x: box.x + box.width * trim,
      y: box.y + box.height * 0.04,
      width: box.width * (1 - 2 * trim),
      height: box.height * 0.92,
    }
  }

  private regionFor(actor: Actor, placement: Placement): Region {
    const target = placement.toId === null ? undefined : this.actor(placement.toId)
    const region =
      target && placement.relation ? this.besideRegion(actor, target, placement) : this.laneRegion(actor, placement)
    const { left, right, top, bottom } = spotRegion(region, placement.spots)
    // Whoever is high up keeps their head in the picture.
    const highest = 0.02 + (actor.size * Math.min(this.frame.width, this.frame.height)) / this.frame.height
    return { left, right, top: Math.max(top, highest), bottom: Math.max(bottom, highest + 0.01) }
  }

  private laneRegion(actor: Actor, { flying }: Placement): Region {
    // A tower's or a tree's own edges are narrower than its box: behind others, it may stand further out.
    const narrow = this.laneOf(actor.id) === 'back' ? 0.62 : 1
    const margin = (narrow * actor.size * proportionOf(actor.icon)) / 2 / this.aspect
    const [left, right] = [Math.min(0.45, margin * 0.92), Math.max(0.55, 1 - margin * 0.92)]
    const tall = (actor.size * Math.min(this.frame.width, this.frame.height)) / this.frame.height
    const lane = flying ? 'sky' : this.laneOf(actor.id)
    if (this.scene.place === 'underwater' && lane === 'water') return { left, right, top: tall + 0.06, bottom: 0.86 }
    if (actor.icon === 'rainbow') return { left: 0.4, right: 0.6, top: 0.66, bottom: 0.68 }
    if (lane === 'sky') return { left, right, top: tall + 0.03, bottom: Math.max(tall + 0.08, 0.52) }
    // A coast's cliff, on the right, carries what is far away.
    if (lane === 'back' && this.scene.place === 'coast') return { left: 0.8, right: 0.86, top: 0.53, bottom: 0.545 }
    if (lane === 'back') return { left, right, top: 0.735, bottom: 0.775 }
    const water = lane === 'water' ? waterOf(this.scene.place) : null
    if (water) return { left, right: this.scene.place === 'coast' ? 0.5 : right, ...water }
    if (lane === 'front') return { left, right, top: 0.86, bottom: 0.965 }
    return { left, right, top: 0.83, bottom: 0.94 }
  }

  private besideRegion(actor: Actor, target: Actor, { relation }: Placement): Region {
    const half = (target.size * proportionOf(target.icon) + actor.size * proportionOf(actor.icon)) / 2 / this.aspect
    const at = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom })
    const tall = (target.size * Math.min(this.frame.width, this.frame.height)) / this.frame.height
    const lane = this.laneOf(actor.id)
    if (relation === 'above') {
      const own = (actor.size * tall) / target.size
      const y = Math.max(target.y - tall * 0.97, own + 0.02)
      return at(target.x - 0.03, target.x + 0.03, y - 0.01, y)
    }
    if (relation === 'behind') return at(target.x - half * 0.8, target.x + half * 0.8, target.y - 0.13, target.y - 0.07)
    if (relation === 'before') return at(target.x - half * 0.7, target.x + half * 0.7, 0.955, 0.975)
    if (lane === 'sky' || lane === 'back') return this.laneRegion(actor, { ...noWish, id: actor.id })
    return at(target.x - half * 1.05, target.x + half * 1.05, target.y - 0.015, Math.min(0.97, target.y + 0.02))
  }

  /** Somebody who was there already goes where the prompt says, and nowhere else. */
  private move(placement: Placement): void {
    const actor = this.actor(placement.id)
    if (!actor) return
    if (placement.spots.length === 0 && placement.toId === null && !placement.flying) {
      actor.y = Math.max(actor.y, 0.86)
      return
    }
    const whole = placement.toId !== null || placement.flying
    const region = this.regionFor(actor, placement)
    const spots = spotRegion({ left: 0, right: 1, top: actor.y, bottom: actor.y }, placement.spots)
    const target = whole ? region : spots
    const others = this.scene.actors.filter(({ id }) => id !== actor.id).map((other) => this.obstacle(other, false))
    const random = createRandom(this.scene.seed, `move ${actor.id}`)
    const found = clearestSpot(actor, target, others, this.frame, random)
    Object.assign(actor, { x: found.x, y: found.y })
  }

  /** Puts a rider's feet out of sight, into or onto what carries it. */
  private seat(rider: Actor): void {
    const carrier = this.scene.actors.find(({ id }) => id === rider.rides)
    if (!carrier) return
    const share = this.frame.height / Math.min(this.frame.width, this.frame.height)
    const flat = isStoodOn(carrier.icon)
    rider.size = Math.min(rider.size, carrier.size * (flat ? 1.4 : 0.92))
    const together = this.scene.actors.filter(({ rides }) => rides === carrier.id)
    const step = together.indexOf(rider) - (together.length - 1) / 2
    const apart = Math.min(rider.size * 0.5, (carrier.size * 0.7) / together.length)
    rider.x = carrier.x + (step * apart) / this.aspect
    rider.y = carrier.y - (carrier.size / share) * seatHeight(carrier.icon, flat)
  }
}

/** What floats off a shore is some way off. */
function isDistant(lane: Lane, place: Scene['place']): boolean {
  return lane === 'water' && (place === 'beach' || place === 'coast')
}

/** What others gather around stands in their middle. */
const centrepieces = new Set(['chess-table', 'campfire', 'birthday-cake'])

function around(actors: readonly Actor[]): Actor[] {
  const middle = actors.filter(({ icon }) => centrepieces.has(icon))
  const others = actors.filter(({ icon }) => !centrepieces.has(icon))
  const half = Math.ceil(others.length / 2)
  return [...others.slice(0, half), ...middle, ...others.slice(half)]
}

const noWish = { isNew: true, spots: [], flying: false, relation: null, toId: null, size: 1 }

/** What carries somebody is bigger than it would be alone; a rock to stand on is a boulder. */
function carrierScale(icon: string): number {
  const isSmall = usualSize(icon) < 0.3
  return isSmall ? 1.9 : 1.35
}

/** How far above a carrier's lower edge its riders' feet are, as a fraction of its height. */
function seatHeight(icon: string, flat: boolean): number {
  if (icon === 'bridge') return 0.4
  if (icon === 'bench') return 0.2
  if (flat) return icon === 'cloud' ? 0.5 : icon === 'couch-and-lamp' || icon === 'bed' || icon === 'chair' ? 0.14 : 0.3
  const kind = knownIcons.get(icon)
  return kind === 'boat' ? 0.28 : kind === 'vehicle' || kind === 'aircraft' ? 0.3 : 0.42
}

function crowding(count: number, aspect: number): number {
  const room = [1, 1, 0.84, 0.68, 0.58, 0.5][count] ?? Math.max(0.24, 0.9 / Math.sqrt(count))
  return Math.min(1, room * (count > 2 ? Math.sqrt(aspect) : 1))
}

function spotRegion(region: Region, spots: Placement['spots']): Region {
  const result = { ...region }
  for (const spot of spots) {
    if (spot === 'left') Object.assign(result, { left: 0.16, right: 0.28 })
    if (spot === 'right') Object.assign(result, { left: 0.72, right: 0.84 })
    if (spot === 'middle') Object.assign(result, { left: 0.48, right: 0.52 })
    if (spot === 'top') Object.assign(result, { top: Math.min(0.34, region.top), bottom: 0.36 })
    if (spot === 'bottom') Object.assign(result, { top: 0.94, bottom: 0.96 })
    if (spot === 'sky') Object.assign(result, { top: 0.3, bottom: 0.44 })
    if (spot === 'far') Object.assign(result, { top: 0.74, bottom: 0.78 })
    if (spot === 'near') Object.assign(result, { top: 0.96, bottom: 0.98 })
  }
  return result
}

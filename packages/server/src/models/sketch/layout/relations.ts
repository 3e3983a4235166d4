import type { Placement } from '../editing/cast.js'
import type { Actor } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import type { Relation } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import type { Region } from './clearest-spot.js'
import { laneRegion } from './regions.js'
import type { Stage } from './stage.js'

/** Where somebody may be by another, and how much smaller they must be to fit there. */
export interface Opening {
  regions: Region[]
  /** A multiple of the size they would have. */
  shrink: number
}

/** The places by others that a prompt asks for. */
export function openingBy(stage: Stage, actor: Actor, { relation, toIds, id }: Placement): Opening | null {
  const targets = toIds.map((other) => stage.actor(other)).filter((other) => other !== undefined)
  const [first, second] = targets
  if (!first || !relation) return null
  const outer = {
    left: (one: Actor, other: Actor) => one.x < other.x,
    right: (one: Actor, other: Actor) => one.x > other.x,
  }
  const isOuter = relation === 'left' || relation === 'right' ? outer[relation] : () => false
  const target = targets.reduce((best, other) => (isOuter(other, best) ? other : best), first)
  const group = stage.placements.filter((other) => other.relation === relation && other.toIds[0] === first.id)
  const among = {
    at: Math.max(
      0,
      group.findIndex((placement) => placement.id === id),
    ),
    of: Math.max(1, group.length),
  }
  if (relation === 'between' && second) return between(stage, actor, target, second)
  const finder = openings[relation]
  return finder ? finder(stage, actor, target, among) : null
}

/** Which of how many one is, who were all asked to be in the same place. */
interface Among {
  at: number
  of: number
}

type Finder = (stage: Stage, actor: Actor, target: Actor, among: Among) => Opening

const openings: Partial<Record<Relation, Finder>> = {
  left: (stage, actor, target, among) => beside(stage, actor, target, [-1], among),
  right: (stage, actor, target, among) => beside(stage, actor, target, [1], among),
  beside: (stage, actor, target, among) => beside(stage, actor, target, [-1, 1], among),
  between: (stage, actor, target, among) => beside(stage, actor, target, [-1, 1], among),
  behind,
  before,
  around,
  above,
  under,
}

type Side = -1 | 1

/** Next to it, on these sides, where there is room; smaller where there is little. Several go to both sides in turn. */
function beside(stage: Stage, actor: Actor, target: Actor, sides: readonly Side[], { at, of }: Among): Opening {
  const [own, other] = [stage.widthOf(actor), stage.widthOf(target)]
  const roomOn = (side: Side) => (side < 0 ? target.x : 1 - target.x) - other * 0.42
  const perSide = Math.ceil(of / sides.length)
  const widest = Math.max(...sides.map(roomOn))
  const shrink = Math.min(1, Math.max(0.4, widest / (own * (1 + (perSide - 1) * 0.8))))
  const width = own * shrink
  const turn = sides[at % sides.length] ?? 1
  const fitting = of > 1 ? [turn] : sides.filter((side) => roomOn(side) >= width * 0.9)
  // Who had to shrink to find room stands a little further away.
  const hasDepth = stage.laneOf(actor) === 'standing' && stage.scene.place !== 'table'
  const back = hasDepth && shrink < 0.8 ? (1 - shrink) * 0.16 : 0
  const [high, low] = footing(stage, actor, target)
  const [top, bottom] = [high - back, low - back]
  const step = Math.floor(at / sides.length) * width * 0.85
  const regions = (fitting.length > 0 ? fitting : sides).map((side) => {
    const near = target.x + side * (other * 0.44 + width * 0.47 + step)
    const far = target.x + side * (other * 0.5 + width * (of > 1 ? 0.5 : 0.6) + 0.02 + step)
    return { left: Math.min(near, far), right: Math.max(near, far), top, bottom }
  })
  return { regions: within(regions, width), shrink }
}

/** How high somebody's feet are next to another. */
function footing(stage: Stage, actor: Actor, target: Actor): [top: number, bottom: number] {
  const [lane, other] = [stage.laneOf(actor), stage.laneOf(target)]
  // A bird comes down to whom it is beside; what hovers stays in the air.
  const comesDown = knownIcons.get(actor.icon) === 'bird'
  if (lane === 'sky' && other !== 'back' && !comesDown) {
    const middle = target.y - stage.tallOf(target) * 0.5 + stage.tallOf(actor) * 0.5
    return [middle - 0.06, middle + 0.02]
  }
  const isElsewhere = lane === 'back' || lane === 'water' || (lane === 'sky' && !comesDown)
  if (isElsewhere || other === 'sky' || other === 'water') {
    const { top, bottom } = laneRegion(stage, actor)
    return [top, bottom]
  }
  if (target.y < 0.8) return [0.82, 0.9]
  return [target.y - 0.012, Math.min(0.975, target.y + 0.02)]
}

function behind(stage: Stage, actor: Actor, target: Actor, among: Among): Opening {
  const [own, other] = [stage.widthOf(actor), stage.widthOf(target)]
  const isTaller = stage.tallOf(actor) > stage.tallOf(target) * 1.35
  const lane = stage.laneOf(actor)
  const far = lane === 'back' || lane === 'water' ? laneRegion(stage, actor).top : target.y - 0.06
  const top = Math.min(target.y - 0.02, far)
  // As much of them looks out as can be told who it is.
  const aside = isTaller && among.of < 2 ? 0 : other * 0.36 + own * 0.22
  const regions = [-1, 1].map((side) => ({
    left: target.x + side * aside - 0.02,
    right: target.x + side * aside + 0.02,
    top: Math.max(0.66, top - 0.02),
    bottom: Math.max(0.665, top),
  }))
  // Behind a tree or a house one is as far away as it is.
  const most = lane !== 'back' && target.y < 0.8 ? 0.62 : 1
  const shrink = Math.min(1, (stage.tallOf(target) * most) / stage.tallOf(actor))
  return { regions: within(spread(regions, among, own), own), shrink: most < 1 ? shrink : 1 }
}

/** Several share the room from one side to the other. */
function spread(regions: readonly Region[], { of }: Among, own: number): readonly Region[] {
  const [first] = regions
  if (of < 2 || !first) return regions
  const reach = own * 0.35 * of
  const left = Math.min(...regions.map((region) => region.left)) - reach
  const right = Math.max(...regions.map((region) => region.right)) + reach
  return [{ ...first, left, right }]
}

function before(stage: Stage, actor: Actor, target: Actor, among: Among): Opening {
  const [own, other] = [stage.widthOf(actor), stage.widthOf(target)]
  const isFar = target.y < 0.8
  const top = isFar ? 0.86 : Math.min(0.965, target.y + 0.025)
  const isBig = stage.tallOf(actor) > stage.tallOf(target) * 0.5
  const aside = isBig ? other * 0.34 + own * 0.16 : other * 0.2
  const regions = [-1, 1].map((side) => ({
    left: target.x + side * aside - 0.03,
    right: target.x + side * aside + 0.03,
    top,
    bottom: isFar ? 0.93 : Math.min(0.985, top + 0.02),
  }))
  return { regions: within(spread(regions, among, own), own), shrink: 1 }
}

function above(stage: Stage, actor: Actor, target: Actor, { at, of }: Among): Opening {
  const own = stage.tallOf(actor)
  const tall = stage.tallOf(target)
  const head = target.y - tall
  // Over a tower with little sky left, it flies before the roof; nobody's face is hidden.
  const lowest = head + tall * (isAlive(target.icon) ? 0.02 : 0.16)
  const isTight = own > head - 0.01
  const shrink = isTight ? Math.min(1, Math.max(0.35, (lowest - 0.01) / own)) : 1
  const bottom = Math.max(own * shrink + 0.01, isTight ? lowest : head - 0.005)
  // Several hover in a row.
  const aside = (at - (of - 1) / 2) * stage.widthOf(actor) * shrink * 1.05
  const regions = [{ left: target.x + aside - 0.02, right: target.x + aside + 0.02, top: bottom - 0.03, bottom }]
  return { regions: within(regions, stage.widthOf(actor)), shrink }
}

/** Under what hangs in the air, at the foot of what is tall, or before what is low. */
function under(stage: Stage, actor: Actor, target: Actor): Opening {
  const own = stage.tallOf(actor)
  const [tall, wide] = [stage.tallOf(target), stage.widthOf(target)]
  const isInAir = target.y < 0.62 || stage.laneOf(target) === 'sky'
  if (isInAir) {
    const { top, bottom } = laneRegion(stage, actor)
    const lowest = Math.max(bottom, Math.min(0.96, target.y + own + 0.02))
    const spread = wide * 0.3
    return { regions: [{ left: target.x - spread, right: target.x + spread, top, bottom: lowest }], shrink: 1 }
  }
  const shrink = Math.min(1, Math.max(0.3, (tall * 0.58) / own))
  const foot = Math.min(0.975, target.y + 0.012)
  return {
    regions: [{ left: target.x - wide * 0.1, right: target.x + wide * 0.1, top: foot, bottom: foot + 0.01 }],
    shrink,
  }
}

function between(stage: Stage, actor: Actor, one: Actor, other: Actor): Opening {
  const [left, right] = one.x < other.x ? [one, other] : [other, one]
  const [from, to] = [left.x + stage.widthOf(left) / 2, right.x - stage.widthOf(right) / 2]
  const own = stage.widthOf(actor)
  const room = Math.max(to - from, 0)
  // Still as big as belongs to the smaller of the two.
  const least = Math.max(0.55, (0.68 * Math.min(one.size, other.size)) / actor.size)
  const shrink = Math.min(1, Math.max(least, (room * 1.15) / own))
  const middle = (from + to) / 2
  const [top, bottom] = footing(stage, actor, left.y > right.y ? left : right)
  // Where there is too little room, it stands before them both.
  const step = room < own * shrink && bottom < 0.95 ? 0.025 : 0
  return { regions: [{ left: middle - 0.01, right: middle + 0.01, top: top + step, bottom: bottom + step }], shrink }
}

/** One of several in a ring: on the ground before it and at its sides, in the air all over it. */
function around(stage: Stage, actor: Actor, target: Actor, { at, of }: Among): Opening {
  const lane = stage.laneOf(actor)
  const most = lane === 'front' ? 0.42 * target.size : actor.size
  const shrink = Math.min(1, most / actor.size)
  const [own, other, tall] = [stage.widthOf(actor) * shrink, stage.widthOf(target), stage.tallOf(target)]
  const isInAir = lane === 'sky'
  const turn = of < 2 ? 0.3 : at / (of - 1)
  const angle = Math.PI * (isInAir ? 1 - turn : 1.06 - 1.12 * turn)
  const sides = Math.cos(angle) * (other * 0.5 + own * 0.42)
  // Nobody stands right before the middle of it.
  const x = target.x + (Math.abs(sides) < other * 0.12 ? other * 0.24 : sides)
  const half = (stage.tallOf(actor) * shrink) / 2
  const y = isInAir
    ? target.y - tall * 0.55 - Math.sin(angle) * (tall * 0.5 + half * 0.6) + half
    : lane === 'back'
      ? target.y + 0.01 * (at % 2 ? 1 : -1)
      : Math.min(0.985, target.y + 0.008 + Math.max(0, Math.sin(angle)) * 0.035)
  return { regions: within([{ left: x - 0.004, right: x + 0.004, top: y - 0.002, bottom: y + 0.002 }], own), shrink }
}

/** Nobody is cut by the picture's edge by more than a little; where there is room on one side, it is that one. */
function within(regions: readonly Region[], width: number): Region[] {
  const least = Math.min(0.5, width * 0.44)
  const bound = (x: number) => Math.min(1 - least, Math.max(least, x))
  const roomy = regions.filter(
    ({ left, right }) => Math.abs(bound((left + right) / 2) - (left + right) / 2) < width * 0.15,
  )
  const chosen = roomy.length > 0 ? roomy : regions
  return chosen.map((region) => ({ ...region, left: bound(region.left), right: bound(region.right) }))
}

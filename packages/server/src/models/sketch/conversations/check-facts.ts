import { type Box, boundsOf } from '../drawing/bounds.js'
import { createFrame } from '../drawing/frame.js'
import type { Actor, Scene } from '../scene/scene.js'
import type { Fact, Position, Who } from './conversation.js'

/** The side of the pictures that the conversations are about, in pixels. */
export const side = 1024
const frame = createFrame(side, side)

/** Those of an icon in the order they came: all of them, or the one that "fox 2" counts. */
export function those({ actors }: Scene, who: Who): Actor[] {
  const [, icon = who, number] = /^(.*?)(?: (\d+))?$/.exec(who) ?? []
  const alike = actors.filter((actor) => actor.icon === icon).sort((one, other) => one.id - other.id)
  return number ? alike.slice(Number(number) - 1, Number(number)) : alike
}

/** What is wrong with where somebody is, or null. */
export function faultOf(scene: Scene, fact: Fact): string | null {
  const [who, position, ...names] = fact
  const subjects = those(scene, who)
  const others = names.flatMap((name) => those(scene, name).slice(0, 1))
  const [other] = others
  if (subjects.length === 0 || !other || others.length < names.length) return `${fact.join(' ')}: somebody is missing`
  const isSo =
    position === 'around'
      ? isAround(subjects, other)
      : position === 'between'
        ? subjects.every((subject) => isBetween(subject, others))
        : (number(who) ? subjects : subjects.slice(0, 1)).every((subject) => checks[position](subject, other))
  const told = [...subjects, ...others].map(({ icon, x, y, size, rides }) => ({ icon, x, y, size, rides }))
  return isSo ? null : `${fact.join(' ')} is not so: ${JSON.stringify(told)}`
}

function number(who: Who): boolean {
  return /\d$/.test(who)
}

const boxOf = (actor: Actor): Box => boundsOf(actor, frame)
const middleOf = ({ x, width }: Box) => x + width / 2

/** How much of the narrower one the two share, from side to side. */
function sharedAcross(one: Box, other: Box): number {
  const shared = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  return shared / Math.min(one.width, other.width)
}

/** The share of one that the other covers. */
function covered(one: Box, by: Box): number {
  const across = Math.min(one.x + one.width, by.x + by.width) - Math.max(one.x, by.x)
  const down = Math.min(one.y + one.height, by.y + by.height) - Math.max(one.y, by.y)
  return Math.max(0, across) * Math.max(0, down) * (1 / (one.width * one.height))
}

const checks: Record<Exclude<Position, 'around' | 'between'>, (one: Actor, other: Actor) => boolean> = {
  'left of': (one, other) => isAside(one, other) && one.x < other.x,
  'right of': (one, other) => isAside(one, other) && one.x > other.x,
  beside: (one, other) => {
    const [mine, yours] = [boxOf(one), boxOf(other)]
    const apart = Math.abs(middleOf(mine) - middleOf(yours))
    return isAside(one, other) && apart < (mine.width + yours.width) * 0.9 && Math.abs(one.y - other.y) < 0.13
  },
  above: (one, other) => one.rides === null && one.y < other.y - other.size * 0.8 && Math.abs(one.x - other.x) < 0.2,
  under: (one, other) => {
    const [mine, yours] = [boxOf(one), boxOf(other)]
    const isInside = middleOf(mine) > yours.x && middleOf(mine) < yours.x + yours.width
    return isInside && mine.y > yours.y + yours.height * 0.3 && one.y >= other.y
  },
  behind: (one, other) => one.rides === null && one.y < other.y && covered(boxOf(one), boxOf(other)) < 0.85,
  'in front of': (one, other) => one.y > other.y && covered(boxOf(other), boxOf(one)) < 0.6,
  on: (one, other) => {
    const [mine, yours] = [boxOf(one), boxOf(other)]
    const isAbove = one.y < other.y && mine.y < yours.y + yours.height * 0.5 && mine.y + mine.height > yours.y - 4
    return one.rides === other.id && isAbove && middleOf(mine) > yours.x && middleOf(mine) < yours.x + yours.width
  },
}

function isAside(one: Actor, other: Actor): boolean {
  return one.rides === null && sharedAcross(boxOf(one), boxOf(other)) < 0.35
}

/** On both sides of it, and none of them far away. */
function isAround(subjects: readonly Actor[], other: Actor): boolean {
  const { width } = boxOf(other)
  const reach = subjects.every((one) => Math.abs(one.x - other.x) * side < width + boxOf(one).width)
  return reach && subjects.some(({ x }) => x < other.x) && subjects.some(({ x }) => x > other.x)
}

function isBetween(subject: Actor, [one, other]: readonly Actor[]): boolean {
  if (!one || !other) return false
  const [left, right] = one.x < other.x ? [one, other] : [other, one]
  return left.x < subject.x - 0.02 && subject.x + 0.02 < right.x
}

import { type Box, boundsOf } from '../drawing/bounds.js'
import type { Frame } from '../drawing/frame.js'
import type { Random } from '../random.js'
import type { Actor } from '../scene/scene.js'

/** Where somebody's feet may be: fractions of the picture's width and height. */
export interface Region {
  left: number
  right: number
  top: number
  bottom: number
}

/** Somewhere to stand: how much of the others it hides, and how little it is liked. */
export interface Found {
  x: number
  y: number
  overlap: number
  cost: number
}

/** The spot of a region where an actor hides the least of the others, and stays in the picture. */
export function clearestSpot(
  actor: Actor,
  region: Region,
  others: readonly Box[],
  frame: Frame,
  random: Random,
): Found {
  let best = { x: (region.left + region.right) / 2, y: (region.top + region.bottom) / 2, overlap: 0, cost: Infinity }
  for (let attempt = 0; attempt < 60; attempt++) {
    const x = random.between(region.left, region.right)
    const y = random.between(region.top, region.bottom)
    const box = boundsOf({ ...actor, x, y }, frame)
    const overlap = others.reduce((sum, other) => sum + shared(box, other), 0) / (box.width * box.height)
    const cost = overlap * 10 + outside(box, frame) * 14 + crowded(box, others, frame)
    if (cost < best.cost) best = { x, y, overlap, cost }
  }
  return best
}

function shared(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return across > 0 && down > 0 ? across * down : 0
}

/** The part of the width and height that sticks out of the picture. */
function outside({ x, y, width, height }: Box, frame: Frame): number {
  const across = Math.max(0, -x) + Math.max(0, x + width - frame.width)
  const down = Math.max(0, -y) + Math.max(0, y + height - frame.height)
  return across / width + down / height
}

/** A little dislike of standing close together, so that several spread over the picture. */
function crowded(box: Box, others: readonly Box[], frame: Frame): number {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const nearest = others.reduce((closest, other) => {
    const distance = Math.hypot(other.x + other.width / 2 - x, other.y + other.height / 2 - y)
    return Math.min(closest, distance)
  }, Infinity)
  return nearest === Infinity ? 0 : Math.max(0, 0.5 - nearest / Math.min(frame.width, frame.height)) * 0.8
}

import { proportionOf } from '../drawing/bounds.js'
import type { Placement } from '../editing/cast.js'
import type { Actor } from '../scene/scene.js'
import type { Relation } from '../vocabulary/meaning.js'
import type { Stage } from './stage.js'
import { usualSize } from './usual-sizes.js'

const besideEachOther: readonly (Relation | null)[] = ['beside', 'left', 'right', 'between']

/** Whether somebody new stands in the line: on the ground, at no place of their own, or beside others who do. */
export function standsInLine(stage: Stage, placement: Placement): boolean {
  const { id, toIds, relation, spots, flying } = placement
  if (stage.laneOf(stage.actor(id)) !== 'standing' || spots.length > 0 || flying) return false
  if (toIds.length === 0) return true
  return besideEachOther.includes(relation) && toIds.every((other) => isInLine(stage, other))
}

function isInLine(stage: Stage, id: number): boolean {
  const placement = stage.placement(id)
  const isFree = placement?.isNew && placement.toIds.length === 0 && placement.spots.length === 0 && !placement.flying
  const actor = stage.actor(id)
  return Boolean(isFree) && actor?.rides === null && stage.laneOf(actor) === 'standing'
}

/** Those who stand share the middle of the picture; many of them stand in two rows. */
export function lineUp(stage: Stage, standing: readonly Placement[]): void {
  const { aspect, waiting } = stage
  const actors = inOrder(stage, standing)
  const rows = actors.length > 5 ? 2 : 1
  const perRow = Math.ceil(actors.length / rows)
  growIntoRoom(stage, actors, perRow)
  for (const [index, actor] of actors.entries()) {
    const row = Math.floor(index / perRow)
    const inRow = actors.slice(row * perRow, (row + 1) * perRow)
    const widths = inRow.map((one) => stage.widthOf(one))
    const total = widths.reduce((sum, width) => sum + width, 0)
    const gap = Math.min(0.08 / aspect, Math.max(-0.04, (0.94 - total) / (inRow.length + 1)))
    const before = widths.slice(0, index - row * perRow).reduce((sum, width) => sum + width + gap, 0)
    const whole = total + gap * (inRow.length - 1)
    // Who stands behind looks out between those before.
    const most = Math.max(0, Math.min((0.25 * whole) / inRow.length, (0.98 - whole) / 2))
    const aside = rows === 1 ? 0 : row === 0 ? -most : most
    actor.x = aside + 0.5 - whole / 2 + before + (widths[index - row * perRow] ?? 0) / 2
    actor.y = rows === 1 ? 0.925 - (inRow.length > 1 ? 0.012 * (index % 2) : 0) : row === 0 ? 0.955 : 0.79
    waiting.delete(actor.id)
  }
}

/** Small ones in a wide row grow until they fill it, up to their usual size; a tall picture lets them grow further. */
function growIntoRoom(stage: Stage, actors: readonly Actor[], perRow: number): void {
  const { aspect, frame } = stage
  const widest = Math.max(...actors.map(({ icon, size }) => size * proportionOf(icon)))
  const tall = frame.height > frame.width * 1.25 ? 1.22 : 1
  const room = (0.86 * aspect) / (widest * perRow)
  for (const actor of actors) {
    const most = (usualSize(actor.icon) * tall * (stage.placement(actor.id)?.size ?? 1)) / actor.size
    actor.size *= Math.max(1, Math.min(room, most, 1.7))
  }
}

/** As they were named, but for those who were asked to be left or right of another, or between two. */
function inOrder(stage: Stage, standing: readonly Placement[]): Actor[] {
  const actorsOf = (placements: readonly Placement[]) =>
    placements.map(({ id }) => stage.actor(id)).filter((actor) => actor !== undefined)
  const line = around(actorsOf(standing.filter(({ toIds }) => toIds.length === 0)))
  for (const { id, relation, toIds } of standing.filter(({ toIds }) => toIds.length > 0)) {
    const actor = stage.actor(id)
    if (!actor) continue
    if (relation === 'between' && toIds.length > 1) bringTogether(line, toIds)
    const at = line.findIndex((other) => toIds.includes(other.id))
    line.splice(relation === 'left' ? at : at + 1, 0, actor)
  }
  return line
}

/** Those between whom somebody is to be stand side by side. */
function bringTogether(line: Actor[], ids: readonly number[]): void {
  const [one = 0, ...others] = ids
  const moving = line.filter(({ id }) => others.includes(id))
  const kept = line.filter(({ id }) => !others.includes(id))
  kept.splice(kept.findIndex(({ id }) => id === one) + 1, 0, ...moving)
  line.splice(0, line.length, ...kept)
}

/** What others gather around stands in their middle. */
const centrepieces = new Set(['chess-table', 'campfire', 'birthday-cake'])

function around(actors: readonly Actor[]): Actor[] {
  const middle = actors.filter(({ icon }) => centrepieces.has(icon))
  const others = actors.filter(({ icon }) => !centrepieces.has(icon))
  const half = Math.ceil(others.length / 2)
  return [...others.slice(0, half), ...middle, ...others.slice(half)]
}

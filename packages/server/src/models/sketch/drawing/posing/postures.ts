import type { Actor, Pose } from '../../scene/scene.js'
import { isAlive } from '../../vocabulary/somebody.js'
import { proportionOf, standsUpright } from '../bounds.js'
import type { Frame } from '../frame.js'
import { rig } from '../rig.js'

/** A point in the rig's box. */
export interface Point {
  x: number
  y: number
}

/** How a pose is drawn. */
export interface Posture {
  pose: Pose
  /** Degrees that the body leans to the right. */
  lean: number
  /** How far the feet are off the ground, as a fraction of the height. */
  lift: number
  /** Where a hand reaches to, in the rig's box, or null for where the pose has it. */
  hands: { left: Point | null; right: Point | null }
  /** Which way somebody runs. */
  heading: 1 | -1
}

/** Actors where their poses put them for this picture, and each one's posture. The scene's own places stay. */
export interface PosedActors {
  actors: Actor[]
  postures: ReadonlyMap<number, Posture>
}

const together: readonly Pose[] = ['holding hands', 'hugging', 'kissing']
/** How near two stand who do something together, as a fraction of the width that they have side by side. */
const nearness: Partial<Record<Pose, number>> = { 'holding hands': 0.94, hugging: 0.62, kissing: 0.72 }
const leans: Partial<Record<Pose, number>> = { running: 11, dancing: -7, hugging: 6, kissing: 9 }

export function strikePoses(actors: readonly Actor[], frame: Frame): PosedActors {
  const postures = new Map<number, Posture>()
  const placed = new Map(actors.map((actor) => [actor.id, actor]))
  for (const pose of together) {
    const group = groupFor(pose, actors, postures)
    if (group.length > 1) joinUp(group, pose, frame, placed, postures)
  }
  for (const actor of actors) {
    const isCarried = actor.rides !== null && actor.pose !== 'waving' && actor.pose !== 'sitting'
    if (!actor.pose || isCarried || postures.has(actor.id) || together.includes(actor.pose)) continue
    postures.set(actor.id, alone(actor, actor.pose))
  }
  return { actors: actors.map((actor) => placed.get(actor.id) ?? actor), postures }
}

function alone(actor: Actor, pose: Pose): Posture {
  // Whole-bodied emoji look to the left, unless they are turned.
  const heading = standsUpright(actor.icon) || actor.flipped ? 1 : -1
  const lean = (leans[pose] ?? 0) * heading
  return { pose, lean, lift: pose === 'jumping' ? 0.17 : 0, hands: { left: null, right: null }, heading }
}

/** Everybody who does this together; somebody alone does it with whoever is nearest. */
function groupFor(pose: Pose, actors: readonly Actor[], taken: ReadonlyMap<number, Posture>): Actor[] {
  const free = actors.filter(({ id, icon, rides }) => isAlive(icon) && rides === null && !taken.has(id))
  const doing = free.filter((actor) => actor.pose === pose)
  const [only] = doing
  if (!only || doing.length > 1) return [...doing].sort(byPlace)
  const others = free.filter(({ id }) => id !== only.id)
  const [nearest] = others.sort(
    (one, other) => Math.abs(one.x - only.x) - Math.abs(other.x - only.x) || one.id - other.id,
  )
  return nearest ? [only, nearest].sort(byPlace) : []
}

const byPlace = (one: Actor, other: Actor) => one.x - other.x || one.id - other.id

/** Puts a group side by side, as near as the pose wants them, around where they stood. */
function joinUp(
  group: readonly Actor[],
  pose: Pose,
  frame: Frame,
  placed: Map<number, Actor>,
  postures: Map<number, Posture>,
): void {
  const aspect = frame.width / Math.min(frame.width, frame.height)
  const widthOf = ({ icon, size }: Actor) => (size * proportionOf(icon) * (standsUpright(icon) ? 1 : 0.8)) / aspect
  const near = nearness[pose] ?? 1
  const steps = group.slice(1).map((actor, index) => ((widthOf(actor) + widthOf(group[index] ?? actor)) / 2) * near)
  const whole = steps.reduce((sum, step) => sum + step, 0)
  const middle = group.reduce((sum, { x }) => sum + x, 0) / group.length
  const feet = group.reduce((sum, { y }) => sum + y, 0) / group.length
  let x = Math.min(Math.max(middle, 0.12 + whole / 2), 0.88 - whole / 2) - whole / 2
  const stood = group.map((actor, index) => {
    x += steps[index - 1] ?? 0
    const isFirst = index < group.length / 2
    const flipped = standsUpright(actor.icon) ? actor.flipped : isFirst
    return { ...actor, x, y: Math.abs(actor.y - feet) < 0.12 ? feet : actor.y, flipped }
  })
  for (const [index, actor] of stood.entries()) {
    placed.set(actor.id, actor)
    const isFirst = index < group.length / 2
    const lean = (leans[pose] ?? 0) * (isFirst ? 1 : -1) * (group.length > 2 ? 0.4 : 1)
    const reach = (other: Actor | undefined) => (other ? meetingPoint(actor, other, pose, frame) : null)
    const hands = { left: reach(stood[index - 1]), right: reach(stood[index + 1]) }
    postures.set(actor.id, { pose, lean, lift: 0, hands, heading: isFirst ? 1 : -1 })
  }
}

/** Where two hands meet, in the rig of the first: between them; around the other's back for a hug. */
function meetingPoint(actor: Actor, other: Actor, pose: Pose, frame: Frame): Point {
  const short = Math.min(frame.width, frame.height)
  const scale = (actor.size * short) / rig.height
  const share = pose === 'holding hands' ? 0.5 : 0.72
  const across = ((other.x - actor.x) * frame.width * share) / scale
  const up = pose === 'holding hands' ? 0.29 : 0.36
  const feet = ((other.y - actor.y) * frame.height * 0.5) / scale
  const height = ((actor.size + other.size) / 2) * short
  return { x: rig.width / 2 + across, y: rig.height - 4 + feet - (height * up) / scale }
}

import type { Actor } from '../scene/scene.js'
import { busts } from './bust.js'
import type { Frame } from './frame.js'
import { heads } from './heads.js'
import { rig } from './rig.js'

/** A rectangle in pixels; `x`, `y` is its left upper corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Whether an icon is drawn as a head or a bust on a body of its own. */
export function standsUpright(icon: string): boolean {
  return heads.has(icon) || busts.has(icon)
}

/** Width over height. */
export function proportionOf(icon: string): number {
  return standsUpright(icon) ? rig.width / rig.height : 1
}

export function boundsOf(actor: Actor, frame: Frame): Box {
  const height = actor.size * Math.min(frame.width, frame.height)
  const width = height * proportionOf(actor.icon)
  return { x: actor.x * frame.width - width / 2, y: actor.y * frame.height - height, width, height }
}

/** The circle that holds an actor's face. */
export function faceOf(actor: Actor, frame: Frame): { x: number; y: number; radius: number } {
  const { x, y, width, height } = boundsOf(actor, frame)
  const upright = standsUpright(actor.icon)
  return { x: x + width / 2, y: y + height * (upright ? 0.29 : 0.45), radius: height * (upright ? 0.27 : 0.42) }
}

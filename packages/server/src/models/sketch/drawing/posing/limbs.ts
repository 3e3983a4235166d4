import type { Actor, Pose } from '../../scene/scene.js'
import { poseFor } from '../held.js'
import { type Arm, type ArmPose, armOf, reachingArm, rig } from '../rig.js'
import { group, join, rectangle, type Svg } from '../svg.js'
import type { Posture } from './postures.js'

const armsOfPose: Partial<Record<Pose, { left: ArmPose; right: ArmPose }>> = {
  running: { left: 'bent', right: 'raised' },
  jumping: { left: 'raised', right: 'raised' },
  dancing: { left: 'bent', right: 'raised' },
  waving: { left: 'hanging', right: 'raised' },
}

/** Both arms: what is held comes first, then whom a hand reaches to, then the pose. */
export function armsOf(actor: Actor, posture: Posture | undefined): { left: Arm; right: Arm } {
  const { holds } = actor
  const arm = (side: 'left' | 'right'): Arm => {
    const item = holds[side === 'right' ? 0 : 1]
    const hand = posture?.hands[side]
    if (item) return armOf(side, poseFor(item))
    if (hand) return reachingArm(side, hand)
    // Whoever waves takes the hand that is free.
    const isOther = posture?.pose === 'waving' && holds.length > 0
    const wanted = isOther ? (side === 'left' ? 'right' : 'left') : side
    return armOf(side, (posture && armsOfPose[posture.pose]?.[wanted]) ?? 'hanging')
  }
  return { left: arm('left'), right: arm('right') }
}

/** Degrees that each leg is turned outwards at the hip. */
const spread: Partial<Record<Pose, { left: number; right: number }>> = {
  running: { left: 30, right: 26 },
  jumping: { left: 22, right: 22 },
  dancing: { left: 4, right: 26 },
}

const hips = 236

/** Legs with what is on them, as a pose has them: folded to sit, apart to run. */
export function posedLegs(legs: Svg, posture: Posture | undefined, id: string): Svg {
  if (posture?.pose === 'sitting') {
    return group(
      `transform="translate(${rig.width / 2} ${hips}) scale(1.26 .54) translate(${-rig.width / 2} ${-hips})"`,
      legs,
    )
  }
  const turns = posture && spread[posture.pose]
  if (!turns) return legs
  const half = (side: 'left' | 'right') => {
    const isLeft = side === 'left'
    const clip = `<clipPath id="${id}${side}">${rectangle(isLeft ? -100 : 100, 150, 200, 200, '#000000')}</clipPath>`
    const turned = isLeft ? turns.left : -turns.right
    const around = `transform="rotate(${turned} ${isLeft ? 84 : 116} ${hips})"`
    return join(clip, group(around, group(`clip-path="url(#${id}${side})"`, legs)))
  }
  return join(half('left'), half('right'))
}

/** How far a sitting body is lower than a standing one, in the rig's box. */
export const sittingDrop = 27

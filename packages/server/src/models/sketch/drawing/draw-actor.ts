import type { Actor } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import { type Box, boundsOf, standsUpright } from './bounds.js'
import { busts, drawBust } from './bust.js'
import { drawCharacter, headOf } from './character.js'
import { drawCreature } from './creature.js'
import type { Frame } from './frame.js'
import type { IconSet } from './icons.js'
import { creatureInPosture, inPosture, isClose, motionMarks, rim } from './posing/place-posture.js'
import type { Posture } from './posing/postures.js'
import { cocoaCup } from './props.js'
import { rig } from './rig.js'
import { ellipse, group, join, n, type Svg } from './svg.js'

/** One actor where it stands, with its shadow where there is ground to cast it on. */
export function drawActor(actor: Actor, frame: Frame, icons: IconSet, isGrounded: boolean, posture?: Posture): Svg {
  const box = boundsOf(actor, frame)
  const style = actor.opacity < 1 ? `opacity="${n(actor.opacity)}"` : ''
  return group(
    style,
    isGrounded && shadow(actor, box, frame, posture),
    motionMarks(actor, box, posture),
    isClose(posture)
      ? join(rim(frame.unit), group('filter="url(#rim)"', drawBody(actor, box, icons, posture)))
      : drawBody(actor, box, icons, posture),
  )
}

function drawBody(actor: Actor, box: Box, icons: IconSet, posture?: Posture): Svg {
  const head = headOf(actor.icon)
  const id = `a${actor.id}`
  if (head) return inRig(actor, box, inPosture(drawCharacter(actor, head, icons, id, posture), posture))
  if (busts.has(actor.icon)) return inRig(actor, box, inPosture(drawBust(actor, icons, id, posture), posture))
  if (actor.icon === 'rainbow' && !actor.colour) return rainbow(box)
  if (actor.icon === 'hot-beverage') {
    const scale = box.height / 88
    return cocoaCup(box.x + box.width / 2, box.y + box.height - 18 * scale, scale, actor.colour, 'right')
  }
  const kind = knownIcons.get(actor.icon)
  const isAlive = kind === 'animal' || kind === 'bird' || kind === 'fish' || kind === 'face' || kind === 'person'
  if (isAlive || actor.wears.length > 0 || actor.holds.length > 0)
    return creatureInPosture(drawCreature(actor, box, icons, id), box, posture)
  return icons.draw(actor.icon, actor.colour, {
    x: box.x,
    y: box.y + (turnOf[actor.icon] ? box.height * 0.2 : 0),
    size: box.height,
    flipped: actor.flipped,
    turned: turnOf[actor.icon] ?? 0,
  })
}

/** A whole bow over the land, in place of the emoji's half. */
function rainbow({ x, y, width, height }: Box): Svg {
  const [middle, ground, band] = [x + width / 2, y + height, height * 0.06]
  const arcs = ['#f8312f', '#ff8a1f', '#ffdd2e', '#3fc45c', '#3f7fe8', '#8a55d1'].map((colour, index) => {
    const radius = height * 0.95 - index * band
    const path = `M${n(middle - radius)} ${n(ground)}A${n(radius)} ${n(radius)} 0 0 1 ${n(middle + radius)} ${n(ground)}`
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${n(band * 1.04)}"/>`
  })
  return group('opacity=".82"', ...arcs)
}

/** Emoji that stand askew, turned so that somebody can stand on them. */
const turnOf: Record<string, number> = { skateboard: 47, surfboard: 90, skis: -32 }

function inRig(actor: Actor, box: Box, drawing: Svg): Svg {
  const scale = box.height / rig.height
  const mirror = actor.flipped ? `translate(${n(box.x + box.width)} ${n(box.y)}) scale(${-scale} ${scale})` : ''
  return group(`transform="${mirror || `translate(${n(box.x)} ${n(box.y)}) scale(${scale})`}"`, drawing)
}

function shadow(actor: Actor, box: Box, frame: Frame, posture?: Posture): Svg {
  const feet = box.y + box.height
  if (feet < frame.horizon * 1.02 || actor.rides !== null || knownIcons.get(actor.icon) === 'boat') return ''
  return ellipse(
    box.x + box.width / 2,
    feet - box.height * 0.02,
    box.width * (posture?.pose === 'sleeping' && standsUpright(actor.icon) ? 0.72 : posture?.lift ? 0.3 : 0.42),
    box.height * 0.035,
    '#10233f',
    'opacity=".18"',
  )
}

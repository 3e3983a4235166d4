import type { Actor } from '../../scene/scene.js'
import type { Box } from '../bounds.js'
import { moodMarks } from '../mood.js'
import { rig } from '../rig.js'
import { ellipse, fill, group, join, line, n, type Svg } from '../svg.js'
import { sittingDrop } from './limbs.js'
import type { Posture } from './postures.js'

/** The whole figure as its posture has it, in the rig's box: leaning, in the air, on the ground. */
export function inPosture(drawing: Svg, posture: Posture | undefined): Svg {
  if (!posture) return drawing
  const feet = `${rig.width / 2} ${rig.height - 3}`
  if (posture.pose === 'sleeping') {
    return join(
      group(`transform="translate(130 -46) rotate(-80 ${feet})"`, drawing),
      moodMarks('sleepy', { x: 44, y: 96 }),
    )
  }
  const down = posture.pose === 'sitting' ? sittingDrop : -posture.lift * rig.height
  return group(`transform="translate(0 ${n(down)}) rotate(${n(posture.lean)} ${feet})"`, drawing)
}

/** A whole-bodied emoji in its posture: it leans and leaps, where people bend their limbs. */
export function creatureInPosture(drawing: Svg, box: Box, posture: Posture | undefined): Svg {
  if (!posture) return drawing
  const [x, y] = [box.x + box.width / 2, box.y + box.height]
  const isDown = posture.pose === 'sleeping' || posture.pose === 'sitting'
  const flat = isDown ? ` translate(${n(x)} ${n(y)}) scale(1.05 .86) translate(${n(-x)} ${n(-y)})` : ''
  const lift = -posture.lift * box.height
  return group(`transform="translate(0 ${n(lift)}) rotate(${n(posture.lean)} ${n(x)} ${n(y)})${flat}"`, drawing)
}

/** What is seen of a movement around somebody: speed and dust, a leap's arcs, notes of music. */
export function motionMarks(actor: Actor, box: Box, posture: Posture | undefined): Svg {
  if (!posture) return ''
  const unit = box.height / rig.height
  const [x, y] = [box.x + box.width / 2, box.y + box.height]
  const at = (inside: Svg) => group(`transform="translate(${n(x)} ${n(y)}) scale(${n(unit)})"`, inside)
  const side = -posture.heading
  if (posture.pose === 'running') return at(join(dust(side), speed(side)))
  if (posture.pose === 'jumping') return at(line('M-46-14q46 18 92 0M-30 2q30 12 60 0', '#ffffff', 6, 'opacity=".85"'))
  if (posture.pose === 'dancing')
    return at(join(note(-126, -200, '#8a55d1'), note(120, -236, '#e62e8b'), note(-108, -96, '#2f7fe0')))
  if (posture.pose === 'waving') {
    const free = actor.holds.length > 0 ? -1 : 1
    return at(
      line(
        `M${free * 100}-178q${free * 12} 16 6 34M${free * 116}-188q${free * 16} 24 4 52`,
        '#ffffff',
        6,
        'opacity=".9"',
      ),
    )
  }
  return ''
}

function dust(side: number): Svg {
  const puff = (right: number, up: number, size: number) =>
    ellipse(side * right, -up, size, size * 0.72, '#efe6d6', 'opacity=".85"')
  return join(puff(84, 8, 22), puff(116, 14, 17), puff(142, 8, 11), puff(100, 24, 13))
}

function speed(side: number): Svg {
  return line(
    `M${side * 92}-84h${side * 58}M${side * 86}-138h${side * 76}M${side * 104}-192h${side * 50}`,
    '#ffffff',
    7,
    'opacity=".8"',
  )
}

function note(x: number, y: number, colour: string): Svg {
  return group(
    `transform="translate(${x} ${y}) rotate(8)"`,
    ellipse(0, 0, 11, 8, colour, 'transform="rotate(-18)"'),
    fill('M7-2V-44Q26-38 22-18Q20-28 12-29V-2Z', colour),
  )
}

/** Whether somebody stands so near before another one that an edge must keep them apart. */
export function isClose(posture: Posture | undefined): boolean {
  return posture?.pose === 'hugging' || posture?.pose === 'kissing'
}

/** A soft dark rim around a figure: two of one colour stay two. */
export function rim(frameUnit: number): Svg {
  const blur = `<feGaussianBlur in="SourceAlpha" stdDeviation="${n(frameUnit * 5)}"/>`
  const dark = '<feComponentTransfer><feFuncA type="linear" slope=".62"/></feComponentTransfer>'
  const merge = '<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>'
  return `<filter id="rim" x="-.1" y="-.1" width="1.2" height="1.2">${blur}${dark}${merge}</filter>`
}

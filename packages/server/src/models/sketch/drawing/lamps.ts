import type { Actor } from '../scene/scene.js'
import { boundsOf } from './bounds.js'
import type { Frame } from './frame.js'
import { circle, fill, glow, join, n, type Svg } from './svg.js'

/** What shines by itself: as bright by night as by day. */
export const shining: ReadonlySet<string> = new Set([
  'fire',
  'campfire',
  'star',
  'glowing-star',
  'shooting-star',
  'crescent-moon',
  'full-moon',
  'sun-with-face',
  'sparkles',
  'firework-bursts',
  'light-bulb',
  'candle',
  'sparkler',
  'high-voltage',
  'red-paper-lantern',
])

/** Where a lamp is, as fractions of its icon's box, and how far its light reaches, as a multiple of the box's height. */
const lamps: Record<string, { y: number; reach: number }> = {
  lighthouse: { y: 0.22, reach: 0.42 },
  'street-lamp': { y: 0.19, reach: 0.4 },
  campfire: { y: 0.6, reach: 0.85 },
  fire: { y: 0.6, reach: 0.8 },
  candle: { y: 0.2, reach: 0.6 },
  'light-bulb': { y: 0.35, reach: 0.75 },
  'red-paper-lantern': { y: 0.5, reach: 0.75 },
  'jack-o-lantern': { y: 0.3, reach: 0.5 },
}

/** The light around a lamp in the dark: a glow, and a lighthouse's two beams. */
export function lampLight(actor: Actor, frame: Frame): Svg {
  const lamp = lamps[actor.icon]
  if (!lamp) return ''
  const box = boundsOf(actor, frame)
  const [x, y] = [box.x + box.width / 2, box.y + box.height * lamp.y]
  const id = `lamp${actor.id}`
  const radius = box.height * lamp.reach
  return join(
    glow(`${id}g`, '#ffd88a', 0.5),
    circle(x, y, radius, `url(#${id}g)`),
    actor.icon === 'lighthouse' && join(beam(id, x, y, -1, frame), beam(id, x, y, 1, frame)),
  )
}

/** The lamp itself, over what the dark does to everything. */
export function litLamp(actor: Actor, frame: Frame): Svg {
  if (actor.icon !== 'lighthouse' && actor.icon !== 'street-lamp') return ''
  const box = boundsOf(actor, frame)
  return circle(
    box.x + box.width / 2,
    box.y + box.height * (lamps[actor.icon]?.y ?? 0),
    box.height * 0.05,
    '#fff6cf',
    'opacity=".95"',
  )
}

function beam(id: string, x: number, y: number, side: 1 | -1, { unit, width }: Frame): Svg {
  const name = `${id}${side < 0 ? 'l' : 'r'}`
  const far = Math.min(width * 0.6, unit * 640) * side
  const stops =
    '<stop offset="0" stop-color="#fff3b8" stop-opacity=".85"/><stop offset="1" stop-color="#fff3b8" stop-opacity="0"/>'
  const across = `x1="${n(x)}" y1="0" x2="${n(x + far)}" y2="0"`
  return join(
    `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" ${across}>${stops}</linearGradient>`,
    fill(
      `M${n(x)} ${n(y - unit * 8)}L${n(x + far)} ${n(y - unit * 105)}V${n(y + unit * 50)}L${n(x)} ${n(y + unit * 8)}Z`,
      `url(#${name})`,
    ),
  )
}

import { waterlineOf, waterOf } from '../layout/water.js'
import type { Actor, Scene } from '../scene/scene.js'
import { boundsOf } from './bounds.js'
import { mix } from './colour.js'
import type { Frame } from './frame.js'
import type { Light } from './light.js'
import { ellipse, group, join, line, n, rectangle, type Svg } from './svg.js'

/** The water that floating things bring along to a place that has none. Drawn before everybody, so that it runs together. */
export function ponds(afloat: readonly Actor[], scene: Scene, frame: Frame, light: Light): Svg {
  if (waterOf(scene.place) && !scene.picture && !scene.background) return ''
  const water = light.lit('#46aede')
  const layers = [
    { wider: 1.06, colour: mix(water, '#ffffff', 0.45) },
    { wider: 1, colour: water },
    { wider: 0.84, colour: mix(water, '#ffffff', 0.12) },
  ]
  return join(
    ...layers.flatMap(({ wider, colour }) =>
      afloat.map((actor) => {
        const { x, y, width } = waterline(actor, frame)
        return ellipse(x, y + width * 0.03, width * 0.74 * wider, width * 0.16 * wider, colour)
      }),
    ),
  )
}

/** Something half in water: what is under the surface is not seen, and the surface ripples around it. */
export function inWater(actor: Actor, frame: Frame, drawing: Svg): Svg {
  const { x, y, width } = waterline(actor, frame)
  const clip = `<clipPath id="w${actor.id}">${rectangle(0, 0, frame.width, y, '#000000')}</clipPath>`
  const ripple = (half: number, down: number) =>
    line(
      `M${n(x - half)} ${n(y + down)}q${n(half / 2)} ${n(width * 0.035)} ${n(half)} 0t${n(half)} 0`,
      '#ffffff',
      width * 0.016,
      'opacity=".6"',
    )
  return join(
    clip,
    group(`clip-path="url(#w${actor.id})"`, drawing),
    ripple(width * 0.46, 0),
    ripple(width * 0.3, width * 0.055),
  )
}

function waterline(actor: Actor, frame: Frame): { x: number; y: number; width: number } {
  const box = boundsOf(actor, frame)
  return { x: box.x + box.width / 2, y: box.y + box.height * waterlineOf(actor.icon), width: box.width }
}

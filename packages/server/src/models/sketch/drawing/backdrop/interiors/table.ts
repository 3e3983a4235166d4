import { shade } from '../../colour.js'
import { ellipse, fill, join, line, n, rectangle } from '../../svg.js'
import type { DrawPlace } from '../place.js'
import { room } from './room.js'

/** A table top close by, with the room behind it: for food, and for small things. */
export const table: DrawPlace = (setting) => {
  const { frame, light } = setting
  const { width, height, unit } = frame
  const wood = light.lit('#c68a56')
  const edge = height * 0.7
  const boards = [-0.62, -0.3, 0, 0.3, 0.62].map((step) =>
    line(
      `M${n(width * (0.5 + step * 0.8))} ${n(edge)}L${n(width * (0.5 + step * 1.5))} ${n(height)}`,
      shade(wood, -0.05),
      unit * 3,
    ),
  )
  return join(
    room(setting),
    fill(
      `M${n(width * 0.04)} ${n(edge)}H${n(width * 0.96)}L${n(width * 1.12)} ${n(height)}H${n(-width * 0.12)}Z`,
      wood,
    ),
    ...boards,
    rectangle(width * 0.035, edge - unit * 6, width * 0.93, unit * 13, shade(wood, 0.07), unit * 5),
    ellipse(width / 2, height * 0.92, Math.min(width * 0.4, unit * 400), unit * 62, light.lit('#f4efe6')),
    ellipse(width / 2, height * 0.917, Math.min(width * 0.35, unit * 350), unit * 50, light.lit('#fffdf8')),
  )
}

import { shade } from '../colour.js'
import { fill, join, line, n } from '../svg.js'
import { along, type DrawPlace, ground } from './place.js'
import { grassTuft } from './shapes.js'
import { water } from './water-places.js'

/** The sea from a grassy shore, and on the right a cliff that carries what is built there. */
export const coast: DrawPlace = (setting) => {
  const { frame, light, random, paint } = setting
  const { width, height, unit } = frame
  const rock = light.lit(paint('mountains', '#8b7d86'))
  const grass = ground(setting, '#7cc45e')
  const at = (x: number, y: number) => `${n(width * x)} ${n(height * y)}`
  const cliff = `M${at(0.62, 0.79)}L${at(0.64, 0.7)}L${at(0.61, 0.64)}L${at(0.66, 0.57)}L${at(0.65, 0.53)}`
  const top = `C${at(0.72, 0.505)} ${at(0.85, 0.515)} ${at(1, 0.49)}`
  const foam = (x: number, y: number, long: number) =>
    line(
      `M${at(x, y)}q${n(unit * long * 0.25)} ${n(-unit * 9)} ${n(unit * long * 0.5)} 0t${n(unit * long * 0.5)} 0`,
      '#ffffff',
      unit * 7,
      'opacity=".75"',
    )
  return join(
    water(setting, 0.56, 0.88, '#2aa0d6'),
    fill(`${cliff}${top}V${n(height * 0.83)}Z`, rock),
    fill(
      `M${at(0.75, 0.81)}L${at(0.77, 0.68)}L${at(0.73, 0.6)}L${at(0.76, 0.52)}H${n(width)}V${n(height * 0.83)}Z`,
      shade(rock, -0.06),
    ),
    fill(
      `M${at(0.9, 0.82)}L${at(0.88, 0.7)}L${at(0.92, 0.62)}L${at(0.89, 0.52)}H${n(width)}V${n(height * 0.83)}Z`,
      shade(rock, 0.03),
    ),
    fill(
      `M${at(0.635, 0.535)}${top}V${n(height * 0.565)}Q${at(0.9, 0.54)} ${at(0.84, 0.575)}T${at(0.72, 0.56)}T${at(0.635, 0.535)}Z`,
      grass,
    ),
    foam(0.57, 0.8, 130),
    foam(0.68, 0.825, 150),
    foam(0.84, 0.832, 160),
    fill(
      `M0 ${n(height * 0.9)}C${at(0.3, 0.87)} ${at(0.55, 0.9)} ${at(0.78, 0.83)}S${at(0.95, 0.8)} ${at(1, 0.79)}V${n(height)}H0Z`,
      grass,
    ),
    fill(`M0 ${n(height * 0.96)}Q${at(0.5, 0.93)} ${at(1, 0.9)}V${n(height)}H0Z`, shade(grass, -0.035)),
    along(8, random, (fraction) =>
      grassTuft(fraction * width, height * random.between(0.93, 0.98), unit * 28, shade(grass, -0.09)),
    ),
  )
}

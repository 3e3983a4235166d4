import { shade } from '../colour.js'
import { circle, ellipse, join, line, n, rectangle, type Svg } from '../svg.js'
import { along, type DrawPlace, ground, isSnowy, leaves, type PlaceSetting } from './place.js'
import { blossoms, flower, grassTuft, hills, plain, roundTree } from './shapes.js'

/** A garden: a hedge, an arch of roses, beds of flowers, stepping stones. */
export const garden: DrawPlace = (setting) => {
  const { frame, light, random, scene } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#86cf62')
  const hedge = leaves(setting, '#4f9d56')
  const bed = (x: number, y: number, wide: number, tall: number, count: number, size: number) =>
    join(
      ellipse(x, y, wide, tall, light.lit('#8a5f45')),
      ...(isSnowy(scene)
        ? [ellipse(x, y - tall * 0.2, wide * 0.96, tall * 0.8, light.lit('#eef4fa'))]
        : flowersIn(setting, x, y, wide, count, size)),
    )
  const stone = light.lit('#dcd2c3')
  return join(
    hills(frame, random, frame.horizon - unit * 70, unit * 30, light.faded(ground(setting, '#9bd780'), 0.4), 2),
    along(4, random, (fraction) =>
      fraction > 0.36 && fraction < 0.64
        ? ''
        : roundTree(
            fraction * width,
            height * 0.66,
            unit * random.between(250, 330),
            leaves(setting, '#6bb658'),
            light.lit('#84603f'),
          ),
    ),
    along(Math.round((13 * width) / (unit * 1000)), random, (fraction) =>
      circle(fraction * width, height * 0.6, unit * 62, hedge),
    ),
    rectangle(0, height * 0.6, width, height * 0.13, hedge),
    along(30, random, (fraction) =>
      circle(
        fraction * width,
        height * random.between(0.58, 0.71),
        unit * random.between(7, 12),
        shade(hedge, random.between(-0.05, 0.06)),
      ),
    ),
    plain(frame, height * 0.7, unit * 10, grass),
    roseArch(setting, width / 2, height * 0.725),
    ...[0.74, 0.785, 0.845, 0.925].map((y, index) =>
      ellipse(
        width * 0.5 + (index % 2 ? 1 : -1) * unit * (8 + index * 8),
        height * y,
        unit * (40 + index * 24),
        unit * (9 + index * 6),
        stone,
      ),
    ),
    bed(width * 0.13, height * 0.79, unit * 190, unit * 44, 11, 8.5),
    bed(width * 0.87, height * 0.79, unit * 190, unit * 44, 11, 8.5),
    bed(width * 0.05, height * 0.96, unit * 230, unit * 62, 10, 12),
    bed(width * 0.95, height * 0.96, unit * 230, unit * 62, 10, 12),
    !isSnowy(scene) &&
      along(8, random, (fraction) =>
        grassTuft(fraction * width, height * random.between(0.76, 0.98), unit * 20, shade(grass, -0.07)),
      ),
  )
}

function flowersIn(
  { frame: { unit }, light, random }: PlaceSetting,
  x: number,
  y: number,
  wide: number,
  count: number,
  size: number,
): Svg[] {
  return Array.from({ length: count }, (_, index) => {
    const right = ((index + 0.5) / count - 0.5) * wide * 1.7
    const grown = unit * size * random.between(0.8, 1.25)
    return join(
      grassTuft(x + right, y + unit * 8, grown * 2.6, light.lit('#3f8f4a')),
      flower(
        x + right + unit * random.between(-8, 8),
        y + unit * random.between(-6, 16),
        grown,
        light.lit(random.pick(blossoms)),
        light.lit('#3f8f4a'),
      ),
    )
  })
}

function roseArch({ frame: { unit }, light, random, scene }: PlaceSetting, x: number, foot: number): Svg {
  const path = `M${n(x - unit * 96)} ${n(foot)}V${n(foot - unit * 150)}A${n(unit * 96)} ${n(unit * 96)} 0 0 1 ${n(x + unit * 96)} ${n(foot - unit * 150)}V${n(foot)}`
  const roses = Array.from({ length: 34 }, (_, index) => {
    const angle = Math.PI * (index / 33)
    const side = index < 8 || index > 25
    const at = side
      ? { x: x + (index < 8 ? -96 : 96) * unit, y: foot - unit * (index < 8 ? index * 19 : (33 - index) * 19) }
      : {
          x: x - Math.cos(((index - 8) / 17) * Math.PI) * unit * 96,
          y: foot - unit * 150 - Math.sin(((index - 8) / 17) * Math.PI) * unit * 96,
        }
    const colour = index % 3 === 0 ? '#ff9ec4' : index % 3 === 1 ? '#f4506e' : '#5fae57'
    const paint = light.lit(isSnowy(scene) && index % 3 === 2 ? '#eef4fa' : colour)
    return circle(
      at.x + unit * 9 * Math.sin(angle * 9),
      at.y + unit * random.between(-8, 8),
      unit * random.between(12, 19),
      paint,
    )
  })
  return join(
    line(path, light.lit('#fffaf2'), unit * 16),
    line(path, leavesOf(light), unit * 30, 'opacity=".55"'),
    ...roses,
  )
}

const leavesOf = (light: PlaceSetting['light']) => light.lit('#4f9d56')

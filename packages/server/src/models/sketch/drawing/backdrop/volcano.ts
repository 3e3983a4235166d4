import { shade } from '../colour.js'
import { circle, ellipse, fill, glow, join, line, n, rectangle } from '../svg.js'
import { along, type DrawPlace } from './place.js'
import { cloud, hills } from './shapes.js'

/** A volcano that spits fire over dark rocks, with rivers of lava. */
export const volcano: DrawPlace = ({ frame, light, random, paint }) => {
  const { width, height, unit } = frame
  const rock = light.lit(paint('mountains', '#5d4450'))
  const soil = light.lit(paint('ground', '#4a3a44'))
  const [x, top, foot] = [width * 0.5, height * 0.7 - unit * 465, height * 0.7]
  const stream = (path: string, wide: number) =>
    join(line(path, '#e8451f', wide), line(path, '#ffb02e', wide * 0.52), line(path, '#fff0a8', wide * 0.16))
  const at = (right: number, down: number) => `${n(x + unit * right)} ${n(top + unit * down)}`
  return join(
    glow('eruption', '#ff7a2e', 0.85),
    rectangle(0, 0, width, height * 0.75, '#7a2436', 0, `opacity="${light.dark ? '.34' : '.3'}"`),
    circle(x, top, unit * 430, 'url(#eruption)'),
    ...[
      [-40, -60, 90],
      [40, -110, 110],
      [-60, -165, 120],
      [70, -200, 130],
      [-130, -215, 110],
    ].map(([right = 0, up = 0, size = 0]) =>
      cloud(x + unit * right, top + unit * (up + 10), unit * size, light.lit('#6b5a66'), 0.9),
    ),
    ...Array.from({ length: 14 }, () => {
      const angle = random.between(-2.5, -0.65)
      const far = unit * random.between(90, 250)
      return circle(
        x + Math.cos(angle) * far,
        top + Math.sin(angle) * far * 0.9,
        unit * random.between(5, 12),
        random.pick(['#ff7a2e', '#ffd23e', '#ff4f2e']),
      )
    }),
    fill(
      `M${at(-520, 480)}Q${at(-150, 330)} ${at(-78, 0)}Q${at(0, 26)} ${at(78, 0)}Q${at(150, 330)} ${at(520, 480)}Z`,
      rock,
    ),
    fill(
      `M${at(78, 0)}Q${at(150, 330)} ${at(520, 480)}H${n(x + unit * 60)}Q${at(110, 260)} ${at(40, 18)}Z`,
      shade(rock, -0.05),
    ),
    ellipse(x, top + unit * 4, unit * 80, unit * 20, '#ffb02e'),
    stream(
      `M${at(-34, 12)}C${at(-60, 120)} ${at(-20, 200)} ${at(-84, 320)}S${at(-150, 420)} ${at(-130, 470)}`,
      unit * 30,
    ),
    stream(`M${at(30, 14)}C${at(40, 110)} ${at(90, 170)} ${at(84, 280)}S${at(160, 380)} ${at(170, 470)}`, unit * 24),
    hills(frame, random, foot, unit * 18, soil, 3),
    stream(
      `M${n(-unit * 30)} ${n(height * 0.79)}C${n(width * 0.2)} ${n(height * 0.75)} ${n(width * 0.3)} ${n(height * 0.82)} ${n(width * 0.52)} ${n(height * 0.775)}S${n(width * 0.86)} ${n(height * 0.75)} ${n(width + unit * 30)} ${n(height * 0.8)}`,
      unit * 46,
    ),
    hills(frame, random, height * 0.845, unit * 16, shade(soil, 0.035), 2),
    along(8, random, (fraction) => {
      const [left, y, size] = [fraction * width, height * random.between(0.87, 0.98), unit * random.between(18, 42)]
      return fill(
        `M${n(left - size)} ${n(y)}L${n(left - size * 0.5)} ${n(y - size * 0.8)}L${n(left + size * 0.3)} ${n(y - size)}L${n(left + size)} ${n(y)}Z`,
        shade(soil, random.between(-0.06, 0.09)),
      )
    }),
    along(10, random, (fraction) =>
      circle(
        fraction * width,
        height * random.between(0.3, 0.95),
        unit * random.between(3, 6),
        '#ffb84d',
        'opacity=".85"',
      ),
    ),
  )
}

import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, glow, group, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'
import { along, type DrawPlace, ground, isSnowy, leaves, type PlaceSetting } from './place.js'
import { cloud, flower, grassTuft, hills, plain, roundTree } from './shapes.js'

const blossoms = ['#f4506e', '#ffd23e', '#ff9ec4', '#a77bea', '#ff8f4f', '#ffffff'] as const

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

/** A cave with stalactites, glowing crystals, a pool, and the day outside its mouth. */
export const cave: DrawPlace = ({ frame, light, random }) => {
  const { width, height, unit } = frame
  const rock = light.lit('#4a4363')
  const mouth = { x: width * 0.5, y: height * 0.44, wide: unit * 240, tall: unit * 230 }
  const spike = (x: number, long: number, wide: number, colour: string, up: boolean) => {
    const [from, to] = up ? [height * 0.75, height * 0.75 - long] : [-unit * 10, long]
    return fill(
      `M${n(x - wide)} ${n(from)}Q${n(x - wide * 0.2)} ${n((from + to) / 2)} ${n(x)} ${n(to)}Q${n(x + wide * 0.3)} ${n((from + to) / 2)} ${n(x + wide)} ${n(from)}Z`,
      colour,
    )
  }
  return join(
    rectangle(0, 0, width, height, rock),
    hills(frame, random, height * 0.3, unit * 90, shade(rock, -0.035), 3),
    fill(cavity(mouth, unit, 60), shade(rock, 0.07)),
    fill(cavity(mouth, unit, 26), shade(rock, 0.13)),
    fill(cavity(mouth, unit, 0), 'url(#sky)'),
    fill(
      `M${n(mouth.x - mouth.wide * 0.8)} ${n(mouth.y + mouth.tall * 0.62)}Q${n(mouth.x)} ${n(mouth.y + mouth.tall * 0.4)} ${n(mouth.x + mouth.wide * 0.84)} ${n(mouth.y + mouth.tall * 0.6)}L${n(mouth.x + mouth.wide * 0.7)} ${n(mouth.y + mouth.tall)}H${n(mouth.x - mouth.wide * 0.7)}Z`,
      light.lit('#86c46a'),
    ),
    fill(
      `M${n(mouth.x - mouth.wide * 0.6)} ${n(mouth.y + mouth.tall * 0.2)}H${n(mouth.x + mouth.wide * 0.6)}L${n(mouth.x + unit * 400)} ${n(height)}H${n(mouth.x - unit * 400)}Z`,
      light.sky[2],
      'opacity=".13"',
    ),
    along(9, random, (fraction) =>
      spike(
        fraction * width,
        unit * random.between(90, 300) * (0.5 + Math.abs(fraction - 0.5) * 1.4),
        unit * random.between(30, 52),
        shade(rock, random.between(-0.06, 0.0)),
        false,
      ),
    ),
    hills(frame, random, height * 0.735, unit * 16, shade(rock, 0.05), 3),
    ellipse(width * 0.5, height * 0.785, unit * 270, unit * 30, light.lit('#3f86b8')),
    ellipse(width * 0.49, height * 0.782, unit * 220, unit * 19, light.lit('#6fb8de')),
    crystals(width * 0.1, height * 0.79, unit, '#7fe3ff', 1.15),
    crystals(width * 0.9, height * 0.78, unit, '#ff9cf0', 1.25),
    crystals(width * 0.24, height * 0.755, unit, '#b99cff', 0.7),
    crystals(width * 0.77, height * 0.75, unit, '#8fffd0', 0.65),
    hills(frame, random, height * 0.86, unit * 14, shade(rock, 0.015), 2),
    along(9, random, (fraction) =>
      ellipse(
        fraction * width,
        height * random.between(0.89, 0.98),
        unit * random.between(16, 40),
        unit * 8,
        shade(rock, random.between(-0.05, 0.09)),
      ),
    ),
    along(16, random, (fraction, index) =>
      circle(
        fraction * width,
        height * random.between(0.3, 0.9),
        unit * random.between(2.4, 5),
        index % 2 ? '#bff4ff' : '#ffd6fb',
        'opacity=".8"',
      ),
    ),
  )
}

function cavity(
  { x, y, wide, tall }: { x: number; y: number; wide: number; tall: number },
  unit: number,
  grown: number,
): string {
  const [w, t] = [wide + unit * grown, tall + unit * grown]
  return `M${n(x - w * 0.84)} ${n(y + t)}Q${n(x - w * 1.1)} ${n(y + t * 0.1)} ${n(x - w * 0.62)} ${n(y - t * 0.6)}Q${n(x - w * 0.2)} ${n(y - t * 1.05)} ${n(x + w * 0.3)} ${n(y - t * 0.86)}Q${n(x + w * 0.96)} ${n(y - t * 0.6)} ${n(x + w)} ${n(y + t * 0.2)}Q${n(x + w)} ${n(y + t * 0.7)} ${n(x + w * 0.86)} ${n(y + t)}Z`
}

function crystals(x: number, y: number, unit: number, colour: string, scale: number): Svg {
  const one = (right: number, tall: number, wide: number, turned: number) =>
    group(
      `transform="translate(${n(right)} 0) rotate(${turned})"`,
      fill(`M${-wide} 0L${-wide} ${-tall * 0.74}L0 ${-tall}L${wide} ${-tall * 0.74}L${wide} 0Z`, colour),
      fill(`M0 0V${-tall}L${wide} ${-tall * 0.74}V0Z`, mix(colour, '#3a2f6b', 0.28)),
      fill(`M${-wide} ${-tall * 0.74}L0 ${-tall}L${-wide * 0.3} ${-tall * 0.66}Z`, '#ffffff', 'opacity=".6"'),
    )
  const id = `crystal${n(x)}`
  return join(
    glow(id, colour, 0.5),
    circle(x, y - unit * 70 * scale, unit * 190 * scale, `url(#${id})`),
    group(
      `transform="translate(${n(x)} ${n(y)}) scale(${n(unit * scale)})"`,
      one(-40, 96, 17, -24),
      one(40, 110, 18, 20),
      one(0, 168, 24, -3),
      one(-70, 54, 12, -38),
      one(72, 60, 12, 34),
    ),
  )
}

/** A waterfall between green cliffs, its pool, and a bank of grass. */
export const waterfall: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const rock = light.faded(setting.paint('mountains', '#7d7a86'), 0.1)
  const grass = ground(setting, '#6fbb5c')
  const blue = light.lit(setting.paint('water', '#4fb8e6'))
  const [left, right, top, foot] = [width / 2 - unit * 205, width / 2 + unit * 205, height * 0.255, height * 0.7]
  const cliff = (edge: number, side: number, down: number, colour: string) =>
    fill(
      `M${n(edge)} ${n(height * 0.72)}V${n(height * down)}q${n(side * unit * 60)} ${n(-unit * 30)} ${n(side * unit * 150)} ${n(-unit * 22)}t${n(side * unit * 220)} ${n(unit * 40)}H${n(side < 0 ? -unit * 20 : width + unit * 20)}V${n(height * 0.72)}Z`,
      colour,
    )
  const turf = (edge: number, side: number, down: number) =>
    fill(
      `M${n(edge - side * unit * 14)} ${n(height * down + unit * 22)}q${n(-unit * 4 * side)} ${n(-unit * 34)} ${n(side * unit * 20)} ${n(-unit * 30)}q${n(side * unit * 60)} ${n(-unit * 30)} ${n(side * unit * 150)} ${n(-unit * 22)}t${n(side * unit * 240)} ${n(unit * 40)}v${n(unit * 34)}q${n(-side * unit * 60)} ${n(unit * 24)} ${n(-side * unit * 120)} 0t${n(-side * unit * 130)} ${n(-unit * 6)}t${n(-side * unit * 130)} ${n(-unit * 4)}Z`,
      grass,
    )
  return join(
    hills(frame, random, height * 0.3, unit * 40, light.faded(leaves(setting, '#5fa86a'), 0.4), 3),
    verticalGradient('fall', [0, mix(blue, '#ffffff', 0.25)], [0.7, blue], [1, mix(blue, '#ffffff', 0.5)]),
    rectangle(left - unit * 20, top, right - left + unit * 40, foot - top, 'url(#fall)'),
    ...Array.from({ length: 26 }, () => {
      const x = random.between(left, right)
      const y = random.between(top, foot - unit * 120)
      return line(
        `M${n(x)} ${n(y)}v${n(unit * random.between(60, 220))}`,
        '#ffffff',
        unit * random.between(3, 9),
        `opacity="${n(random.between(0.35, 0.8))}"`,
      )
    }),
    cliff(left, -1, 0.25, rock),
    cliff(right, 1, 0.235, shade(rock, -0.03)),
    along(16, random, (fraction) => {
      const x =
        fraction < 0.5 ? fraction * 2 * (left - unit * 50) : right + unit * 30 + (fraction - 0.5) * 2 * (width - right)
      return rectangle(
        x,
        height * random.between(0.36, 0.66),
        unit * random.between(36, 76),
        unit * random.between(10, 18),
        shade(rock, random.between(-0.07, 0.06)),
        unit * 8,
      )
    }),
    along(22, random, (fraction) =>
      Math.abs(fraction * width - width / 2) < unit * 250
        ? ''
        : line(
            `M${n(fraction * width)} ${n(height * 0.26)}q${n(unit * random.between(-24, 24))} ${n(unit * 60)} 0 ${n(unit * random.between(90, 210))}`,
            leaves(setting, random.next() < 0.5 ? '#4f9a58' : '#6ab364'),
            unit * random.between(7, 13),
          ),
    ),
    turf(left, -1, 0.25),
    turf(right, 1, 0.235),
    along(10, random, (fraction) =>
      Math.abs(fraction - 0.5) < 0.19
        ? ''
        : ellipse(
            fraction * width,
            height * random.between(0.66, 0.73),
            unit * random.between(60, 90),
            unit * random.between(44, 66),
            leaves(setting, random.next() < 0.5 ? '#3f8f56' : '#57a85c'),
          ),
    ),
    fill(
      `M0 ${n(height * 0.715)}Q${n(width / 2)} ${n(height * 0.68)} ${n(width)} ${n(height * 0.715)}V${n(height)}H0Z`,
      blue,
    ),
    group(
      'opacity=".85"',
      ...[-205, -160, -110, -64, -10, 40, 92, 144, 200].map((x) =>
        ellipse(
          width / 2 + unit * x,
          foot + unit * random.between(2, 14),
          unit * random.between(44, 62),
          unit * random.between(34, 52),
          '#ffffff',
        ),
      ),
    ),
    ...[0.745, 0.775, 0.8].map((y, index) =>
      line(
        `M${n(width * (0.2 + index * 0.12))} ${n(height * y)}q${n(unit * 60)} ${n(-unit * 12)} ${n(unit * 120)} 0t${n(unit * 120)} 0M${n(width * (0.66 - index * 0.08))} ${n(height * (y + 0.012))}q${n(unit * 50)} ${n(-unit * 10)} ${n(unit * 100)} 0t${n(unit * 100)} 0`,
        '#ffffff',
        unit * 5,
        'opacity=".7"',
      ),
    ),
    fill(
      `M0 ${n(height * 0.86)}C${n(width * 0.25)} ${n(height * 0.815)} ${n(width * 0.65)} ${n(height * 0.87)} ${n(width)} ${n(height * 0.83)}V${n(height)}H0Z`,
      grass,
    ),
    plain(frame, height * 0.95, unit * 12, shade(grass, -0.035)),
    !isSnowy(setting.scene) &&
      along(7, random, (fraction) =>
        flower(
          fraction * width,
          height * random.between(0.88, 0.97),
          unit * 6,
          light.lit(random.pick(blossoms)),
          light.lit('#3f8f4a'),
        ),
      ),
    along(8, random, (fraction) =>
      grassTuft(fraction * width, height * random.between(0.87, 0.96), unit * 26, shade(grass, -0.08)),
    ),
  )
}

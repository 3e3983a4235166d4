import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg } from '../svg.js'
import { type DrawPlace, ground, isSnowy, type PlaceSetting } from './place.js'
import { gull, hills } from './shapes.js'
import { water } from './water-places.js'

const fronts = ['#e8786a', '#f4c95d', '#7fb8d8', '#f3ead7', '#8fc4a0', '#e8a07a', '#b79bd0'] as const

/** A harbour: a row of coloured houses across the water, moored boats, a quay of planks. */
export const harbour: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  return join(
    hills(frame, random, height * 0.5, unit * 40, light.faded(ground(setting, '#86b98a'), 0.5), 2),
    houses(setting),
    water(setting, 0.6, 0.84, '#3aa0cf'),
    reflections(setting),
    moored(setting, width * 0.14, height * 0.66, unit * 250, '#e2574c'),
    moored(setting, width * 0.8, height * 0.65, unit * 220, '#3f6fb5'),
    moored(setting, width * 0.94, height * 0.68, unit * 270, '#f3ead7'),
    gull(width * 0.34, height * 0.2, unit, light.lit('#ffffff')),
    gull(width * 0.44, height * 0.15, unit, light.lit('#ffffff')),
    quay(setting),
  )
}

function houses({ frame, light, random, scene }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const foot = height * 0.605
  const pieces: Svg[] = []
  for (let x = -unit * 10, index = random.below(4); x < width; index++) {
    const [wide, tall] = [unit * random.between(82, 118), unit * random.between(120, 190)]
    const front = light.faded(fronts[index % fronts.length] ?? fronts[0], 0.1)
    const roof = isSnowy(scene) ? light.lit('#eef4fa') : light.faded('#a5564a', 0.1)
    const pane = light.dark ? '#ffdf8a' : light.faded('#5d7f96', 0.1)
    const windows = [0.22, 0.62].flatMap((part) =>
      [0.26, 0.58].map((down) =>
        rectangle(x + wide * part, foot - tall * (1 - down), unit * 16, unit * 24, pane, unit * 2),
      ),
    )
    pieces.push(
      fill(
        `M${n(x - unit * 3)} ${n(foot - tall)}L${n(x + wide / 2)} ${n(foot - tall - unit * 56)}L${n(x + wide + unit * 3)} ${n(foot - tall)}Z`,
        roof,
      ),
      rectangle(x, foot - tall, wide, tall, front),
      ...windows,
    )
    x += wide + unit * 3
  }
  return join(...pieces, rectangle(0, foot - unit * 8, width, unit * 18, light.faded('#9a8f88', 0.12)))
}

/** The houses' colours on the water. */
function reflections({ frame, light, random }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  return join(
    ...Array.from({ length: 22 }, () => {
      const x = random.next() * width
      const colour = light.dark ? '#ffdf8a' : mix(light.lit(random.pick(fronts)), light.sky[2], 0.25)
      return line(
        `M${n(x)} ${n(height * random.between(0.625, 0.7))}h${n(unit * random.between(20, 64))}`,
        colour,
        unit * 6,
        'opacity=".5"',
      )
    }),
  )
}

/** A small sailing boat with its sail furled; the waterline's middle at (x, y). */
function moored({ frame: { unit }, light }: PlaceSetting, x: number, y: number, tall: number, colour: string): Svg {
  const hull = light.lit(colour)
  const half = tall * 0.34
  return join(
    line(`M${n(x)} ${n(y)}V${n(y - tall)}`, light.lit('#8a6a4c'), unit * 8),
    line(
      `M${n(x)} ${n(y - tall * 0.95)}L${n(x - half * 1.05)} ${n(y - tall * 0.14)}M${n(x)} ${n(y - tall * 0.95)}L${n(x + half * 1.1)} ${n(y - tall * 0.14)}`,
      light.lit('#8a7a6c'),
      unit * 2.5,
    ),
    line(`M${n(x)} ${n(y - tall * 0.26)}H${n(x + half * 0.86)}`, light.lit('#fff7ec'), unit * 16),
    fill(
      `M${n(x)} ${n(y - tall)}h${n(tall * 0.15)}l${n(-tall * 0.04)} ${n(tall * 0.04)}l${n(tall * 0.04)} ${n(tall * 0.04)}H${n(x)}Z`,
      light.lit('#ffd23e'),
    ),
    fill(
      `M${n(x - half)} ${n(y - tall * 0.15)}H${n(x + half * 1.12)}Q${n(x + half)} ${n(y + tall * 0.05)} ${n(x + half * 0.7)} ${n(y + tall * 0.05)}H${n(x - half * 0.66)}Q${n(x - half * 0.94)} ${n(y + tall * 0.05)} ${n(x - half)} ${n(y - tall * 0.15)}Z`,
      hull,
    ),
    line(`M${n(x - half)} ${n(y - tall * 0.14)}H${n(x + half * 1.1)}`, shade(hull, 0.12), unit * 7),
    ellipse(x, y + tall * 0.055, half * 0.98, unit * 6, '#ffffff', 'opacity=".5"'),
  )
}

/** Planks, bollards with a rope between them, crates and a lifebelt. */
function quay(setting: PlaceSetting): Svg {
  const { frame, light } = setting
  const { width, height, unit } = frame
  const wood = ground(setting, '#c09468')
  const edge = height * 0.835
  const planks = Array.from({ length: 17 }, (_, index) => {
    const step = (index - 8) * width * 0.085
    return `M${n(width / 2 + step)} ${n(edge)}L${n(width / 2 + step * 1.55)} ${n(height)}`
  })
  const bollard = (x: number) =>
    join(
      rectangle(x - unit * 20, edge - unit * 56, unit * 40, unit * 70, light.lit('#4b5568'), unit * 8),
      rectangle(x - unit * 28, edge - unit * 66, unit * 56, unit * 20, light.lit('#5f6b80'), unit * 9),
    )
  const rope = (from: number, to: number) =>
    line(
      `M${n(from)} ${n(edge - unit * 40)}Q${n((from + to) / 2)} ${n(edge + unit * 24)} ${n(to)} ${n(edge - unit * 40)}`,
      light.lit('#e8d3a0'),
      unit * 8,
    )
  const crate = (x: number, y: number, size: number) => {
    const paint = light.lit('#d9a864')
    return join(
      rectangle(x, y - size, size, size, paint, unit * 4),
      line(
        `M${n(x + size * 0.08)} ${n(y - size * 0.92)}L${n(x + size * 0.92)} ${n(y - size * 0.08)}M${n(x + unit * 6)} ${n(y - size + unit * 6)}h${n(size - unit * 12)}v${n(size - unit * 12)}h${n(unit * 12 - size)}Z`,
        shade(paint, -0.13),
        unit * 8,
      ),
    )
  }
  const belt = { x: width * 0.9, y: height * 0.87 }
  return join(
    rectangle(0, edge, width, height - edge, wood),
    line(planks.join(''), shade(wood, -0.08), unit * 4),
    rectangle(0, edge - unit * 6, width, unit * 24, shade(wood, 0.05)),
    rectangle(0, edge + unit * 16, width, unit * 8, shade(wood, -0.12)),
    rope(width * 0.06, width * 0.32),
    rope(width * 0.68, width * 0.95),
    bollard(width * 0.06),
    bollard(width * 0.32),
    bollard(width * 0.68),
    bollard(width * 0.95),
    crate(unit * 24, height * 0.93, unit * 112),
    crate(unit * 44, height * 0.93 - unit * 112, unit * 84),
    circle(belt.x, belt.y + unit * 40, unit * 44, light.lit('#f4573f')),
    `<circle cx="${n(belt.x)}" cy="${n(belt.y + unit * 40)}" r="${n(unit * 33)}" fill="none" stroke="${light.lit('#fffdf8')}" stroke-width="${n(unit * 22)}" stroke-dasharray="${n(unit * 26)} ${n(unit * 26)}"/>`,
    circle(belt.x, belt.y + unit * 40, unit * 20, wood),
  )
}

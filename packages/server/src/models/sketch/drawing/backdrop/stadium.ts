import { mix, shade } from '../colour.js'
import type { Light } from '../light.js'
import { circle, fill, glow, join, line, n, rectangle, type Svg } from '../svg.js'
import { type DrawPlace, ground, isSnowy, type PlaceSetting } from './place.js'

const shirts = ['#e5383b', '#ffdd2e', '#2f7fe0', '#ffffff', '#ff8a1f', '#8a55d1', '#3fae52'] as const

/** A stadium: full stands, floodlights, a striped pitch with its lines and a goal. */
export const stadium: DrawPlace = (outside) => {
  const setting = { ...outside, light: floodlit(outside.light) }
  const { frame } = setting
  const { width } = frame
  return join(
    floodlight(setting, width * 0.12),
    floodlight(setting, width * 0.88),
    stands(setting),
    boards(setting),
    pitch(setting),
    goal(setting),
  )
}

/** By night everything is lit by the lamps, nearly as by day. */
function floodlit(light: Light): Light {
  if (!light.dark) return light
  const lit = (colour: string) => mix(colour, '#1a2468', 0.12)
  return { ...light, lit, faded: (colour, distance) => mix(lit(colour), '#2b3570', distance * 1.6) }
}

function stands({ frame, light, random }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const concrete = light.faded('#8f9bb3', 0.12)
  const top = (x: number) => height * 0.34 + ((2 * x) / width - 1) ** 2 * -height * 0.05
  const crowd: Svg[] = []
  for (let row = 0; row < 8; row++) {
    const down = row / 8
    for (let x = unit * 12 * (row % 2); x < width; x += unit * 27) {
      if (random.next() < 0.1) continue
      const y = top(x) + (height * 0.6 - top(x)) * (0.1 + down * 0.88)
      const colour = light.faded(random.pick(shirts), 0.14)
      crowd.push(
        rectangle(x - unit * 10, y, unit * 20, unit * 20, colour, unit * 7),
        circle(x, y - unit * 5, unit * 8, light.faded(random.pick(['#ffd9b0', '#c98f6a', '#8a5a3c', '#ffe0c2']), 0.08)),
      )
    }
  }
  const rim = `M0 ${n(top(0))}Q${n(width / 2)} ${n(2 * top(width / 2) - top(0))} ${n(width)} ${n(top(width))}`
  return join(fill(`${rim}V${n(height * 0.66)}H0Z`, concrete), ...crowd, line(rim, shade(concrete, 0.1), unit * 20))
}

/** The coloured boards before the stands. */
function boards({ frame, light }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const colours = ['#2f62c9', '#e2474c', '#f0b93c', '#2f9a6a']
  const wide = unit * 210
  return join(
    ...Array.from({ length: Math.ceil(width / wide) }, (_, index) =>
      join(
        rectangle(index * wide, height * 0.605, wide, unit * 58, light.lit(colours[index % 4] ?? '#2f62c9')),
        circle(index * wide + wide * 0.3, height * 0.605 + unit * 29, unit * 13, light.lit('#fffdf8'), 'opacity=".85"'),
        rectangle(
          index * wide + wide * 0.42,
          height * 0.605 + unit * 22,
          wide * 0.36,
          unit * 14,
          light.lit('#fffdf8'),
          unit * 6,
          'opacity=".85"',
        ),
      ),
    ),
  )
}

function pitch(setting: PlaceSetting): Svg {
  const { frame, light, scene } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#5fb84e')
  const white = isSnowy(scene) ? light.lit('#9fc5e0') : light.lit('#ffffff')
  const rows = [0.655, 0.685, 0.725, 0.78, 0.85, 0.935, 1]
  const stripes = rows.slice(0, -1).map((top, index) => {
    const bottom = rows[index + 1] ?? 1
    return rectangle(0, height * top, width, height * (bottom - top) + 1, index % 2 ? grass : shade(grass, 0.045))
  })
  return join(
    ...stripes,
    line(`M0 ${n(height * 0.672)}H${n(width)}`, white, unit * 6),
    line(
      `M${n(width / 2 - unit * 250)} ${n(height * 0.672)}L${n(width / 2 - unit * 330)} ${n(height * 0.765)}H${n(width / 2 + unit * 330)}L${n(width / 2 + unit * 250)} ${n(height * 0.672)}`,
      white,
      unit * 7,
    ),
    line(`M${n(-width * 0.05)} ${n(height * 0.9)}H${n(width * 1.05)}`, white, unit * 11),
    `<ellipse cx="${n(width / 2)}" cy="${n(height * 0.9)}" rx="${n(unit * 340)}" ry="${n(unit * 62)}" fill="none" stroke="${white}" stroke-width="${n(unit * 10)}"/>`,
  )
}

function goal({ frame, light }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const [x, foot, half, tall] = [width / 2, height * 0.674, unit * 150, unit * 118]
  const net: string[] = []
  for (let right = -half; right <= half; right += unit * 25) net.push(`M${n(x + right)} ${n(foot - tall)}V${n(foot)}`)
  for (let up = 0; up <= tall; up += unit * 24) net.push(`M${n(x - half)} ${n(foot - up)}H${n(x + half)}`)
  return join(
    rectangle(x - half, foot - tall, half * 2, tall, '#ffffff', 0, 'opacity=".14"'),
    line(net.join(''), '#ffffff', unit * 2, 'opacity=".7"'),
    line(`M${n(x - half)} ${n(foot)}V${n(foot - tall)}H${n(x + half)}V${n(foot)}`, light.lit('#ffffff'), unit * 10),
  )
}

function floodlight({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const y = height * 0.14
  const lamps = [-44, 0, 44].flatMap((right) =>
    [-20, 20].map((down) =>
      circle(x + unit * right, y + unit * down, unit * 16, light.dark ? '#fffbe0' : light.lit('#fff6d8')),
    ),
  )
  return join(
    light.dark && join(glow(`flood${n(x)}`, '#fff6d0', 0.7), circle(x, y, unit * 330, `url(#flood${n(x)})`)),
    line(`M${n(x)} ${n(y)}V${n(height * 0.5)}`, light.faded('#6b7688', 0.1), unit * 16),
    rectangle(x - unit * 74, y - unit * 46, unit * 148, unit * 92, light.faded('#4b5568', 0.1), unit * 8),
    ...lamps,
  )
}

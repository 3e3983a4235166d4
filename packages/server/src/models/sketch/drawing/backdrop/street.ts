import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, glow, group, join, line, n, rectangle, type Svg } from '../svg.js'
import { type DrawPlace, ground, isSnowy, type PlaceSetting } from './place.js'

const fronts = ['#f2b8a0', '#f6d98b', '#a8cfd6', '#d7b3d8', '#b7d3a0', '#f0c9b0', '#c3c8e6'] as const
const awnings = ['#e2574c', '#3f8fc4', '#4fa06a', '#e8913c', '#8d65c5'] as const

/** A street of old houses with shops: awnings, lamps, lights on a line, cobbles. */
export const street: DrawPlace = (setting) => {
  const { frame } = setting
  const { width, height, unit } = frame
  const houses: Svg[] = []
  const count = Math.max(4, Math.round(width / (unit * 250)))
  const wide = width / count
  for (let index = 0; index < count; index++) houses.push(house(setting, index * wide, wide, index))
  const stone = ground(setting, '#c8bcae')
  return join(
    ...houses,
    fairyLights(setting),
    rectangle(0, height * 0.725, width, height * 0.275, stone),
    rectangle(0, height * 0.722, width, unit * 14, shade(stone, 0.07)),
    cobbles(setting, stone),
    lamp(setting, width * 0.07),
    lamp(setting, width * 0.93),
  )
}

function house(setting: PlaceSetting, x: number, wide: number, index: number): Svg {
  const { frame, light, random, scene } = setting
  const { height, unit } = frame
  const foot = height * 0.725
  const tall = unit * random.between(390, 500)
  const top = foot - tall
  const front = light.faded(fronts[(index + random.below(2)) % fronts.length] ?? fronts[0], 0.05)
  const roof = isSnowy(scene) ? light.lit('#eef4fa') : light.faded(random.pick(['#b5564c', '#7a5c6e', '#5c6f8f']), 0.05)
  const gable = random.next() < 0.5
  return join(
    gable
      ? fill(
          `M${n(x - unit * 6)} ${n(top + unit * 4)}L${n(x + wide / 2)} ${n(top - unit * 110)}L${n(x + wide + unit * 6)} ${n(top + unit * 4)}Z`,
          roof,
        )
      : fill(
          `M${n(x)} ${n(top)}L${n(x + unit * 22)} ${n(top - unit * 56)}H${n(x + wide - unit * 22)}L${n(x + wide)} ${n(top)}Z`,
          roof,
        ),
    rectangle(x, top, wide + 1, tall, front),
    rectangle(x, top, wide + 1, unit * 12, shade(front, 0.06)),
    upperWindows(setting, x, wide, top, front),
    shop(setting, x, wide, foot, light.lit(awnings[index % awnings.length] ?? awnings[0])),
  )
}

function upperWindows(
  { frame: { unit }, light, random }: PlaceSetting,
  x: number,
  wide: number,
  top: number,
  front: string,
): Svg {
  const pane = (left: number, y: number) => {
    const isLit = light.dark && random.next() < 0.7
    return join(
      rectangle(left - unit * 6, y - unit * 6, unit * 62, unit * 92, shade(front, 0.1), unit * 4),
      rectangle(left, y, unit * 50, unit * 80, isLit ? '#ffdf8a' : light.lit('#86b4cf'), unit * 3),
      line(
        `M${n(left + unit * 25)} ${n(y)}v${n(unit * 80)}M${n(left)} ${n(y + unit * 36)}h${n(unit * 50)}`,
        shade(front, 0.1),
        unit * 5,
      ),
      rectangle(left - unit * 10, y + unit * 80, unit * 70, unit * 12, light.lit('#8f5a36'), unit * 3),
      ...[4, 24, 44].map((right) =>
        circle(left + unit * right, y + unit * 77, unit * 9, light.lit(right === 24 ? '#f56f8e' : '#5fae57')),
      ),
    )
  }
  return join(pane(x + wide * 0.26 - unit * 25, top + unit * 46), pane(x + wide * 0.74 - unit * 25, top + unit * 46))
}

function shop({ frame: { unit }, light }: PlaceSetting, x: number, wide: number, foot: number, colour: string): Svg {
  const top = foot - unit * 212
  const glass = light.dark ? '#ffe2a0' : light.lit('#bfe0ea')
  const stripes = Array.from({ length: 6 }, (_, index) => {
    const part = (wide - unit * 20) / 6
    return fill(
      `M${n(x + unit * 10 + index * part)} ${n(top)}h${n(part)}v${n(unit * 46)}q${n(-part / 2)} ${n(unit * 26)} ${n(-part)} 0Z`,
      index % 2 ? light.lit('#fff7ec') : colour,
    )
  })
  return join(
    rectangle(x + wide * 0.08, top + unit * 30, wide * 0.5, unit * 142, shade(colour, -0.16), unit * 5),
    rectangle(x + wide * 0.08 + unit * 8, top + unit * 38, wide * 0.5 - unit * 16, unit * 126, glass),
    ...[0.2, 0.34, 0.47].map((part, index) =>
      circle(
        x + wide * part,
        top + unit * 146,
        unit * 17,
        light.lit(['#d98f5c', '#e2675a', '#8fb86a'][index] ?? '#d98f5c'),
      ),
    ),
    rectangle(x + wide * 0.66, top + unit * 40, wide * 0.25, unit * 172, light.lit('#7a4f38'), unit * 5),
    rectangle(x + wide * 0.66 + unit * 10, top + unit * 52, wide * 0.25 - unit * 20, unit * 84, glass, unit * 4),
    circle(x + wide * 0.88, top + unit * 156, unit * 5, light.lit('#ffd86b')),
    ...stripes,
  )
}

/** Rows of stones that grow towards the viewer. */
function cobbles({ frame, random }: PlaceSetting, stone: string): Svg {
  const { width, height, unit } = frame
  const pieces: Svg[] = []
  for (let y = 0.752, row = 0; y < 1.02; row++) {
    const tall = 0.012 + (y - 0.74) * 0.085
    const wide = unit * (46 + (y - 0.74) * 330)
    for (let x = (row % 2) * wide * -0.5; x < width; x += wide) {
      const tone = shade(stone, random.between(-0.055, 0.02))
      pieces.push(rectangle(x, height * y, wide * 0.93, height * tall * 0.86, tone, unit * 9))
    }
    y += tall
  }
  return join(rectangle(0, height * 0.748, width, height * 0.252, shade(stone, -0.1)), ...pieces)
}

function lamp({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const foot = height * 0.8
  const iron = light.lit('#3a4152')
  const y = foot - unit * 400
  return join(
    light.dark && join(glow(`street${n(x)}`, '#ffd88a', 0.75), circle(x, y, unit * 210, `url(#street${n(x)})`)),
    light.dark && ellipse(x, foot, unit * 170, unit * 34, '#ffdf9a', 'opacity=".28"'),
    line(`M${n(x)} ${n(foot)}V${n(y + unit * 40)}`, iron, unit * 14),
    fill(
      `M${n(x - unit * 30)} ${n(foot)}L${n(x - unit * 14)} ${n(foot - unit * 46)}H${n(x + unit * 14)}L${n(x + unit * 30)} ${n(foot)}Z`,
      iron,
    ),
    fill(
      `M${n(x - unit * 24)} ${n(y + unit * 44)}L${n(x - unit * 36)} ${n(y - unit * 34)}H${n(x + unit * 36)}L${n(x + unit * 24)} ${n(y + unit * 44)}Z`,
      light.dark ? '#fff0b8' : light.lit('#fff3d6'),
    ),
    fill(
      `M${n(x - unit * 46)} ${n(y - unit * 32)}L${n(x)} ${n(y - unit * 76)}L${n(x + unit * 46)} ${n(y - unit * 32)}Z`,
      iron,
    ),
    rectangle(x - unit * 30, y + unit * 40, unit * 60, unit * 12, iron, unit * 4),
  )
}

/** Small lights on lines from house to house. */
function fairyLights({ frame, light }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const bulbs: Svg[] = []
  const swing = (x: number) => height * 0.725 - unit * 525 + Math.sin((x / width) * Math.PI * 3) ** 2 * unit * 62
  let path = ''
  for (let step = 0; step <= 48; step++) {
    const x = (width * step) / 48
    path += `${step ? 'L' : 'M'}${n(x)} ${n(swing(x))}`
    if (step % 2) continue
    const colour = ['#ffd166', '#ff8fa3', '#8fe0c0', '#9cc4ff'][(step / 2) % 4] ?? '#ffd166'
    const bulb = light.dark ? colour : mix(light.lit(colour), '#ffffff', 0.15)
    bulbs.push(
      light.dark ? circle(x, swing(x) + unit * 13, unit * 26, bulb, 'opacity=".25"') : '',
      circle(x, swing(x) + unit * 13, unit * 10, bulb),
    )
  }
  return group('', line(path, light.lit('#5b5468'), unit * 4), ...bulbs)
}

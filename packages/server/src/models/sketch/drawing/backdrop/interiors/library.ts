import { shade } from '../../colour.js'
import { fill, join, line, n, rectangle, type Svg } from '../../svg.js'
import type { DrawPlace, PlaceSetting } from '../place.js'
import { carpet, hangingLamp, wall, woodenFloor } from './parts.js'

const bindings = [
  '#b5473c',
  '#2f5f8f',
  '#d9a441',
  '#4f7d4a',
  '#7a4a86',
  '#c8793c',
  '#35706b',
  '#8f2f3c',
  '#e8d9b8',
] as const

/** A library: shelves up to the ceiling, a ladder, a tall window between them. */
export const library: DrawPlace = (setting) => {
  const { frame } = setting
  const { width, height, unit } = frame
  const middle = unit * 118
  return join(
    wall(setting, '#e9d3a8'),
    archedWindow(setting, width / 2, height * 0.1, middle * 1.5, height * 0.5),
    shelves(setting, -unit * 10, width / 2 - middle),
    shelves(setting, width / 2 + middle, width + unit * 10),
    ladder(setting, width * 0.16),
    woodenFloor(setting, '#9a623c'),
    carpet(setting, '#8f2f3c'),
    hangingLamp(setting, width * 0.24, height * 0.05, '#3f7a5c'),
    hangingLamp(setting, width * 0.76, height * 0.05, '#3f7a5c'),
  )
}

/** Boards with books of every size; some lean, here and there is a gap. */
function shelves({ frame, light, random }: PlaceSetting, left: number, right: number): Svg {
  const { height, unit } = frame
  const wood = light.lit('#7a4a2c')
  const step = height * 0.122
  const rows = 6
  const pieces: Svg[] = [rectangle(left, 0, right - left, height * 0.745, shade(wood, -0.1))]
  for (let row = 0; row < rows; row++) {
    const floor = height * 0.012 + step * (row + 1)
    for (let x = left + unit * 22; x < right - unit * 40; ) {
      const wide = unit * random.between(15, 32)
      const tall = step * random.between(0.58, 0.84)
      const colour = light.lit(random.pick(bindings))
      if (random.next() < 0.05) x += unit * 34
      else {
        const leans = random.next() < 0.06
        const turn = leans ? `transform="rotate(11 ${n(x)} ${n(floor)})"` : ''
        pieces.push(
          rectangle(x, floor - tall, wide, tall, colour, unit * 3, turn),
          rectangle(x, floor - tall * 0.82, wide, tall * 0.09, shade(colour, 0.12), 0, turn),
        )
        x += leans ? unit * 16 : 0
      }
      x += wide + unit * 2
    }
    pieces.push(rectangle(left, floor, right - left, unit * 15, wood))
  }
  pieces.push(
    rectangle(left, 0, unit * 18, height * 0.745, wood),
    rectangle(right - unit * 18, 0, unit * 18, height * 0.745, wood),
  )
  return pieces.join('')
}

function archedWindow(
  { frame: { unit }, light }: PlaceSetting,
  x: number,
  top: number,
  wide: number,
  tall: number,
): Svg {
  const arch = (grown: number) => {
    const half = wide / 2 + grown
    return `M${n(x - half)} ${n(top + tall + grown)}V${n(top + half)}A${n(half)} ${n(half)} 0 0 1 ${n(x + half)} ${n(top + half)}V${n(top + tall + grown)}Z`
  }
  const lead = light.lit('#fff3dc')
  return join(
    fill(arch(unit * 14), light.lit('#b9905c')),
    fill(arch(0), 'url(#sky)'),
    fill(arch(0), light.dark ? '#ffe08a' : '#fff6d6', `opacity="${light.dark ? '.08' : '.35'}"`),
    line(
      `M${n(x)} ${n(top)}v${n(tall)}M${n(x - wide / 2)} ${n(top + tall * 0.4)}h${n(wide)}M${n(x - wide / 2)} ${n(top + tall * 0.7)}h${n(wide)}`,
      lead,
      unit * 7,
    ),
  )
}

function ladder({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const wood = light.lit('#d9a864')
  const [top, foot, lean] = [height * 0.14, height * 0.77, unit * 90]
  const rungs = Array.from({ length: 9 }, (_, index) => {
    const part = (index + 0.7) / 9.4
    return `M${n(x - lean * part)} ${n(top + (foot - top) * part)}h${n(unit * 74)}`
  })
  return join(
    line(rungs.join(''), shade(wood, -0.06), unit * 9),
    line(
      `M${n(x)} ${n(top)}L${n(x - lean)} ${n(foot)}M${n(x + unit * 74)} ${n(top)}L${n(x - lean + unit * 74)} ${n(foot)}`,
      wood,
      unit * 12,
    ),
  )
}

import { shade } from '../../colour.js'
import { circle, ellipse, fill, glow, join, line, n, rectangle, type Svg } from '../../svg.js'
import type { DrawPlace, PlaceSetting } from '../place.js'
import { carpet, curtains, wall, window, woodenFloor } from './parts.js'
import { nightstand } from './room.js'

const star = 'M0-5L1.5-1.6L5-1.4L2.3 1L3.1 4.6L0 2.6L-3.1 4.6L-2.3 1L-5-1.4L-1.5-1.6Z'

/** A bedroom: a bed by the wall, a lamp beside it, stars on the wallpaper. */
export const bedroom: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const colour = random.pick(['#c9d4f0', '#f3d6df', '#d5e8d8', '#e6d8f2'])
  const blanket = random.pick(['#5f7fd0', '#e07a93', '#6fae86', '#8d6cc4'])
  const opening = { x: width * 0.17, y: height * 0.14, wide: unit * 230, tall: unit * 270 }
  const pattern = Array.from({ length: 26 }, (_, index) => {
    const [x, y] = [(((index * 0.31) % 1) + 0.02) * width, ((index * 0.173) % 0.66) * height + unit * 20]
    return fill(star, shade(light.lit(colour), 0.05), `transform="translate(${n(x)} ${n(y)}) scale(${n(unit * 3)})"`)
  })
  return join(
    glow('bedlamp', '#ffdf9a', 0.7),
    wall(setting, colour),
    ...pattern,
    window(setting, opening),
    curtains(setting, opening, blanket),
    bunting(setting),
    woodenFloor(setting, '#d8b48c'),
    bed(setting, width - unit * 360, height * 0.8, blanket),
    nightstand(setting, unit * 96, height * 0.79),
    carpet(setting, '#9fb4e6'),
  )
}

/** A bed that leaves the picture on the right; its foot board stands at `x`, on the floor at `y`. */
function bed({ frame: { unit }, light }: PlaceSetting, x: number, y: number, colour: string): Svg {
  const [wood, cloth, white] = [light.lit('#b07a4c'), light.lit(colour), light.lit('#fffaf2')]
  const at = (right: number, up: number) => `${n(x + unit * right)} ${n(y - unit * up)}`
  return join(
    ellipse(x + unit * 220, y, unit * 250, unit * 16, '#10233f', 'opacity=".16"'),
    fill(`M${at(330, 0)}V${n(y - unit * 330)}Q${at(370, 360)} ${at(420, 350)}V${n(y)}Z`, wood),
    rectangle(x, y - unit * 90, unit * 420, unit * 78, shade(wood, -0.04), unit * 6),
    fill(
      `M${at(10, 96)}Q${at(14, 176)} ${at(90, 176)}H${n(x + unit * 420)}V${n(y - unit * 60)}H${n(x + unit * 10)}Z`,
      white,
    ),
    fill(`M${at(246, 176)}Q${at(250, 232)} ${at(310, 232)}Q${at(360, 228)} ${at(356, 176)}Z`, shade(white, -0.03)),
    fill(
      `M${at(2, 48)}V${n(y - unit * 120)}Q${at(6, 186)} ${at(80, 186)}H${n(x + unit * 236)}V${n(y - unit * 48)}Z`,
      cloth,
    ),
    rectangle(x + unit * 196, y - unit * 190, unit * 44, unit * 142, light.lit('#fff3dc'), unit * 6),
    ...[40, 96, 152].map((right, index) =>
      circle(x + unit * right, y - unit * (index % 2 ? 86 : 136), unit * 13, shade(cloth, 0.09)),
    ),
    rectangle(x - unit * 10, y - unit * 140, unit * 24, unit * 140, wood, unit * 8),
    ellipse(x + unit * 2, y - unit * 142, unit * 17, unit * 15, shade(wood, 0.05)),
  )
}

/** Small flags on a line. */
function bunting({ frame, light }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const colours = ['#f28b82', '#ffd166', '#8fd3b6', '#8fb8f0', '#d9a5e8']
  const y = (x: number) => height * 0.06 + Math.sin((x / width) * Math.PI) * unit * 60
  const flags = Array.from({ length: 12 }, (_, index) => {
    const x = (width * (index + 0.5)) / 12
    return fill(
      `M${n(x - unit * 24)} ${n(y(x))}h${n(unit * 48)}l${n(-unit * 24)} ${n(unit * 50)}Z`,
      light.lit(colours[index % colours.length] ?? '#f28b82'),
    )
  })
  const cord = `M0 ${n(y(0))}Q${n(width / 2)} ${n(height * 0.06 + unit * 118)} ${n(width)} ${n(y(width))}`
  return join(line(cord, light.lit('#fffaf2'), unit * 4), ...flags)
}

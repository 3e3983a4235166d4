import { shade } from '../../colour.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg } from '../../svg.js'
import type { DrawPlace, PlaceSetting } from '../place.js'
import { carpet, curtains, framedPicture, wall, window, woodenFloor } from './parts.js'

/** A living room: a window, a picture, a plant, a carpet. */
export const room: DrawPlace = (setting) => {
  const { frame, random } = setting
  const { width, height, unit } = frame
  const colour = random.pick(['#f7dcc4', '#cfe3e6', '#e5d9f0', '#f5e3b8', '#d8e6cf'])
  const drape = random.pick(['#e58a7a', '#7fb0c9', '#a99ad6', '#8fbf8a'])
  const opening = { x: width * 0.12, y: height * 0.14, wide: unit * 260, tall: unit * 300 }
  return join(
    wall(setting, colour),
    window(setting, opening),
    curtains(setting, opening, drape),
    framedPicture(setting, width * 0.83, height * 0.22),
    woodenFloor(setting),
    plant(setting, width * 0.92, height * 0.79),
    carpet(setting, '#e2727a'),
  )
}

/** A potted plant with big leaves; its pot's foot at (x, y). */
export function plant({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  const green = light.lit('#3f9a5c')
  const leaf = (turn: number, long: number, colour: string) =>
    fill(
      `M0 0C${n(long * 0.1)} ${n(-long * 0.4)} ${n(long * 0.1)} ${n(-long * 0.8)} 0 ${n(-long)}C${n(-long * 0.22)} ${n(-long * 0.7)} ${n(-long * 0.2)} ${n(-long * 0.3)} 0 0Z`,
      colour,
      `transform="translate(${n(x)} ${n(y - unit * 90)}) rotate(${turn})"`,
    )
  return join(
    ellipse(x, y, unit * 62, unit * 10, '#10233f', 'opacity=".14"'),
    leaf(-48, unit * 150, shade(green, -0.05)),
    leaf(46, unit * 150, shade(green, -0.05)),
    leaf(-22, unit * 190, green),
    leaf(26, unit * 185, shade(green, 0.03)),
    leaf(4, unit * 205, shade(green, 0.05)),
    fill(
      `M${n(x - unit * 54)} ${n(y - unit * 98)}h${n(unit * 108)}l${n(-unit * 16)} ${n(unit * 98)}h${n(-unit * 76)}Z`,
      light.lit('#d9775a'),
    ),
    rectangle(x - unit * 60, y - unit * 106, unit * 120, unit * 22, light.lit('#e58b6c'), unit * 5),
  )
}

/** A lamp with a shade on a small table; its foot at (x, y). */
export function nightstand({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  const wood = light.lit('#b57f52')
  return join(
    light.dark && circle(x, y - unit * 218, unit * 190, 'url(#bedlamp)'),
    rectangle(x - unit * 62, y - unit * 130, unit * 124, unit * 130, wood, unit * 6),
    rectangle(x - unit * 70, y - unit * 138, unit * 140, unit * 16, shade(wood, 0.06), unit * 5),
    rectangle(x - unit * 48, y - unit * 106, unit * 96, unit * 40, shade(wood, 0.04), unit * 4),
    circle(x, y - unit * 86, unit * 6, light.lit('#ffe1a6')),
    line(`M${n(x)} ${n(y - unit * 138)}v${n(-unit * 40)}`, light.lit('#e8e0d4'), unit * 10),
    fill(
      `M${n(x - unit * 32)} ${n(y - unit * 250)}h${n(unit * 64)}l${n(unit * 24)} ${n(unit * 76)}h${n(-unit * 112)}Z`,
      light.dark ? '#ffe6a3' : light.lit('#ffe1a6'),
    ),
  )
}

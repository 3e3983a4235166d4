import { shade } from '../../colour.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg } from '../../svg.js'
import type { DrawPlace, PlaceSetting } from '../place.js'
import { hangingLamp, wall, window } from './parts.js'

/** A kitchen: a counter with cupboards and an oven, a shelf of jars, a tiled floor. */
export const kitchen: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const cupboard = light.lit(random.pick(['#7fb8ad', '#8fb0d9', '#e8b66a', '#d98f7c']))
  return join(
    wall(setting, '#fbeed6'),
    tiles(setting, height * 0.4, height * 0.56),
    window(setting, { x: width * 0.13, y: height * 0.1, wide: unit * 220, tall: unit * 210 }),
    shelf(setting, width - unit * 400, height * 0.24),
    counter(setting, cupboard),
    floorTiles(setting),
    oven(setting, width - unit * 330),
    kettle(setting, width * 0.14),
    hangingLamp(setting, width * 0.5, height * 0.08, '#e2675a'),
  )
}

function tiles({ frame, light }: PlaceSetting, top: number, bottom: number): Svg {
  const { width, unit } = frame
  const paint = light.lit('#eef6f5')
  const joint = shade(paint, -0.05)
  const size = unit * 52
  const rows = Math.ceil((bottom - top) / size)
  const across = Array.from({ length: rows + 1 }, (_, row) => `M0 ${n(top + row * size)}H${n(width)}`)
  const down = Array.from(
    { length: Math.ceil(width / size) },
    (_, column) => `M${n(column * size)} ${n(top)}V${n(bottom)}`,
  )
  return join(rectangle(0, top, width, bottom - top, paint), line([...across, ...down].join(''), joint, unit * 3))
}

function counter({ frame, light }: PlaceSetting, colour: string): Svg {
  const { width, height, unit } = frame
  const [top, foot] = [height * 0.56, height * 0.765]
  const door = unit * 150
  const doors = Array.from({ length: Math.ceil(width / door) }, (_, index) =>
    join(
      rectangle(
        index * door + unit * 10,
        top + unit * 40,
        door - unit * 20,
        foot - top - unit * 62,
        shade(colour, 0.045),
        unit * 8,
      ),
      circle(
        index * door + (index % 2 ? unit * 28 : door - unit * 28),
        top + unit * 74,
        unit * 7,
        light.lit('#fff3d6'),
      ),
    ),
  )
  return join(
    rectangle(0, top, width, foot - top, colour),
    ...doors,
    rectangle(0, foot - unit * 18, width, unit * 18, shade(colour, -0.14)),
    rectangle(0, top - unit * 6, width, unit * 30, light.lit('#c08c5c'), unit * 4),
    rectangle(0, top - unit * 6, width, unit * 9, light.lit('#d9a878'), unit * 4),
  )
}

/** Tiles that grow towards the viewer. */
function floorTiles({ frame, light }: PlaceSetting): Svg {
  const { width, height } = frame
  const [one, other] = [light.lit('#f3e7d3'), light.lit('#d9b48f')]
  const rows = [0.765, 0.8, 0.845, 0.9, 0.965, 1.04]
  const edge = (column: number, y: number) => width / 2 + (column - 6) * width * 0.115 * (1 + (y - 0.765) * 2.6)
  const pieces: Svg[] = []
  for (let row = 0; row < 5; row++) {
    const [top = 0, bottom = 1] = rows.slice(row, row + 2)
    for (let column = 0; column < 12; column++) {
      if ((row + column) % 2) continue
      pieces.push(
        fill(
          `M${n(edge(column, top))} ${n(height * top)}H${n(edge(column + 1, top))}L${n(edge(column + 1, bottom))} ${n(height * bottom)}H${n(edge(column, bottom))}Z`,
          other,
        ),
      )
    }
  }
  return join(rectangle(0, height * 0.765, width, height * 0.235, one), ...pieces)
}

function oven({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const [top, foot] = [height * 0.545, height * 0.765]
  const steel = light.lit('#dfe5ea')
  const wide = unit * 220
  return join(
    rectangle(x, top, wide, foot - top, steel, unit * 8),
    rectangle(
      x + unit * 24,
      top + unit * 74,
      wide - unit * 48,
      foot - top - unit * 112,
      light.lit('#3c4454'),
      unit * 10,
    ),
    rectangle(
      x + unit * 40,
      top + unit * 90,
      wide - unit * 80,
      foot - top - unit * 146,
      light.dark ? '#ff9d4a' : light.lit('#7a5348'),
      unit * 6,
    ),
    line(`M${n(x + unit * 30)} ${n(top + unit * 60)}h${n(wide - unit * 60)}`, light.lit('#9aa5b1'), unit * 9),
    ...[0.2, 0.4, 0.6, 0.8].map((part) => circle(x + wide * part, top + unit * 28, unit * 11, light.lit('#e2574c'))),
    rectangle(x + unit * 52, top - unit * 78, unit * 116, unit * 78, light.lit('#5f86c9'), unit * 12),
    rectangle(x + unit * 42, top - unit * 86, unit * 136, unit * 18, light.lit('#86a8e0'), unit * 8),
    circle(x + unit * 110, top - unit * 92, unit * 10, light.lit('#3f5f9e')),
    line(
      `M${n(x + unit * 84)} ${n(top - unit * 112)}q${n(-unit * 16)} ${n(-unit * 20)} 0 ${n(-unit * 40)}M${n(x + unit * 134)} ${n(top - unit * 112)}q${n(unit * 16)} ${n(-unit * 20)} 0 ${n(-unit * 40)}`,
      '#ffffff',
      unit * 8,
      'opacity=".7"',
    ),
  )
}

function kettle({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const y = height * 0.555
  const red = light.lit('#e2574c')
  return join(
    line(
      `M${n(x - unit * 34)} ${n(y - unit * 62)}q${n(unit * 34)} ${n(-unit * 60)} ${n(unit * 68)} 0`,
      light.lit('#4a4450'),
      unit * 9,
    ),
    fill(
      `M${n(x - unit * 52)} ${n(y)}q${n(-unit * 6)} ${n(-unit * 76)} ${n(unit * 52)} ${n(-unit * 78)}q${n(unit * 58)} ${n(unit * 2)} ${n(unit * 52)} ${n(unit * 78)}Z`,
      red,
    ),
    line(
      `M${n(x + unit * 46)} ${n(y - unit * 34)}q${n(unit * 26)} ${n(-unit * 6)} ${n(unit * 30)} ${n(-unit * 36)}`,
      red,
      unit * 14,
    ),
    ellipse(x - unit * 22, y - unit * 44, unit * 8, unit * 18, shade(red, 0.12)),
  )
}

/** Two boards with jars, plates and a plant. */
function shelf({ frame, light }: PlaceSetting, x: number, y: number): Svg {
  const { unit } = frame
  const wood = light.lit('#b57f52')
  const jar = (right: number, colour: string, tall: number) =>
    join(
      rectangle(x + unit * right, y - unit * tall, unit * 48, unit * tall, light.lit(colour), unit * 10),
      rectangle(x + unit * (right + 2), y - unit * (tall + 12), unit * 44, unit * 16, light.lit('#8f5a36'), unit * 5),
    )
  const plate = (right: number) =>
    join(
      circle(x + unit * right, y + unit * 82, unit * 40, light.lit('#fffdf8')),
      circle(x + unit * right, y + unit * 82, unit * 26, light.lit('#bfe0ea')),
    )
  return join(
    jar(20, '#f2c9a0', 74),
    jar(86, '#e8e1cf', 92),
    jar(152, '#c6dba0', 66),
    jar(226, '#e9a58f', 84),
    rectangle(x, y, unit * 320, unit * 16, wood, unit * 4),
    plate(58),
    plate(150),
    plate(242),
    rectangle(x, y + unit * 122, unit * 320, unit * 16, wood, unit * 4),
  )
}

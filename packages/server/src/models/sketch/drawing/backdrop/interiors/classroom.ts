import { shade } from '../../colour.js'
import { circle, ellipse, fill, group, join, line, n, rectangle, type Svg } from '../../svg.js'
import type { DrawPlace, PlaceSetting } from '../place.js'
import { wall, window, woodenFloor } from './parts.js'

/** A classroom: a blackboard with chalk drawings, a clock, desks, a globe. */
export const classroom: DrawPlace = (setting) => {
  const { frame } = setting
  const { width, height, unit } = frame
  return join(
    wall(setting, '#f6e7bd'),
    window(setting, { x: width * 0.07, y: height * 0.14, wide: unit * 170, tall: unit * 280 }),
    blackboard(setting),
    clock(setting, width * 0.9, height * 0.16),
    pictures(setting, width * 0.9, height * 0.33),
    woodenFloor(setting, '#d0a06c'),
    desk(setting, width * 0.1, height * 0.8),
    desk(setting, width * 0.9, height * 0.8),
    globe(setting, width * 0.9, height * 0.8 - unit * 122),
    books(setting, width * 0.1, height * 0.8 - unit * 122),
  )
}

function blackboard({ frame, light }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const wide = Math.min(width * 0.54, unit * 760)
  const [x, y, tall] = [width * 0.52 - wide / 2, height * 0.12, height * 0.4]
  const chalk = (path: string, colour = '#f4f7ee') => line(path, colour, 5)
  const drawings = group(
    `transform="translate(${n(x)} ${n(y)}) scale(${n(wide / 560)} ${n(tall / 400)})" opacity=".92"`,
    circle(80, 80, 32, '#ffe27a'),
    chalk(
      'M80 32V20M80 128V140M32 80H20M128 80H140M46 46L36 36M114 46L124 36M46 114L36 124M114 114L124 124',
      '#ffe27a',
    ),
    chalk('M440 130V80L480 48L520 80V130ZM470 130V104H490V130', '#ffb9c8'),
    chalk('M40 340Q80 300 120 340T200 340', '#8fd3f5'),
    chalk('M190 60V100M170 80H210M236 60V100M276 70H306M276 90H306M336 66Q356 50 366 68Q368 82 338 100H370'),
    chalk('M450 330Q470 270 500 330Q476 350 450 330M475 300V262M475 272Q490 258 500 268', '#9be3a4'),
    chalk('M190 300L214 250L238 300ZM262 252H310V300H262Z M362 276m-26 0a26 26 0 1 0 52 0a26 26 0 1 0 -52 0'),
  )
  return join(
    rectangle(x - unit * 18, y - unit * 18, wide + unit * 36, tall + unit * 36, light.lit('#a8744a'), unit * 8),
    rectangle(x, y, wide, tall, light.lit('#2f6b57')),
    fill(`M${n(x)} ${n(y)}H${n(x + wide * 0.4)}L${n(x)} ${n(y + tall * 0.7)}Z`, '#ffffff', 'opacity=".04"'),
    drawings,
    rectangle(x - unit * 18, y + tall + unit * 8, wide + unit * 36, unit * 18, light.lit('#c08c5c'), unit * 4),
    ...[0.3, 0.36, 0.44].map((part, index) =>
      rectangle(
        x + wide * part,
        y + tall + unit * 2,
        unit * 26,
        unit * 8,
        ['#ffffff', '#ffd7de', '#fff1b0'][index] ?? '#ffffff',
        unit * 3,
      ),
    ),
  )
}

function clock({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  return join(
    circle(x, y, unit * 56, light.lit('#e2574c')),
    circle(x, y, unit * 45, light.lit('#fffdf8')),
    line(
      `M${n(x)} ${n(y)}V${n(y - unit * 32)}M${n(x)} ${n(y)}L${n(x + unit * 22)} ${n(y + unit * 12)}`,
      light.lit('#3a3442'),
      unit * 6,
    ),
    circle(x, y, unit * 6, light.lit('#3a3442')),
  )
}

/** Children's pictures on the wall. */
function pictures({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  const sheet = (down: number, turned: number, inside: Svg) =>
    group(
      `transform="translate(${n(x)} ${n(y + unit * down)}) rotate(${turned}) scale(${n(unit)})"`,
      rectangle(-62, -48, 124, 96, light.lit('#fffdf8'), 3),
      inside,
      circle(0, -44, 6, '#e2574c'),
    )
  return join(
    sheet(
      0,
      -4,
      join(
        circle(0, 4, 28, '#ffb02e'),
        circle(-9, -2, 4, '#3a3442'),
        circle(9, -2, 4, '#3a3442'),
        line('M-10 12Q0 22 10 12', '#3a3442', 4),
      ),
    ),
    sheet(124, 5, join(fill('M-50 40L-16-16L8 18L24-6L52 40Z', '#7fb98a'), circle(32, -24, 10, '#ffd23e'))),
  )
}

function desk({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  const wood = light.lit('#d9a05e')
  return join(
    ellipse(x, y, unit * 110, unit * 10, '#10233f', 'opacity=".14"'),
    line(
      `M${n(x - unit * 84)} ${n(y - unit * 100)}L${n(x - unit * 94)} ${n(y)}M${n(x + unit * 84)} ${n(y - unit * 100)}L${n(x + unit * 94)} ${n(y)}`,
      light.lit('#6b7688'),
      unit * 12,
    ),
    rectangle(x - unit * 100, y - unit * 108, unit * 200, unit * 34, shade(wood, -0.06), unit * 4),
    rectangle(x - unit * 112, y - unit * 124, unit * 224, unit * 22, wood, unit * 6),
  )
}

function globe({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  return join(
    rectangle(x - unit * 34, y - unit * 12, unit * 68, unit * 12, light.lit('#8f5a36'), unit * 5),
    line(`M${n(x)} ${n(y - unit * 12)}v${n(-unit * 20)}`, light.lit('#8f5a36'), unit * 8),
    circle(x, y - unit * 78, unit * 50, light.lit('#5fb4ea')),
    ellipse(x - unit * 14, y - unit * 92, unit * 22, unit * 16, light.lit('#7fc97a')),
    ellipse(x + unit * 18, y - unit * 62, unit * 16, unit * 20, light.lit('#7fc97a')),
    `<ellipse cx="${n(x)}" cy="${n(y - unit * 78)}" rx="${n(unit * 58)}" ry="${n(unit * 58)}" fill="none" stroke="${light.lit('#c08c5c')}" stroke-width="${n(unit * 6)}" stroke-dasharray="${n(unit * 190)} ${n(unit * 180)}" transform="rotate(60 ${n(x)} ${n(y - unit * 78)})"/>`,
  )
}

function books({ frame: { unit }, light }: PlaceSetting, x: number, y: number): Svg {
  const colours = ['#e2574c', '#5f86c9', '#f0b93c']
  return join(
    ...colours.map((colour, index) =>
      join(
        rectangle(
          x - unit * (66 - index * 8),
          y - unit * (26 * (index + 1)),
          unit * 116,
          unit * 26,
          light.lit(colour),
          unit * 5,
        ),
        rectangle(
          x + unit * (36 + index * 8),
          y - unit * (26 * (index + 1) - 5),
          unit * 14,
          unit * 16,
          light.lit('#fffdf8'),
        ),
      ),
    ),
    circle(x, y - unit * 100, unit * 24, light.lit('#e5383b')),
    line(
      `M${n(x)} ${n(y - unit * 122)}q${n(unit * 4)} ${n(-unit * 14)} ${n(unit * 14)} ${n(-unit * 18)}`,
      light.lit('#6d4534'),
      unit * 5,
    ),
  )
}

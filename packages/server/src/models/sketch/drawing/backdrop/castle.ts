import { shade } from '../colour.js'
import { circle, ellipse, fill, glow, join, line, n, rectangle, type Svg } from '../svg.js'
import { type DrawPlace, ground, isSnowy, type PlaceSetting } from './place.js'

/** A castle's courtyard: a wall with battlements, two towers, a gate, banners, torches. */
export const castle: DrawPlace = (setting) => {
  const { frame, light } = setting
  const { width, height, unit } = frame
  const stone = light.faded('#b9b2bf', 0.06)
  const grass = ground(setting, '#86bf62')
  return join(
    keep(setting, shade(stone, 0.05)),
    wall(setting, stone),
    tower(setting, width * 0.1, stone, -1),
    tower(setting, width * 0.9, stone, 1),
    gate(setting, width / 2, stone),
    banner(setting, width * 0.29),
    banner(setting, width * 0.71),
    torch(setting, width / 2 - unit * 150),
    torch(setting, width / 2 + unit * 150),
    rectangle(0, height * 0.725, width, height * 0.275, grass),
    paving(setting),
  )
}

function battlements(x: number, y: number, wide: number, unit: number, colour: string): Svg {
  const count = Math.max(3, Math.round(wide / (unit * 58)))
  const part = wide / (count * 2 - 1)
  return Array.from({ length: count }, (_, index) =>
    rectangle(x + index * part * 2, y - unit * 34, part, unit * 36, colour),
  ).join('')
}

/** The keep behind the wall, far and pale. */
function keep({ frame, light }: PlaceSetting, stone: string): Svg {
  const { width, height, unit } = frame
  const pale = light.faded(stone, 0.4)
  const [x, top, wide] = [width / 2 - unit * 150, height * 0.2, unit * 300]
  return join(
    rectangle(x, top, wide, height * 0.4, pale),
    battlements(x, top, wide, unit, pale),
    ...[0.25, 0.75].map((part) =>
      fill(
        `M${n(x + wide * part - unit * 16)} ${n(top + unit * 120)}v${n(-unit * 44)}q${n(unit * 16)} ${n(-unit * 26)} ${n(unit * 32)} 0v${n(unit * 44)}Z`,
        light.dark ? '#ffd86b' : shade(pale, -0.16),
      ),
    ),
    line(`M${n(width / 2)} ${n(top - unit * 30)}v${n(-unit * 90)}`, light.lit('#6d4534'), unit * 7),
    fill(
      `M${n(width / 2)} ${n(top - unit * 120)}q${n(unit * 44)} ${n(unit * 6)} ${n(unit * 84)} ${n(-unit * 4)}l${n(-unit * 22)} ${n(unit * 26)}l${n(unit * 22)} ${n(unit * 26)}q${n(-unit * 44)} ${n(unit * 10)} ${n(-unit * 84)} ${n(unit * 2)}Z`,
      light.lit('#e2474c'),
    ),
  )
}

function wall({ frame, random }: PlaceSetting, stone: string): Svg {
  const { width, height, unit } = frame
  const top = height * 0.43
  const bricks = Array.from({ length: Math.round((34 * width) / (unit * 1000)) }, () => {
    const row = random.below(9)
    return rectangle(
      random.next() * width,
      top + unit * (24 + row * 32),
      unit * random.between(42, 70),
      unit * 22,
      shade(stone, random.between(-0.06, 0.035)),
      unit * 4,
    )
  })
  return join(
    battlements(-unit * 20, top, width + unit * 40, unit, stone),
    rectangle(0, top, width, height * 0.73 - top, stone),
    rectangle(0, top, width, unit * 12, shade(stone, 0.06)),
    ...bricks,
  )
}

function tower({ frame, light, scene }: PlaceSetting, x: number, stone: string, side: number): Svg {
  const { height, unit } = frame
  const [top, half] = [height * 0.27, unit * 112]
  const paint = shade(stone, 0.03)
  const roof = isSnowy(scene) ? light.lit('#eef4fa') : light.lit('#5a6fae')
  const slit = (y: number) =>
    fill(
      `M${n(x - unit * 15)} ${n(y)}v${n(-unit * 46)}q${n(unit * 15)} ${n(-unit * 24)} ${n(unit * 30)} 0v${n(unit * 46)}Z`,
      light.dark ? '#ffd86b' : light.lit('#55506a'),
    )
  return join(
    rectangle(x - half, top, half * 2, height * 0.46, paint),
    rectangle(x + (side < 0 ? half * 0.45 : -half), top, half * 0.55, height * 0.46, shade(paint, -0.05)),
    rectangle(x - half - unit * 16, top - unit * 10, half * 2 + unit * 32, unit * 44, shade(paint, -0.03), unit * 4),
    fill(
      `M${n(x - half - unit * 30)} ${n(top - unit * 6)}L${n(x)} ${n(top - unit * 210)}L${n(x + half + unit * 30)} ${n(top - unit * 6)}Z`,
      roof,
    ),
    fill(
      `M${n(x)} ${n(top - unit * 210)}L${n(x + half + unit * 30)} ${n(top - unit * 6)}H${n(x + unit * 30)}Z`,
      shade(roof, -0.06),
    ),
    line(`M${n(x)} ${n(top - unit * 205)}v${n(-unit * 46)}`, light.lit('#6d4534'), unit * 6),
    fill(
      `M${n(x)} ${n(top - unit * 252)}l${n(unit * 58)} ${n(unit * 18)}l${n(-unit * 58)} ${n(unit * 18)}Z`,
      light.lit('#ffd23e'),
    ),
    slit(top + unit * 150),
    slit(top + unit * 310),
  )
}

function gate({ frame, light }: PlaceSetting, x: number, stone: string): Svg {
  const { height, unit } = frame
  const foot = height * 0.735
  const arch = (half: number, tall: number) =>
    `M${n(x - half)} ${n(foot)}V${n(foot - tall)}A${n(half)} ${n(half)} 0 0 1 ${n(x + half)} ${n(foot - tall)}V${n(foot)}Z`
  const bars = [-60, -30, 0, 30, 60].map(
    (right) => `M${n(x + unit * right)} ${n(foot - unit * 220)}V${n(foot - unit * 130)}`,
  )
  return join(
    fill(arch(unit * 112, unit * 124), shade(stone, -0.1)),
    fill(arch(unit * 90, unit * 120), light.dark ? '#2a2440' : light.lit('#5d5570')),
    fill(arch(unit * 90, unit * 10), light.faded('#86bf62', 0.2)),
    line(
      [...bars, `M${n(x - unit * 86)} ${n(foot - unit * 170)}h${n(unit * 172)}`].join(''),
      light.lit('#8f7a5c'),
      unit * 8,
    ),
  )
}

function banner({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const y = height * 0.47
  return join(
    line(`M${n(x - unit * 42)} ${n(y)}h${n(unit * 84)}`, light.lit('#8f5a36'), unit * 9),
    fill(
      `M${n(x - unit * 34)} ${n(y)}h${n(unit * 68)}v${n(unit * 140)}l${n(-unit * 34)} ${n(unit * 34)}l${n(-unit * 34)} ${n(-unit * 34)}Z`,
      light.lit('#c8324a'),
    ),
    fill(
      `M${n(x - unit * 12)} ${n(y)}h${n(unit * 24)}v${n(unit * 162)}l${n(-unit * 12)} ${n(unit * 12)}l${n(-unit * 12)} ${n(-unit * 12)}Z`,
      light.lit('#ffd23e'),
    ),
  )
}

function torch({ frame, light }: PlaceSetting, x: number): Svg {
  const { height, unit } = frame
  const y = height * 0.55
  return join(
    light.dark &&
      join(glow(`torch${n(x)}`, '#ffb74a', 0.8), circle(x, y - unit * 20, unit * 150, `url(#torch${n(x)})`)),
    line(`M${n(x)} ${n(y + unit * 60)}V${n(y + unit * 8)}`, light.lit('#6d4534'), unit * 14),
    fill(
      `M${n(x)} ${n(y - unit * 58)}q${n(unit * 40)} ${n(unit * 44)} 0 ${n(unit * 72)}q${n(-unit * 40)} ${n(-unit * 28)} 0 ${n(-unit * 72)}Z`,
      '#ff8a2d',
    ),
    fill(
      `M${n(x)} ${n(y - unit * 30)}q${n(unit * 20)} ${n(unit * 24)} 0 ${n(unit * 42)}q${n(-unit * 20)} ${n(-unit * 18)} 0 ${n(-unit * 42)}Z`,
      '#ffe27a',
    ),
  )
}

/** A way of flat stones from the gate to the viewer. */
function paving({ frame, light, random }: PlaceSetting): Svg {
  const { width, height, unit } = frame
  const stone = light.lit('#d3c9bb')
  const slabs = Array.from({ length: 26 }, () => {
    const down = random.next()
    const half = unit * (70 + down * 330)
    return ellipse(
      width / 2 + random.between(-0.85, 0.85) * half,
      height * (0.75 + down * 0.25),
      unit * (16 + down * 34),
      unit * (5 + down * 10),
      shade(stone, random.between(-0.06, -0.02)),
    )
  })
  return join(
    fill(
      `M${n(width / 2 - unit * 90)} ${n(height * 0.727)}H${n(width / 2 + unit * 90)}L${n(width / 2 + unit * 460)} ${n(height)}H${n(width / 2 - unit * 460)}Z`,
      stone,
    ),
    ...slabs,
  )
}

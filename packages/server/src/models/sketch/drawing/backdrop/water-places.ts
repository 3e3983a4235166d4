import { createRandom } from '../../random.js'
import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'
import { along, type DrawPlace, ground, type PlaceSetting } from './place.js'
import { fir, grassTuft, gull, hills, peak, plain } from './shapes.js'
import { lightOverWater } from './sky/sun-and-moon.js'

/** Water from `top` to `bottom` (fractions of the height), with light on its waves. */
export function water(setting: PlaceSetting, top: number, bottom: number, colour: string): Svg {
  const { frame, light, random, paint } = setting
  const { width, height, unit } = frame
  const deep = light.lit(paint('water', colour))
  const shine = mix(deep, light.sky[2], 0.55)
  const waves = Array.from({ length: 16 }, () => {
    const depth = random.next()
    const y = height * (top + (bottom - top) * (0.06 + depth * 0.9))
    const long = unit * (26 + depth * 60)
    return line(
      `M${n(random.next() * width)} ${n(y)}q${n(long / 2)} ${n(-unit * 6)} ${n(long)} 0t${n(long)} 0`,
      shine,
      unit * (3 + depth * 2),
      'opacity=".7"',
    )
  })
  return join(
    verticalGradient('water', [0, mix(deep, light.sky[2], 0.4)], [0.6, deep], [1, shade(deep, -0.05)]),
    rectangle(0, height * top, width, height * (1 - top), 'url(#water)'),
    ...waves,
    glitter(setting, top, bottom),
  )
}

/** What a low sun or the moon writes on the water below it. */
function glitter({ scene, frame, light }: PlaceSetting, top: number, bottom: number): Svg {
  const from = lightOverWater(scene, frame)
  if (!from) return ''
  const random = createRandom(scene.seed, 'glitter')
  const { height, unit } = frame
  const strokes = Array.from({ length: 34 }, (_, index) => {
    const depth = (index + random.next()) / 34
    const half = unit * (16 + depth * 90) * random.between(0.3, 1)
    const x = from.x + unit * random.between(-1, 1) * (10 + depth * 60)
    return `M${n(x - half)} ${n(height * (top + 0.006 + (bottom - top) * depth))}h${n(half * 2)}`
  })
  return line(strokes.join(''), mix(from.colour, light.sky[2], 0.2), unit * 5.5, `opacity="${from.strength}"`)
}

export const beach: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const sand = light.lit(setting.paint('ground', '#f8dfa6'))
  const shore = (y: number, colour: string) =>
    fill(
      `M0 ${n(height * y)}C${n(width * 0.3)} ${n(height * (y - 0.05))} ${n(width * 0.6)} ${n(height * (y + 0.05))} ${n(width)} ${n(height * (y - 0.02))}V${n(height)}H0Z`,
      colour,
    )
  const shells = along(5, random, (fraction) => {
    const [x, y] = [fraction * width, height * random.between(0.84, 0.97)]
    return join(
      circle(x, y, unit * 8, light.lit('#ffb8a6')),
      line(
        `M${n(x - unit * 5)} ${n(y + unit * 4)}L${n(x)} ${n(y - unit * 5)}L${n(x + unit * 5)} ${n(y + unit * 4)}`,
        light.lit('#f08f80'),
        unit * 2,
      ),
    )
  })
  return join(
    water(setting, 0.52, 0.74, '#2aa9d8'),
    shore(0.715, light.lit('#ffffff')),
    shore(0.73, light.lit(setting.paint('ground', '#ecc98a'))),
    shore(0.745, sand),
    shore(0.722, mix(sand, '#ffffff', 0.4)),
    shore(0.745, sand),
    gull(width * 0.66, height * 0.36, unit * 0.8, light.lit('#ffffff')),
    gull(width * 0.74, height * 0.33, unit * 0.65, light.lit('#ffffff')),
    palm(width * 0.07, height * 0.83, unit * 470, setting),
    starfish(width * 0.84, height * 0.9, unit * 30, light.lit('#f2795f')),
    along(14, random, (fraction) =>
      ellipse(fraction * width, height * random.between(0.8, 0.98), unit * 5, unit * 2.4, shade(sand, -0.06)),
    ),
    shells,
  )
}

function starfish(x: number, y: number, size: number, colour: string): Svg {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 + 0.2
    const far = index % 2 ? size * 0.45 : size
    return `${index ? 'L' : 'M'}${n(x + Math.sin(angle) * far)} ${n(y - Math.cos(angle) * far * 0.6)}`
  })
  return join(
    fill(`${points.join('')}Z`, colour, `stroke="${colour}" stroke-width="${n(size * 0.22)}" stroke-linejoin="round"`),
    circle(x, y, size * 0.12, shade(colour, 0.12)),
  )
}

function palm(x: number, y: number, size: number, { light, paint }: PlaceSetting): Svg {
  const top = { x: x + size * 0.16, y: y - size * 0.8 }
  const leaf = (turn: number, colour: string) =>
    fill(
      `M0 0C${n(size * 0.14)} ${n(-size * 0.16)} ${n(size * 0.34)} ${n(-size * 0.1)} ${n(size * 0.44)} ${n(size * 0.1)}C${n(size * 0.3)} ${n(-size * 0.01)} ${n(size * 0.14)} ${n(-size * 0.02)} 0 0Z`,
      colour,
      `transform="translate(${n(top.x)} ${n(top.y)}) rotate(${turn})"`,
    )
  return join(
    line(
      `M${n(x)} ${n(y)}Q${n(x + size * 0.02)} ${n(y - size * 0.45)} ${n(top.x)} ${n(top.y)}`,
      light.lit('#a9774a'),
      size * 0.06,
    ),
    ...[-172, -135, -95, -50, -10, 22].map((turn, index) =>
      leaf(turn, light.lit(paint('trees', index % 2 ? '#3fa35a' : '#2f8f4f'))),
    ),
    circle(top.x - size * 0.02, top.y + size * 0.03, size * 0.034, light.lit('#7a4f30')),
    circle(top.x + size * 0.04, top.y + size * 0.035, size * 0.034, light.lit('#8a5c3a')),
  )
}

export const sea: DrawPlace = (setting) => {
  const { frame, light } = setting
  const { width, height, unit } = frame
  const wave = (y: number, colour: string, shift: number) => {
    const step = unit * 130
    let path = `M${n(-step * shift)} ${n(height * y)}`
    for (let x = -step; x < width + step; x += step) path += `q${n(step / 2)} ${n(-unit * 34)} ${n(step)} 0`
    const foam = line(path, mix(colour, '#ffffff', light.dark ? 0.2 : 0.5), unit * 6, 'opacity=".75"')
    return join(fill(`${path}V${n(height)}H${n(-step)}Z`, colour), foam)
  }
  return join(
    hills(
      { ...frame, height: height * 0.545 },
      setting.random,
      height * 0.535,
      unit * 10,
      light.faded('#7fa88f', 0.45),
      5,
    ),
    water(setting, 0.54, 0.8, '#2f9fd6'),
    gull(width * 0.3, height * 0.3, unit, light.lit('#ffffff')),
    gull(width * 0.38, height * 0.26, unit * 0.8, light.lit('#ffffff')),
    gull(width * 0.62, height * 0.34, unit * 0.7, light.lit('#ffffff')),
    wave(0.76, light.lit(setting.paint('water', '#2a90cb')), 0.4),
    wave(0.84, light.lit(setting.paint('water', '#2381bd')), 0.9),
    wave(0.92, light.lit(setting.paint('water', '#1d70a9')), 0.2),
  )
}

export const lake: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#7cc45e')
  const far = light.faded(setting.paint('mountains', '#8fa6c2'), 0.5)
  return join(
    ...[
      [0.2, 520, 250],
      [0.5, 440, 190],
      [0.83, 600, 290],
    ].map(([x = 0, wide = 0, tall = 0]) =>
      peak(width * x, frame.horizon - unit * 20, unit * wide, unit * tall, far, light.faded('#ffffff', 0.25)),
    ),
    hills(frame, random, frame.horizon - unit * 90, unit * 44, light.faded(ground(setting, '#84b98e'), 0.42), 2),
    hills(frame, random, frame.horizon - unit * 40, unit * 22, light.faded(ground(setting, '#6fb468'), 0.2), 3),
    along(10, random, (fraction) =>
      fir(
        fraction * width,
        frame.horizon - unit * 16,
        unit * random.between(80, 150),
        light.faded(setting.paint('trees', '#2f8a57'), 0.2),
        light.lit('#6a4a35'),
      ),
    ),
    water(setting, 0.615, 0.87, '#46aede'),
    fill(
      `M0 ${n(height * 0.875)}C${n(width * 0.25)} ${n(height * 0.845)} ${n(width * 0.6)} ${n(height * 0.9)} ${n(width)} ${n(height * 0.86)}V${n(height)}H0Z`,
      grass,
    ),
    along(7, random, (fraction) =>
      grassTuft(fraction * width, height * random.between(0.885, 0.91), unit * 34, shade(grass, -0.1)),
    ),
    plain(frame, height * 0.96, unit * 12, shade(grass, -0.035)),
  )
}

/** A branching coral; its foot at (x, y). */
function coral(x: number, y: number, size: number, colour: string): Svg {
  const branch = (from: number, side: number, up: number, out: number) =>
    `M${n(x)} ${n(y - size * from)}q${n(side * size * out)} ${n(-size * 0.05)} ${n(side * size * out)} ${n(-size * up)}`
  return join(
    line(
      `M${n(x)} ${n(y)}V${n(y - size)}${branch(0.2, 1, 0.5, 0.34)}${branch(0.28, -1, 0.46, 0.32)}${branch(0.55, 1, 0.3, 0.17)}${branch(0.6, -1, 0.28, 0.16)}`,
      colour,
      size * 0.12,
    ),
    ...[
      [0, 1],
      [0.34, 0.7],
      [-0.32, 0.74],
      [0.17, 0.85],
      [-0.16, 0.88],
    ].map(([right = 0, up = 0]) => circle(x + size * right, y - size * up, size * 0.05, mix(colour, '#ffffff', 0.4))),
  )
}

export const underwater: DrawPlace = ({ frame, light, random, paint }) => {
  const { width, height, unit } = frame
  const weed = (x: number, y: number, long: number, colour: string) => {
    const bend = long * 0.12
    return line(
      `M${n(x)} ${n(y)}q${n(-bend)} ${n(-long * 0.25)} 0 ${n(-long * 0.5)}t0 ${n(-long * 0.5)}`,
      colour,
      unit * 22,
    )
  }
  const ray = (x: number, wide: number) =>
    fill(
      `M${n(width * x)} 0h${n(wide * unit)}l${n(unit * 160)} ${n(height * 0.8)}h${n(-wide * unit * 2.2)}Z`,
      '#ffffff',
      'opacity=".09"',
    )
  return join(
    verticalGradient(
      'deep',
      [0, light.lit(paint('water', '#6fd3ee'))],
      [0.55, light.lit(paint('water', '#2a93cf'))],
      [1, light.lit(paint('water', '#175e9e'))],
    ),
    rectangle(0, 0, width, height, 'url(#deep)'),
    ray(0.1, 90),
    ray(0.42, 130),
    ray(0.74, 70),
    hills(frame, random, height * 0.8, unit * 34, light.lit(paint('water', '#2a78b2')), 3),
    along(9, random, (fraction, index) =>
      fraction > 0.32 && fraction < 0.68
        ? ''
        : weed(
            fraction * width,
            height * 0.9,
            unit * random.between(160, 330),
            light.lit(index % 2 ? '#2fa06a' : '#54b95c'),
          ),
    ),
    coral(width * 0.07, height * 0.9, unit * 210, light.lit('#ff7f8f')),
    coral(width * 0.93, height * 0.9, unit * 240, light.lit('#f0a04b')),
    coral(width * 0.2, height * 0.9, unit * 120, light.lit('#c77be0')),
    coral(width * 0.82, height * 0.9, unit * 110, light.lit('#ff9fc0')),
    hills(frame, random, height * 0.88, unit * 16, light.lit('#f0d79c'), 2),
    along(6, random, (fraction, index) =>
      ellipse(
        fraction * width,
        height * random.between(0.91, 0.97),
        unit * random.between(16, 34),
        unit * 13,
        light.lit(index % 2 ? '#ff8fa3' : '#d7b877'),
      ),
    ),
    along(16, random, (fraction) => {
      const [x, y, size] = [fraction * width, random.between(0.08, 0.82) * height, unit * random.between(6, 16)]
      return join(
        circle(x, y, size, '#ffffff', 'opacity=".28"'),
        circle(x - size * 0.3, y - size * 0.3, size * 0.28, '#ffffff', 'opacity=".8"'),
      )
    }),
  )
}

import { mix, shade } from '../colour.js'
import { circle, ellipse, fill, glow, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'
import { along, type DrawPlace, ground, leaves, type PlaceSetting } from './place.js'
import { cloud, hills, plain, roundTree } from './shapes.js'
import { stars } from './sky/stars.js'

export const city: DrawPlace = (setting) => {
  const { frame, light } = setting
  const { width, height, unit } = frame
  const pavement = ground(setting, '#c9ced6')
  return join(
    skyline(setting, 90, 220, 420, light.faded('#8fa3c4', 0.5), false),
    skyline(setting, 130, 180, 380, light.faded('#6d83ac', 0.2), true),
    rectangle(0, height * 0.7, width, height * 0.3, pavement),
    along(Math.round((6 * width) / (unit * 1000)), setting.random, (fraction) =>
      roundTree(fraction * width, height * 0.72, unit * 130, leaves(setting, '#5fae57'), light.lit('#84603f')),
    ),
    rectangle(0, height * 0.7, width, unit * 12, shade(pavement, 0.06)),
    rectangle(0, height * 0.775, width, height * 0.225, light.lit('#6c7684')),
    rectangle(0, height * 0.765, width, unit * 12, shade(pavement, -0.1)),
    ...Array.from({ length: Math.ceil(width / (unit * 190)) }, (_, index) =>
      rectangle(index * unit * 190 + unit * 30, height * 0.945, unit * 110, unit * 12, light.lit('#f4e6b0'), unit * 5),
    ),
  )
}

/** What keeps a row of houses from being all of one blue. */
const facades = ['#c98f86', '#8f86c4', '#d8b58a', '#86b0b8', '#6d83ac', '#b9c4d6'] as const

function skyline(
  { frame, light, random }: PlaceSetting,
  wide: number,
  low: number,
  high: number,
  colour: string,
  windows: boolean,
): Svg {
  const { width, height, unit } = frame
  const pieces: Svg[] = []
  for (let x = -unit * 20; x < width; ) {
    const across = unit * random.between(wide * 0.75, wide * 1.25)
    const tall = unit * random.between(low, high)
    const top = height * 0.705 - tall
    const paint = windows
      ? shade(mix(colour, random.pick(facades), light.dark ? 0.12 : 0.34), random.between(-0.03, 0.04))
      : shade(colour, random.between(-0.04, 0.04))
    pieces.push(rectangle(x, top, across, tall + unit * 6, paint, unit * 5))
    if (windows) pieces.push(windowsOf(x, top, across, tall, light.dark, paint))
    x += across + unit * random.between(0, 14)
  }
  return pieces.join('')

  function windowsOf(left: number, top: number, across: number, tall: number, dark: boolean, wall: string): Svg {
    const size = unit * 15
    const columns = Math.max(2, Math.floor(across / (size * 2.1)))
    const gap = (across - columns * size) / (columns + 1)
    const rows = Math.floor((tall - unit * 40) / (size * 2.2))
    const panes: Svg[] = []
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const isLit = random.next() < (dark ? 0.6 : 0.2)
        const paint = isLit ? '#ffe08a' : shade(wall, dark ? -0.05 : 0.1)
        panes.push(
          rectangle(
            left + gap + column * (size + gap),
            top + unit * 22 + row * size * 2.2,
            size,
            size * 1.3,
            paint,
            unit * 2,
          ),
        )
      }
    }
    return panes.join('')
  }
}

export const village: DrawPlace = (setting) => {
  const { frame, light, random } = setting
  const { width, height, unit } = frame
  const grass = ground(setting, '#8ccc68')
  const walls = ['#ffe3c2', '#f9c7b8', '#cfe4f2', '#fff3d4', '#d9ecc8'] as const
  const roofs = ['#c9584c', '#a8524f', '#5c7396', '#b5713f'] as const
  const house = (x: number, size: number) => {
    const y = height * 0.715
    const wall = light.faded(random.pick([...walls]), 0.06)
    const roof = ground(setting, light.faded(random.pick([...roofs]), 0.06))
    const pane = light.dark ? '#ffd86b' : light.lit('#8fc7e8')
    return join(
      rectangle(x - size * 0.36, y - size * 0.6, size * 0.72, size * 0.62, wall),
      rectangle(x + size * 0.16, y - size * 1.06, size * 0.12, size * 0.3, shade(wall, -0.2)),
      fill(
        `M${n(x - size * 0.46)} ${n(y - size * 0.56)}L${n(x)} ${n(y - size * 1.02)}L${n(x + size * 0.46)} ${n(y - size * 0.56)}Z`,
        roof,
      ),
      rectangle(x - size * 0.09, y - size * 0.3, size * 0.18, size * 0.32, light.lit('#8a5f45'), size * 0.05),
      rectangle(x - size * 0.29, y - size * 0.45, size * 0.14, size * 0.16, pane, size * 0.02),
      rectangle(x + size * 0.15, y - size * 0.45, size * 0.14, size * 0.16, pane, size * 0.02),
    )
  }
  return join(
    hills(frame, random, frame.horizon - unit * 50, unit * 40, light.faded(ground(setting, '#93cf86'), 0.4), 2),
    along(Math.round((5 * width) / (unit * 1000)) + 1, random, (fraction) =>
      house(fraction * width, unit * random.between(190, 250)),
    ),
    along(4, random, (fraction) =>
      roundTree(fraction * width, height * 0.715, unit * 120, leaves(setting, '#5fae57'), light.lit('#84603f')),
    ),
    plain(frame, height * 0.705, unit * 8, grass),
    plain(frame, height * 0.8, unit * 14, light.lit('#e7d3ac')),
    plain(frame, height * 0.96, unit * 14, shade(grass, -0.03)),
  )
}

export const space: DrawPlace = (setting) => {
  const { scene, frame, random } = setting
  const { width, height, unit } = frame
  const ringed = { x: width * random.between(0.13, 0.2), y: height * 0.22, size: unit * 78 }
  return join(
    verticalGradient('space', [0, '#0b0d2e'], [0.55, '#2a1b5c'], [1, '#5b2f7f']),
    rectangle(0, 0, width, height, 'url(#space)'),
    stars({ ...scene, time: 'night' }, frame, 1, 0.86),
    glow('nebula', '#d568e0', 0.42),
    glow('nebula2', '#3fb9d9', 0.34),
    ellipse(width * 0.66, height * 0.3, unit * 380, unit * 170, 'url(#nebula)'),
    ellipse(width * 0.36, height * 0.46, unit * 360, unit * 150, 'url(#nebula2)'),
    ellipse(width * 0.52, height * 0.38, unit * 250, unit * 80, 'url(#nebula)'),
    circle(ringed.x, ringed.y, ringed.size, '#f6a15c'),
    line(
      `M${n(ringed.x - ringed.size * 0.85)} ${n(ringed.y - ringed.size * 0.2)}q${n(ringed.size * 0.8)} ${n(ringed.size * 0.24)} ${n(ringed.size * 1.7)} 0`,
      '#ffc48a',
      unit * 13,
    ),
    `<ellipse cx="${n(ringed.x)}" cy="${n(ringed.y)}" rx="${n(ringed.size * 1.7)}" ry="${n(ringed.size * 0.42)}" fill="none" stroke="#ffe1b5" stroke-width="${n(unit * 10)}" transform="rotate(-14 ${n(ringed.x)} ${n(ringed.y)})" opacity=".85"/>`,
    circle(width * 0.87, height * 0.15, unit * 44, '#6fc3e8'),
    circle(width * 0.875, height * 0.14, unit * 18, '#8fdc9a'),
    plain(frame, height * 0.76, unit * 70, '#b9b3cf'),
    along(9, random, (fraction) => {
      const [x, y, size] = [fraction * width, height * random.between(0.8, 0.97), unit * random.between(20, 54)]
      return join(
        ellipse(x, y, size, size * 0.32, '#9890b5'),
        ellipse(x, y + size * 0.07, size * 0.84, size * 0.22, '#a9a2c4'),
      )
    }),
  )
}

export const sky: DrawPlace = ({ frame, light, random }) => {
  const { width, height, unit } = frame
  const white = mix(light.sky[2], '#ffffff', light.dark ? 0.2 : 0.75)
  return join(
    along(6, random, (fraction) =>
      cloud(
        fraction * width,
        height * random.between(0.8, 0.9),
        unit * random.between(150, 220),
        mix(white, light.sky[1], 0.35),
        1,
      ),
    ),
    along(8, random, (fraction) =>
      cloud(fraction * width, height * random.between(0.95, 1.03), unit * random.between(170, 240), white, 1),
    ),
  )
}

/** A plain backdrop of one colour, with a floor that one can stand on. */
export const studio: DrawPlace = ({ scene, frame, light, random }) => {
  const { width, height, unit } = frame
  const colour = light.lit(
    scene.background ?? random.pick(['#ffe1c9', '#d5e8f7', '#e6dcf5', '#dcefd6', '#fff0c7', '#fbd9de']),
  )
  return join(
    rectangle(0, 0, width, height, colour),
    scene.background !== '#ffffff' && circle(width / 2, height * 0.5, unit * 400, shade(colour, 0.03)),
    ellipse(width / 2, height * 0.93, Math.min(width * 0.46, unit * 480), unit * 44, shade(colour, -0.05)),
  )
}

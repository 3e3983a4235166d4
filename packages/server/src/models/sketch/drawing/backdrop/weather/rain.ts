import { createRandom } from '../../../random.js'
import type { Scene, Weather } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { circle, ellipse, group, join, line, n, rectangle, type Svg, verticalGradient } from '../../svg.js'
import { areaCount, isClear, type KeptClear } from './kept-clear.js'
import { lightning } from './lightning.js'

/** How a wet weather falls: so many far and near, how long and thick its streaks are. */
interface Fall {
  far: number
  near: number
  long: number
  thick: number
}

const falls: Partial<Record<Weather, Fall>> = {
  drizzle: { far: 260, near: 60, long: 0.5, thick: 0.5 },
  rain: { far: 170, near: 46, long: 1, thick: 1 },
  storm: { far: 260, near: 80, long: 1.1, thick: 1 },
  hail: { far: 60, near: 0, long: 0.7, thick: 0.7 },
}

export function rainBehind(scene: Scene, frame: Frame): Svg {
  return join(
    scene.weather === 'storm' && lightning(scene, frame),
    scene.weather === 'drizzle' && dampAir(frame),
    streaks(scene, frame, 'far', []),
    scene.weather === 'hail' ? hailstones(scene, frame, 'far', []) : puddles(scene, frame),
  )
}

export function rainBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  return join(streaks(scene, frame, 'near', clear), scene.weather === 'hail' && hailstones(scene, frame, 'near', clear))
}

function streaks(scene: Scene, frame: Frame, depth: 'far' | 'near', clear: readonly KeptClear[]): Svg {
  const fall = falls[scene.weather]
  if (!fall) return ''
  const strength = scene.strength ?? 1
  const random = createRandom(scene.seed, `rain ${depth}`)
  const unit = frame.unit * fall.long * (0.75 + 0.25 * strength)
  const near = depth === 'near'
  const paths = Array.from({ length: areaCount(frame, fall[depth] * strength) }, () => {
    const [x, y] = [random.next() * frame.width * 1.1, random.between(0.1, 0.97) * frame.height]
    const long = unit * (near ? random.between(42, 66) : random.between(26, 46))
    const drop = { x: x - long * 0.13, y: y + long / 2 }
    return isClear(drop, clear) ? `M${n(x)} ${n(y)}l${n(-long * 0.26)} ${n(long)}` : ''
  })
  const width = frame.unit * (near ? 5 : 3.6) * fall.thick * (0.85 + 0.15 * strength)
  return line(paths.join('') || 'M0 0', near ? '#e6f4ff' : '#c4e0f7', width, `opacity="${near ? 0.75 : 0.6}"`)
}

/** A pale veil over what is far: fine rain is half fog. */
function dampAir({ width, height }: Frame): Svg {
  return join(
    verticalGradient('damp', [0, '#dbe4ea', 0.1], [0.6, '#e3eaee', 0.55], [1, '#e3eaee', 0.08]),
    rectangle(0, 0, width, height * 0.82, 'url(#damp)'),
  )
}

const waterless = new Set(['underwater', 'space', 'sea', 'sky'])

function puddles(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'puddles')
  const { unit, width, height } = frame
  if (waterless.has(scene.place) || scene.picture || scene.background || (scene.strength ?? 1) < 0.6) return ''
  const spots: [number, number, number][] = [
    [0.17, 0.9, 120],
    [0.8, 0.95, 150],
    [0.62, 0.8, 74],
    [0.3, 0.78, 56],
  ]
  const wide = scene.weather === 'drizzle' ? 0.6 : (scene.strength ?? 1) > 1.5 ? 1.25 : 1
  return join(
    ...spots.map(([x, y, size]) => {
      const [centreX, centreY] = [width * (x + random.between(-0.04, 0.04)), height * y]
      const [radiusX, radiusY] = [size * unit * wide, size * unit * 0.2 * wide]
      return join(
        ellipse(centreX, centreY, radiusX, radiusY, '#9cc3de', 'opacity=".78"'),
        ellipse(
          centreX - radiusX * 0.12,
          centreY - radiusY * 0.12,
          radiusX * 0.78,
          radiusY * 0.66,
          '#c3e0f2',
          'opacity=".75"',
        ),
        ripple(centreX + radiusX * 0.2, centreY, radiusX * 0.3),
        ripple(centreX - radiusX * 0.4, centreY + radiusY * 0.1, radiusX * 0.18),
      )
    }),
  )
}

function ripple(x: number, y: number, radius: number): Svg {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radius)}" ry="${n(radius * 0.24)}" fill="none" stroke="#ffffff" stroke-width="${n(radius * 0.09)}" opacity=".9"/>`
}

/** Balls of ice in the air, each with the streak of its fall; and on the ground, where they lie and bounce. */
function hailstones(scene: Scene, frame: Frame, depth: 'far' | 'near', clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `hail ${depth}`)
  const { unit, width, height } = frame
  const near = depth === 'near'
  const count = areaCount(frame, (near ? 26 : 74) * (scene.strength ?? 1))
  const stone = (x: number, y: number, size: number) =>
    join(circle(x, y, size, '#dcebf7'), circle(x - size * 0.25, y - size * 0.28, size * 0.5, '#ffffff'))
  const falling = Array.from({ length: count }, () => {
    const at = { x: random.next() * width, y: random.between(0.12, 0.95) * height }
    const size = unit * (near ? random.between(9, 14) : random.between(5, 9))
    if (!isClear(at, clear)) return ''
    const trail = line(
      `M${n(at.x + size * 0.6)} ${n(at.y - size * 2.2)}l${n(size * 0.7)} ${n(-size * 3)}`,
      '#ffffff',
      size * 0.5,
      'opacity=".55"',
    )
    return join(trail, stone(at.x, at.y, size))
  })
  if (near || scene.picture) return join(...falling)
  const lying = Array.from({ length: areaCount(frame, 46) }, () => {
    const y = random.between(0.77, 0.99)
    return stone(random.next() * width, y * height, unit * (2 + (y - 0.7) * 22))
  })
  return join(group('', ...lying), ...falling)
}

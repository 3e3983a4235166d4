import { createRandom } from '../../random.js'
import type { Scene } from '../../scene/scene.js'
import type { Frame } from '../frame.js'
import { circle, ellipse, fill, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'

/** A part of the picture that weather keeps clear: faces stay as they were. */
export interface KeptClear {
  x: number
  y: number
  radius: number
}

/** Weather behind the people: most of it, so that they stay as they were. */
export function weatherBehind(scene: Scene, frame: Frame): Svg {
  if (isIndoors(scene)) return ''
  if (scene.weather === 'rain') return join(streaks(scene, frame, 'far', 170, []), puddles(scene, frame))
  if (scene.weather === 'storm') {
    return join(lightning(scene, frame), streaks(scene, frame, 'far', 260, []), puddles(scene, frame))
  }
  if (scene.weather === 'snow') return flakes(scene, frame, 'far', 150, [])
  return scene.weather === 'fog' ? mist(frame, 0.55, 0.75) : ''
}

/** Weather before the people, with their faces left out. */
export function weatherBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  if (isIndoors(scene)) return ''
  if (scene.weather === 'rain') return streaks(scene, frame, 'near', 46, clear)
  if (scene.weather === 'storm') return streaks(scene, frame, 'near', 80, clear)
  if (scene.weather === 'snow') return flakes(scene, frame, 'near', 34, clear)
  return scene.weather === 'fog' ? mist(frame, 0.3, 0.86) : ''
}

/** Rain falls behind a room's window, which the room draws. */
function isIndoors({ place, picture }: Scene): boolean {
  return !picture && (place === 'room' || place === 'table')
}

function streaks(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `rain ${depth}`)
  const { unit } = frame
  const near = depth === 'near'
  const amount = areaCount(frame, count)
  const paths = Array.from({ length: amount }, () => {
    const [x, y] = [random.next() * frame.width * 1.1, random.between(0.1, 0.97) * frame.height]
    const long = unit * (near ? random.between(42, 66) : random.between(26, 46))
    const drop = { x: x - long * 0.13, y: y + long / 2 }
    return isClear(drop, clear) ? `M${n(x)} ${n(y)}l${n(-long * 0.26)} ${n(long)}` : ''
  })
  const opacity = near ? 0.75 : 0.6
  return line(paths.join('') || 'M0 0', near ? '#e6f4ff' : '#c4e0f7', unit * (near ? 5 : 3.6), `opacity="${opacity}"`)
}

function puddles(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'puddles')
  const { unit, width, height } = frame
  const wet = scene.place !== 'room' && scene.place !== 'underwater' && scene.place !== 'space' && scene.place !== 'sea'
  if (!wet || scene.picture || scene.background) return ''
  const spots: [number, number, number][] = [
    [0.17, 0.9, 120],
    [0.8, 0.95, 150],
    [0.62, 0.8, 74],
    [0.3, 0.78, 56],
  ]
  return join(
    ...spots.map(([x, y, size]) => {
      const [centreX, centreY] = [width * (x + random.between(-0.04, 0.04)), height * y]
      const [radiusX, radiusY] = [size * unit, size * unit * 0.2]
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

function flakes(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `snow ${depth}`)
  const dots = Array.from({ length: areaCount(frame, count) }, () => {
    const at = { x: random.next() * frame.width, y: random.next() * frame.height }
    const size = frame.unit * (depth === 'near' ? random.between(6, 10) : random.between(3, 7))
    return isClear(at, clear) ? circle(at.x, at.y, size, '#ffffff', `opacity="${depth === 'near' ? 0.95 : 0.85}"`) : ''
  })
  return join(...dots)
}

function lightning(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'lightning')
  const { unit } = frame
  const bolt = (x: number, scale: number) =>
    fill(
      'M20 0L-34 120H-4L-30 230L62 84H26L66 0Z',
      '#ffe98a',
      `transform="translate(${n(x)} ${n(frame.height * 0.11)}) scale(${n(scale)})"`,
    )
  const left = frame.width * random.between(0.1, 0.22)
  const right = frame.width * random.between(0.76, 0.88)
  return join(bolt(left, unit * 1.25), bolt(right, unit * 0.85))
}

function mist(frame: Frame, opacity: number, top: number): Svg {
  const id = `mist${n(top * 100)}`
  return join(
    verticalGradient(id, [0, '#e6ecef', 0], [0.45, '#e6ecef', opacity], [1, '#eef2f4', opacity * 0.8]),
    rectangle(0, frame.height * (top - 0.5), frame.width, frame.height, `url(#${id})`),
  )
}

function isClear(at: { x: number; y: number }, clear: readonly KeptClear[]): boolean {
  return clear.every(({ x, y, radius }) => Math.hypot(at.x - x, at.y - y) > radius)
}

/** So many for a square picture, more for a longer one. */
function areaCount(frame: Frame, count: number): number {
  return Math.round((count * frame.width * frame.height) / (frame.unit * 1000) ** 2)
}

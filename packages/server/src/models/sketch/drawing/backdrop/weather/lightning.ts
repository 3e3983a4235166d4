import { createRandom, type Random } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { circle, glow, join, line, n, type Svg } from '../../svg.js'

/** Two forked bolts with the light that they throw onto the clouds. */
export function lightning(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'lightning')
  const { width, height, unit } = frame
  const left = width * random.between(0.12, 0.24)
  const right = width * random.between(0.76, 0.88)
  const bolts = [bolt(left, height * 0.12, height * 0.56, unit, random)]
  if ((scene.strength ?? 1) >= 1) bolts.push(bolt(right, height * 0.14, height * 0.42, unit * 0.8, random))
  if ((scene.strength ?? 1) > 1.4) bolts.push(bolt(width * 0.52, height * 0.1, height * 0.34, unit * 0.7, random))
  return join(
    glow('flash', '#e8e4ff', 0.75),
    circle(left, height * 0.14, unit * 330, 'url(#flash)'),
    circle(right, height * 0.14, unit * 240, 'url(#flash)', 'opacity=".8"'),
    ...bolts,
  )
}

function bolt(x: number, top: number, bottom: number, unit: number, random: Random): Svg {
  const steps = 7
  const points = Array.from({ length: steps + 1 }, (_, index) => ({
    x:
      x +
      (index === 0
        ? 0
        : ((index + (index > 3 ? 1 : 0)) % 2 ? -1 : 1) * unit * random.between(4, 40) -
          index * unit * random.between(0, 9)),
    y: top + ((bottom - top) * index) / steps,
  }))
  const path = points.map((point, index) => `${index ? 'L' : 'M'}${n(point.x)} ${n(point.y)}`).join('')
  const forks = [2, 4].map((index) => {
    const from = points[index] ?? { x, y: top }
    const side = index === 2 ? 1 : -1
    return `M${n(from.x)} ${n(from.y)}l${n(side * unit * 46)} ${n(unit * 40)}l${n(side * unit * 6)} ${n(unit * 44)}l${n(side * unit * 34)} ${n(unit * 46)}`
  })
  return join(
    line(path + forks.join(''), '#c9b8ff', unit * 26, 'opacity=".28"'),
    line(path + forks.join(''), '#ffe98a', unit * 11, 'opacity=".9"'),
    line(forks.join(''), '#fffbe0', unit * 4),
    line(path, '#fffbe0', unit * 7),
  )
}

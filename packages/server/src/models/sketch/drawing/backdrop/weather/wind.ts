import { createRandom } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { ellipse, glow, join, line, n, rectangle, type Svg } from '../../svg.js'
import { leaf } from './drift.js'
import { areaCount, isClear, type KeptClear } from './kept-clear.js'

export function windBehind(scene: Scene, frame: Frame): Svg {
  if (scene.weather === 'sandstorm') return join(dust(scene, frame, 'far', 0.4), grains(scene, frame, 'far', 130, []))
  return join(gusts(scene, frame), blownLeaves(scene, frame))
}

export function windBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  if (scene.weather !== 'sandstorm') return ''
  return join(dust(scene, frame, 'near', 0.18), grains(scene, frame, 'near', 60, clear))
}

/** Long strokes that curl at their ends. */
function gusts(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'gusts')
  const strength = scene.strength ?? 1
  const unit = frame.unit * (0.8 + 0.2 * strength)
  const strokes = Array.from({ length: Math.round(11 * strength) }, () => {
    const [x, y, long] = [
      random.between(-0.1, 0.85) * frame.width,
      random.between(0.08, 0.78) * frame.height,
      random.between(120, 280) * unit,
    ]
    const curl = random.next() < 0.5 ? 1 : -1
    return line(
      `M${n(x)} ${n(y)}h${n(long)}c${n(46 * unit)} 0 ${n(52 * unit)} ${n(-52 * unit * curl)} ${n(10 * unit)} ${n(-54 * unit * curl)}q${n(-26 * unit)} 0 ${n(-24 * unit)} ${n(24 * unit * curl)}`,
      '#ffffff',
      unit * 7,
      'opacity=".7"',
    )
  })
  return join(...strokes)
}

function blownLeaves(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'blown leaves')
  const leaves = Array.from({ length: areaCount(frame, 16 * (scene.strength ?? 1)) }, () => {
    const [x, y] = [random.next() * frame.width, random.between(0.2, 0.92) * frame.height]
    const scale = frame.unit * random.between(0.55, 0.95)
    return leaf(
      random.next(),
      `translate(${n(x)} ${n(y)}) rotate(${n(random.between(-50, 50))}) scale(${n(scale)} ${n(scale * random.between(0.5, 1))})`,
    )
  })
  return join(...leaves)
}

/** Air full of sand: what is far is hardly seen. */
function dust(scene: Scene, frame: Frame, depth: 'far' | 'near', opacity: number): Svg {
  const random = createRandom(scene.seed, `dust ${depth}`)
  const { width, height, unit } = frame
  const much = Math.min(0.9, opacity * (0.6 + 0.4 * (scene.strength ?? 1)))
  const puffs = Array.from({ length: depth === 'far' ? 12 : 6 }, () =>
    ellipse(
      random.next() * width,
      (depth === 'far' ? random.between(0.3, 0.8) : random.between(0.84, 1)) * height,
      unit * random.between(160, 330),
      unit * random.between(50, 110),
      `url(#dust${depth})`,
    ),
  )
  return join(
    glow(`dust${depth}`, '#e0a95c', 0.75),
    rectangle(0, 0, width, height, '#dba765', 0, `opacity="${n(much * (depth === 'far' ? 0.75 : 0.5))}"`),
    ...puffs,
  )
}

function grains(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `grains ${depth}`)
  const { unit, width, height } = frame
  const near = depth === 'near'
  const paths = Array.from({ length: areaCount(frame, count * (scene.strength ?? 1)) }, () => {
    const at = { x: random.next() * width, y: random.between(0.1, 1) * height }
    const long = unit * random.between(30, near ? 130 : 90)
    return isClear(at, clear) ? `M${n(at.x)} ${n(at.y)}l${n(-long)} ${n(long * 0.12)}` : ''
  })
  return line(paths.join('') || 'M0 0', near ? '#f3cf8f' : '#b98643', unit * (near ? 5 : 4), 'opacity=".7"')
}

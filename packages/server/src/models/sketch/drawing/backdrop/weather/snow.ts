import { createRandom } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { circle, join, line, n, rectangle, type Svg, verticalGradient } from '../../svg.js'
import { areaCount, isClear, type KeptClear } from './kept-clear.js'

export function snowBehind(scene: Scene, frame: Frame): Svg {
  if (scene.weather === 'snow') return flakes(scene, frame, 'far', 150, [])
  return join(whiteAir(frame), drift(scene, frame, 'far', 150, []), flakes(scene, frame, 'far', 200, []))
}

export function snowBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  if (scene.weather === 'snow') return flakes(scene, frame, 'near', 34, clear)
  return join(drift(scene, frame, 'near', 60, clear), flakes(scene, frame, 'near', 60, clear), blownSnow(frame))
}

function flakes(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `snow ${depth}`)
  const strength = scene.strength ?? 1
  const dots = Array.from({ length: areaCount(frame, count * strength) }, () => {
    const at = { x: random.next() * frame.width, y: random.next() * frame.height }
    const size =
      frame.unit * (depth === 'near' ? random.between(6, 10) : random.between(3, 7)) * (0.85 + 0.15 * strength)
    return isClear(at, clear) ? circle(at.x, at.y, size, '#ffffff', `opacity="${depth === 'near' ? 0.95 : 0.85}"`) : ''
  })
  return join(...dots)
}

/** Snow that the wind drives across. */
function drift(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `blizzard ${depth}`)
  const { unit, width, height } = frame
  const near = depth === 'near'
  const paths = Array.from({ length: areaCount(frame, count * (scene.strength ?? 1)) }, () => {
    const at = { x: random.next() * width * 1.2, y: random.next() * height }
    const long = unit * (near ? random.between(60, 120) : random.between(34, 70))
    const middle = { x: at.x - long * 0.45, y: at.y + long * 0.2 }
    return isClear(middle, clear) ? `M${n(at.x)} ${n(at.y)}l${n(-long * 0.9)} ${n(long * 0.4)}` : ''
  })
  return line(paths.join('') || 'M0 0', '#ffffff', unit * (near ? 8 : 5), `opacity="${near ? 0.85 : 0.6}"`)
}

/** What is far is hardly seen. */
function whiteAir({ width, height }: Frame): Svg {
  return join(
    verticalGradient('whiteout', [0, '#e8eff6', 0.35], [0.6, '#eef4f9', 0.82], [1, '#f4f8fb', 0.25]),
    rectangle(0, 0, width, height, 'url(#whiteout)'),
  )
}

/** Snow that is blown along the ground. */
function blownSnow({ width, height, unit }: Frame): Svg {
  const wave = (y: number, opacity: number) =>
    line(
      `M${n(-unit * 40)} ${n(height * y)}q${n(width * 0.25)} ${n(-unit * 46)} ${n(width * 0.54)} 0t${n(width * 0.6)} 0`,
      '#ffffff',
      unit * 44,
      `opacity="${opacity}"`,
    )
  return join(wave(0.95, 0.55), wave(0.995, 0.8))
}

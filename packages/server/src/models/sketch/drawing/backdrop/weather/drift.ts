import { createRandom } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { fill, group, join, line, n, type Svg } from '../../svg.js'
import { areaCount, isClear, type KeptClear } from './kept-clear.js'

const leafColours = ['#e0662b', '#f0a02c', '#c8432f', '#f2c53d', '#b5622d'] as const
const petalColours = ['#ffc4d8', '#ff9fc0', '#ffe3ec', '#f7b1cb'] as const

/** A leaf with its vein, 40 long, around (0, 0). */
const leafShape = 'M-20 0C-10-14 8-15 20 0C8 15-10 14-20 0Z'
const petalShape = 'M-12 0C-8-11 8-12 13-3L9 0L13 3C8 12-8 11-12 0Z'

export function driftBehind(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'drift ground')
  const { width, height, unit } = frame
  // What has fallen already lies flat on the ground.
  const lying = Array.from({ length: areaCount(frame, scene.picture ? 0 : 34) }, () => {
    const y = random.between(0.76, 0.99)
    const scale = unit * (0.25 + (y - 0.7) * 2.4)
    const place = `translate(${n(random.next() * width)} ${n(y * height)}) scale(${n(scale)} ${n(scale * 0.45)})`
    return piece(scene, random.next(), `${place} rotate(${n(random.between(0, 360))})`)
  })
  return join(...lying, falling(scene, frame, 'far', 34, []))
}

export function driftBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  return falling(scene, frame, 'near', 20, clear)
}

function falling(scene: Scene, frame: Frame, depth: 'far' | 'near', count: number, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, `drift ${depth}`)
  const pieces = Array.from({ length: areaCount(frame, count * (scene.strength ?? 1)) }, () => {
    const at = { x: random.next() * frame.width, y: random.between(0.02, 0.96) * frame.height }
    const scale = frame.unit * (depth === 'near' ? random.between(0.95, 1.4) : random.between(0.5, 0.85))
    const turned = random.between(0, 360)
    const squeezed = random.between(0.45, 1)
    const place = `translate(${n(at.x)} ${n(at.y)}) rotate(${n(turned)}) scale(${n(scale)} ${n(scale * squeezed)})`
    const drawn = piece(scene, random.next(), place)
    return isClear(at, clear) ? drawn : ''
  })
  return join(...pieces)
}

function piece({ weather }: Scene, chance: number, transform: string): Svg {
  return weather === 'falling petals' ? petal(chance, transform) : leaf(chance, transform)
}

/** One autumn leaf; `chance` from 0 to 1 picks its colour. */
export function leaf(chance: number, transform: string): Svg {
  const colour = leafColours[Math.floor(chance * leafColours.length)] ?? leafColours[0]
  return group(`transform="${transform}"`, fill(leafShape, colour), line('M-27 0H16', '#8a4a22', 2.4, 'opacity=".7"'))
}

function petal(chance: number, transform: string): Svg {
  const colour = petalColours[Math.floor(chance * petalColours.length)] ?? petalColours[0]
  return fill(petalShape, colour, `transform="${transform}"`)
}

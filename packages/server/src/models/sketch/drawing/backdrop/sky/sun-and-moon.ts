import { createRandom } from '../../../random.js'
import type { Scene, Time } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { circle, fill, glow, join, n, type Svg } from '../../svg.js'

const low: readonly Time[] = ['sunset', 'dawn', 'golden hour']

/** Where the sun or the moon of a scene hangs. */
export function sunPosition(scene: Scene, frame: Frame): { x: number; y: number } {
  const random = createRandom(scene.seed, 'sun')
  const side = random.next() < 0.5 ? random.between(0.1, 0.22) : random.between(0.78, 0.9)
  const height = random.between(0.12, 0.18)
  if (scene.time === 'golden hour') return { x: frame.width * side, y: frame.height * 0.36 }
  return {
    x: frame.width * side,
    y: low.includes(scene.time) ? frame.horizon - frame.unit * 70 : frame.height * height,
  }
}

const sunColours: Partial<Record<Time, string>> = { sunset: '#fff0b8', dawn: '#fff1c9', 'golden hour': '#fff6d2' }

export function sun(scene: Scene, frame: Frame): Svg {
  const { x, y } = sunPosition(scene, frame)
  const colour = sunColours[scene.time] ?? '#ffe27a'
  const radius = frame.unit * (low.includes(scene.time) ? 88 : 62)
  const isGolden = scene.time === 'golden hour'
  return join(
    isGolden && join(glow('wideGlow', '#ffb84d', 0.75), circle(x, y, radius * 7, 'url(#wideGlow)')),
    glow('sunGlow', colour, 0.65),
    circle(x, y, radius * 2.7, 'url(#sunGlow)'),
    circle(x, y, radius, colour),
  )
}

/** A crescent, or the whole round of a full moon. */
export function moon(scene: Scene, frame: Frame): Svg {
  const at = sunPosition({ ...scene, time: 'day' }, frame)
  return scene.glows?.includes('full moon') ? fullMoon(at.x, frame) : crescent(at.x, at.y, frame.unit * 66)
}

function crescent(x: number, y: number, radius: number): Svg {
  const horn = (angle: number) => `${n(x + radius * Math.cos(angle))} ${n(y + radius * Math.sin(angle))}`
  const inner = radius * 0.86
  const path = `M${horn(-2.0)}A${n(radius)} ${n(radius)} 0 1 0 ${horn(0.75)}A${n(inner)} ${n(inner)} 0 1 1 ${horn(-2.0)}Z`
  return join(
    glow('moonGlow', '#dfe6ff', 0.42),
    circle(x, y, radius * 3, 'url(#moonGlow)'),
    circle(x, y, radius * 0.98, '#dfe6ff', 'opacity=".09"'),
    fill(path, '#fbf3d0'),
  )
}

function fullMoon(side: number, frame: Frame): Svg {
  const radius = frame.unit * 150
  const { x, y } = fullMoonAt(side, frame)
  const crater = (right: number, down: number, size: number) =>
    circle(x + radius * right, y + radius * down, radius * size, '#d9d3b4', 'opacity=".75"')
  return join(
    glow('moonGlow', '#f2efd6', 0.6),
    circle(x, y, radius * 2.9, 'url(#moonGlow)'),
    circle(x, y, radius, '#fbf6dc'),
    crater(-0.36, -0.3, 0.2),
    crater(0.3, 0.12, 0.26),
    crater(-0.18, 0.46, 0.15),
    crater(0.26, -0.46, 0.12),
    crater(-0.58, 0.16, 0.1),
    crater(0.55, 0.52, 0.08),
    crater(0, -0.06, 0.08),
  )
}

/** The light that water mirrors: a low sun's or the moon's; null where neither is seen. */
export function lightOverWater(scene: Scene, frame: Frame): { x: number; colour: string; strength: number } | null {
  const isOpen = scene.weather === 'clear' || scene.weather === 'wind' || scene.weather === 'falling petals'
  const isFull = scene.glows?.includes('full moon') === true
  if (isFull) return { x: fullMoonAt(moonSide(scene, frame), frame).x, colour: '#fbf6dc', strength: 0.8 }
  if (!isOpen) return null
  if (scene.time === 'night') return { x: moonSide(scene, frame), colour: '#dfe6ff', strength: 0.45 }
  return low.includes(scene.time)
    ? { x: sunPosition(scene, frame).x, colour: sunColours[scene.time] ?? '#ffe27a', strength: 0.7 }
    : null
}

function moonSide(scene: Scene, frame: Frame): number {
  return sunPosition({ ...scene, time: 'day' }, frame).x
}

function fullMoonAt(side: number, { width, height }: Frame): { x: number; y: number } {
  return { x: side < width / 2 ? width * 0.25 : width * 0.75, y: height * 0.27 }
}

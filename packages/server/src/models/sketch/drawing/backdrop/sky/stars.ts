import { createRandom } from '../../../random.js'
import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import { circle, ellipse, fill, glow, group, join, n, type Svg } from '../../svg.js'

/** Stars, a few of them large. */
export function stars(scene: Scene, frame: Frame, strength: number, bottom = 0.62): Svg {
  const random = createRandom(scene.seed, 'stars')
  const count = Math.round((110 * frame.width * frame.height) / (1_000_000 * frame.unit ** 2))
  const dots = Array.from({ length: Math.min(count, 300) }, () => {
    const [x, y] = [random.next() * frame.width, random.next() * frame.height * bottom]
    const size = frame.unit * random.between(1.2, 3.2)
    if (random.next() > 0.1)
      return circle(x, y, size, '#ffffff', `opacity="${n(random.between(0.4, 0.95) * strength)}"`)
    const long = size * 4
    return fill(
      `M${n(x)} ${n(y - long)}Q${n(x)} ${n(y)} ${n(x + long)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y + long)}Q${n(x)} ${n(y)} ${n(x - long)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y - long)}Z`,
      '#fff6cf',
      `opacity="${n(0.9 * strength)}"`,
    )
  })
  return join(...dots)
}

/** A pale band of light across the sky. */
export function milkyWay(scene: Scene, { width, height, unit }: Frame): Svg {
  const turned = createRandom(scene.seed, 'milky way').between(-34, -22)
  return group(
    `transform="rotate(${n(turned)} ${n(width / 2)} ${n(height * 0.28)})"`,
    glow('milky', '#b9b4ff', 0.2),
    ellipse(width / 2, height * 0.28, width * 0.78, unit * 150, 'url(#milky)'),
    ellipse(width * 0.42, height * 0.27, width * 0.5, unit * 70, 'url(#milky)'),
  )
}

/** Curtains of green and violet light. */
export function northernLights(scene: Scene, { width, height, unit }: Frame): Svg {
  const random = createRandom(scene.seed, 'northern lights')
  const gradient = (id: string, low: string, high: string) =>
    `<linearGradient id="${id}" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="${low}" stop-opacity="0"/><stop offset=".14" stop-color="${low}" stop-opacity=".85"/><stop offset=".5" stop-color="${low}" stop-opacity=".32"/><stop offset="1" stop-color="${high}" stop-opacity="0"/></linearGradient>`
  const curtain = (base: number, tall: number, id: string) => {
    const [phase, swing] = [random.next() * 6, random.between(0.045, 0.07) * height]
    const step = unit * 13
    const strips: Svg[] = []
    for (let x = -step; x < width + step; x += step) {
      const along = x / width
      const foot = height * base + swing * Math.sin(phase + along * 5.2) + swing * 0.5 * Math.sin(phase + along * 11)
      const reach = height * tall * (0.7 + 0.3 * Math.sin(phase * 2 + along * 9)) * random.between(0.82, 1.08)
      const bright = 0.72 + 0.26 * Math.sin(phase + along * 7) + random.between(-0.1, 0.1)
      strips.push(
        fill(
          `M${n(x)} ${n(foot)}h${n(step * 1.06)}l${n(unit * 10)} ${n(-reach)}h${n(-step * 1.06)}Z`,
          `url(#${id})`,
          `opacity="${n(Math.min(1, Math.max(0.3, bright)))}"`,
        ),
      )
    }
    return strips.join('')
  }
  return join(
    gradient('aurora1', '#4dffb0', '#8a5cff'),
    gradient('aurora2', '#5ff0d0', '#d15cff'),
    curtain(0.3, 0.27, 'aurora2'),
    curtain(0.44, 0.36, 'aurora1'),
  )
}

/** Bright streaks that fall to one side. */
export function shootingStars(scene: Scene, { width, height, unit }: Frame): Svg {
  const random = createRandom(scene.seed, 'shooting stars')
  const tail = `<linearGradient id="meteor" x1="0" y1="1" x2="1" y2="0"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#cfe0ff" stop-opacity="0"/></linearGradient>`
  const streaks = Array.from({ length: 7 }, (_, index) => {
    const x = width * ((index + random.between(0.1, 0.7)) / 7)
    const y = height * random.between(0.1, 0.44)
    const long = unit * random.between(180, 320)
    const thick = unit * random.between(6, 10)
    return join(
      fill(
        `M${n(x)} ${n(y)}L${n(x + long)} ${n(y - long * 0.5)}L${n(x + thick * 0.7)} ${n(y + thick)}Z`,
        'url(#meteor)',
      ),
      circle(x + thick * 0.3, y + thick * 0.4, thick * 1.05, '#ffffff'),
    )
  })
  return join(tail, ...streaks)
}

import { createRandom } from '../random.js'
import type { Scene } from '../scene/scene.js'
import { isIndoors } from './backdrop/place.js'
import { sunPosition } from './backdrop/sky/sun-and-moon.js'
import { isClear, type KeptClear } from './backdrop/weather/kept-clear.js'
import type { Frame } from './frame.js'
import { circle, ellipse, fill, glow, group, join, n, rectangle, type Svg } from './svg.js'

/** Lights behind everybody: the beams of the sun, burning candles. */
export function glowsBehind(scene: Scene, frame: Frame): Svg {
  const has = (name: NonNullable<Scene['glows']>[number]) => scene.glows?.includes(name)
  return join(has('sunbeams') && sunbeams(scene, frame, 0.22), has('candle light') && candles(scene, frame))
}

/** Lights before everybody, with faces left out: beams again, fainter, fireflies, the dark around a candle's light. */
export function glowsBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  const has = (name: NonNullable<Scene['glows']>[number]) => scene.glows?.includes(name)
  return join(
    has('sunbeams') && join(sunbeams(scene, frame, 0.1), dustInLight(scene, frame)),
    has('fireflies') && fireflies(scene, frame, clear),
    has('candle light') && candlelight(frame),
  )
}

/** Broad beams that fan out from the sun, or from where a window would be. */
function sunbeams(scene: Scene, frame: Frame, strength: number): Svg {
  const { width, height, unit } = frame
  const sun = isIndoors(scene) || scene.picture ? { x: width * 0.16, y: height * 0.1 } : sunPosition(scene, frame)
  const from = { x: sun.x, y: Math.min(sun.y, height * 0.36) - unit * 20 }
  const random = createRandom(scene.seed, 'sunbeams')
  const far = Math.hypot(width, height) * 1.15
  const id = `beam${n(strength * 100)}`
  const middle = Math.atan2(height * 0.9 - from.y, width / 2 - from.x)
  const beams = Array.from({ length: 7 }, (_, index) => {
    const angle = middle + (index - 3) * 0.26 + random.between(-0.05, 0.05)
    const half = random.between(0.035, 0.075)
    const point = (turn: number) => `${n(from.x + Math.cos(turn) * far)} ${n(from.y + Math.sin(turn) * far)}`
    return fill(`M${n(from.x)} ${n(from.y)}L${point(angle - half)}L${point(angle + half)}Z`, `url(#${id})`)
  })
  const stops = `<stop offset="0" stop-color="#fffbe0" stop-opacity="${n(Math.min(1, strength * 2.4))}"/><stop offset=".55" stop-color="#fff1b8" stop-opacity="${n(strength)}"/><stop offset="1" stop-color="#ffe9a0" stop-opacity="0"/>`
  return join(
    `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${n(from.x)}" cy="${n(from.y)}" r="${n(far)}">${stops}</radialGradient>`,
    ...beams,
  )
}

function dustInLight(scene: Scene, { width, height, unit }: Frame): Svg {
  const random = createRandom(scene.seed, 'dust in light')
  return Array.from({ length: 26 }, () =>
    circle(
      random.next() * width,
      random.between(0.15, 0.9) * height,
      unit * random.between(2.5, 5.5),
      '#fff8d6',
      `opacity="${n(random.between(0.45, 0.9))}"`,
    ),
  ).join('')
}

function fireflies(scene: Scene, { width, height, unit }: Frame, clear: readonly KeptClear[]): Svg {
  const random = createRandom(scene.seed, 'fireflies')
  const lights = Array.from({ length: 30 }, () => {
    const [x, y] = [random.next() * width, random.between(0.36, 0.96) * height]
    const size = unit * random.between(5, 8.5)
    if (!isClear({ x, y }, clear)) return ''
    return join(circle(x, y, size * 5, 'url(#firefly)'), circle(x, y, size, '#fbffc2'))
  })
  return join(glow('firefly', '#e8ff6a', 0.7), ...lights)
}

/** The dark of a room at its edges, and the warm light in its middle. */
function candlelight({ width, height, unit }: Frame): Svg {
  const stops =
    '<stop offset=".1" stop-color="#ffb545" stop-opacity=".26"/><stop offset=".45" stop-color="#8a3d10" stop-opacity=".1"/><stop offset=".75" stop-color="#2a0f14" stop-opacity=".66"/><stop offset="1" stop-color="#14060f" stop-opacity=".88"/>'
  return join(
    `<radialGradient id="candlelit" gradientUnits="userSpaceOnUse" cx="${n(width / 2)}" cy="${n(height * 0.62)}" r="${n(Math.max(width, height) * 0.72)}">${stops}</radialGradient>`,
    rectangle(0, 0, width, height, 'url(#candlelit)'),
    ...[0.1, 0.9].map((x) => circle(width * x, height * 0.74, unit * 190, 'url(#candleGlow)', 'opacity=".75"')),
  )
}

/** Two groups of candles on the ground, at the picture's sides. */
function candles(scene: Scene, { width, height, unit }: Frame): Svg {
  const random = createRandom(scene.seed, 'candles')
  const candle = (x: number, y: number, tall: number) =>
    group(
      `transform="translate(${n(x)} ${n(y)}) scale(${n(unit)})"`,
      ellipse(0, 0, 34, 8, '#10233f', 'opacity=".25"'),
      rectangle(-17, -tall, 34, tall, '#fff0cf', 5),
      rectangle(-17, -tall, 10, tall, '#ffffff', 5, 'opacity=".5"'),
      fill(`M-17 ${-tall + 4}q4 22 8 4t9 10 10-10v-10h-27Z`, '#fff8e6'),
      fill(`M0 ${-tall - 62}q26 34 0 54q-26-20 0-54Z`, '#ff9d2e'),
      fill(`M0 ${-tall - 40}q13 18 0 30q-13-12 0-30Z`, '#fff3b8'),
    )
  return join(
    glow('candleGlow', '#ffc45e', 0.9),
    ...[0.1, 0.9].flatMap((side) => [
      circle(width * side, height * 0.74, unit * 230, 'url(#candleGlow)'),
      candle(width * side - unit * 42, height * 0.8, 100 + random.below(30)),
      candle(width * side + unit * 40, height * 0.81, 70 + random.below(30)),
      candle(width * side, height * 0.83, 130 + random.below(40)),
    ]),
  )
}

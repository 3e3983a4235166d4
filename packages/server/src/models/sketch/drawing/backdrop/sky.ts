import { createRandom } from '../../random.js'
import type { Scene } from '../../scene/scene.js'
import { mix } from '../colour.js'
import type { Frame } from '../frame.js'
import type { Light } from '../light.js'
import { circle, fill, glow, join, line, n, rectangle, type Svg, verticalGradient } from '../svg.js'
import { cloud } from './shapes.js'

/** The sky with what hangs in it: sun or moon, stars, clouds. */
export function sky(scene: Scene, frame: Frame, light: Light): Svg {
  const [top, middle, low] = light.sky
  const clear = scene.weather === 'clear' || scene.weather === 'wind'
  return join(
    verticalGradient('sky', [0, top], [0.5, middle], [0.78, low]),
    rectangle(0, 0, frame.width, frame.height, 'url(#sky)'),
    scene.time === 'night' && stars(scene, frame, clear ? 1 : 0.35),
    clear && (scene.time === 'night' ? moon(scene, frame) : sun(scene, frame)),
    clouds(scene, frame, light),
  )
}

function sunPosition(scene: Scene, frame: Frame) {
  const random = createRandom(scene.seed, 'sun')
  const side = random.next() < 0.5 ? random.between(0.1, 0.22) : random.between(0.78, 0.9)
  const low = scene.time === 'sunset' || scene.time === 'dawn'
  return { x: frame.width * side, y: low ? frame.horizon - frame.unit * 70 : frame.height * random.between(0.12, 0.18) }
}

function sun(scene: Scene, frame: Frame): Svg {
  const { x, y } = sunPosition(scene, frame)
  const colour = scene.time === 'sunset' ? '#fff0b8' : scene.time === 'dawn' ? '#fff1c9' : '#ffe27a'
  const radius = frame.unit * (scene.time === 'day' ? 62 : 88)
  return join(glow('sunGlow', colour, 0.65), circle(x, y, radius * 2.7, 'url(#sunGlow)'), circle(x, y, radius, colour))
}

function moon(scene: Scene, frame: Frame): Svg {
  const { x, y } = sunPosition({ ...scene, time: 'day' }, frame)
  const radius = frame.unit * 60
  return join(
    glow('moonGlow', '#dfe6ff', 0.45),
    circle(x, y, radius * 3, 'url(#moonGlow)'),
    circle(x, y, radius, '#f6f1d8'),
    circle(x - radius * 0.3, y - radius * 0.25, radius * 0.18, '#e2dcbc'),
    circle(x + radius * 0.32, y + radius * 0.1, radius * 0.24, '#e2dcbc'),
    circle(x - radius * 0.15, y + radius * 0.45, radius * 0.14, '#e2dcbc'),
  )
}

/** Stars, a few of them large. */
export function stars(scene: Scene, frame: Frame, strength: number, bottom = 0.62): Svg {
  const random = createRandom(scene.seed, 'stars')
  const count = Math.round((80 * frame.width * frame.height) / (1_000_000 * frame.unit ** 2))
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

function clouds(scene: Scene, frame: Frame, light: Light): Svg {
  const random = createRandom(scene.seed, 'clouds')
  const heavy = scene.weather === 'rain' || scene.weather === 'storm'
  const overcast = heavy || scene.weather === 'cloudy' || scene.weather === 'snow' || scene.weather === 'fog'
  const white = mix(light.sky[1], '#ffffff', scene.time === 'night' ? 0.16 : 0.78)
  const few = Array.from({ length: 4 }, (_, index) => {
    const x = frame.width * (0.08 + 0.28 * index + random.between(-0.06, 0.06))
    const y = frame.height * random.between(0.1, 0.34)
    return cloud(x, y, frame.unit * random.between(70, 125), white, scene.time === 'night' ? 0.5 : 0.85)
  })
  if (!overcast) return join(...few, scene.weather === 'wind' && gusts(scene, frame))
  const grey = mix(light.sky[0], heavy ? '#2b3646' : '#ffffff', heavy ? 0.28 : 0.3)
  const bank = [0, 1].flatMap((row) =>
    Array.from({ length: Math.ceil(frame.width / (frame.unit * 210)) + 2 }, (_, index) => {
      const x = index * frame.unit * 210 + random.between(-60, 60) * frame.unit - row * frame.unit * 90
      const y = frame.unit * (row === 0 ? 112 : 28) + random.between(-26, 26) * frame.unit
      return cloud(x, y, frame.unit * random.between(150, 200), mix(grey, light.sky[0], row ? 0 : 0.34), 1)
    }),
  )
  return join(...(heavy ? [] : few), ...bank)
}

function gusts(scene: Scene, frame: Frame): Svg {
  const random = createRandom(scene.seed, 'gusts')
  const { unit } = frame
  const strokes = Array.from({ length: 9 }, () => {
    const [x, y, long] = [
      random.next() * frame.width,
      random.between(0.08, 0.75) * frame.height,
      random.between(120, 260) * unit,
    ]
    return line(
      `M${n(x)} ${n(y)}h${n(long)}q${n(40 * unit)} 0 ${n(40 * unit)} ${n(-26 * unit)}q0 ${n(-24 * unit)} ${n(-24 * unit)} ${n(-22 * unit)}`,
      '#ffffff',
      unit * 6,
      'opacity=".55"',
    )
  })
  return join(...strokes)
}

import { createRandom } from '../../../random.js'
import type { Scene, Weather } from '../../../scene/scene.js'
import { mix } from '../../colour.js'
import type { Frame } from '../../frame.js'
import type { Light } from '../../light.js'
import { join, type Svg } from '../../svg.js'
import { cloud } from '../shapes.js'

const heavyWeather: ReadonlySet<Weather> = new Set(['rain', 'storm', 'hail'])
const overcastWeather: ReadonlySet<Weather> = new Set([...heavyWeather, 'cloudy', 'snow', 'fog', 'drizzle', 'blizzard'])

/** A few white clouds, or a bank of grey ones over the whole sky. */
export function clouds(scene: Scene, frame: Frame, light: Light): Svg {
  if (scene.weather === 'sandstorm') return ''
  const random = createRandom(scene.seed, 'clouds')
  const { weather, strength = 1 } = scene
  const heavy = heavyWeather.has(weather)
  const isDark = light.dark
  const white = mix(light.sky[1], cloudColours[scene.time] ?? '#ffffff', isDark ? 0.16 : 0.78)
  const few = Array.from({ length: weather === 'cloudy' && strength > 0.8 ? 6 : 4 }, (_, index) => {
    const x = frame.width * (0.08 + 0.28 * (index % 4) + random.between(-0.06, 0.06))
    const y = frame.height * (random.between(0.1, 0.34) + (index > 3 ? 0.1 : 0))
    return cloud(x, y, frame.unit * random.between(70, 125), white, isDark ? 0.5 : 0.85)
  })
  if (!overcastWeather.has(weather) || (weather === 'cloudy' && strength < 0.8)) return join(...few)
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

/** What the low sun does to clouds. */
const cloudColours: Partial<Record<Scene['time'], string>> = { 'golden hour': '#fff1cf', dusk: '#e9a7b4' }

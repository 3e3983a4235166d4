import type { Scene } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import type { Light } from '../../light.js'
import { join, rectangle, type Svg, verticalGradient } from '../../svg.js'
import { clouds } from './clouds.js'
import { milkyWay, northernLights, shootingStars, stars } from './stars.js'
import { moon, sun } from './sun-and-moon.js'

/** How clearly stars are seen at an hour. */
const starlight: Partial<Record<Scene['time'], number>> = { dusk: 0.45, night: 1 }

/** The sky with what hangs in it: sun or moon, stars, clouds. */
export function sky(scene: Scene, frame: Frame, light: Light): Svg {
  const [top, middle, low] = light.sky
  const isOpen = openSky.has(scene.weather) || (scene.weather === 'cloudy' && (scene.strength ?? 1) < 0.8)
  const stellar = (starlight[scene.time] ?? 0) * (isOpen ? 1 : 0.35)
  const has = (glow: NonNullable<Scene['glows']>[number]) => scene.glows?.includes(glow)
  const hasMoon = scene.time === 'night' || has('full moon')
  return join(
    verticalGradient('sky', [0, top], [0.5, middle], [0.78, low]),
    rectangle(0, 0, frame.width, frame.height, 'url(#sky)'),
    scene.time === 'night' && isOpen && milkyWay(scene, frame),
    stellar > 0 && stars(scene, frame, stellar),
    has('northern lights') && northernLights(scene, frame),
    has('shooting stars') && shootingStars(scene, frame),
    (isOpen || has('full moon')) && (hasMoon ? moon(scene, frame) : scene.time !== 'dusk' && sun(scene, frame)),
    clouds(scene, frame, light),
  )
}

/** Weather through which the sun and the moon are seen. */
const openSky: ReadonlySet<Scene['weather']> = new Set(['clear', 'wind', 'falling leaves', 'falling petals'])

import type { Scene, Weather } from '../../../scene/scene.js'
import type { Frame } from '../../frame.js'
import type { Svg } from '../../svg.js'
import { isIndoors } from '../place.js'
import { driftBefore, driftBehind } from './drift.js'
import { fogBefore, fogBehind } from './fog.js'
import type { KeptClear } from './kept-clear.js'
import { rainBefore, rainBehind } from './rain.js'
import { snowBefore, snowBehind } from './snow.js'
import { windBefore, windBehind } from './wind.js'

/** What a weather adds before and behind everybody. */
interface WeatherLayers {
  behind(scene: Scene, frame: Frame): Svg
  before(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg
}

const wet: WeatherLayers = { behind: rainBehind, before: rainBefore }
const white: WeatherLayers = { behind: snowBehind, before: snowBefore }
const drifting: WeatherLayers = { behind: driftBehind, before: driftBefore }

const layers: Partial<Record<Weather, WeatherLayers>> = {
  rain: wet,
  drizzle: wet,
  storm: wet,
  hail: wet,
  snow: white,
  blizzard: white,
  fog: { behind: fogBehind, before: fogBefore },
  wind: { behind: windBehind, before: windBefore },
  sandstorm: { behind: windBehind, before: windBefore },
  'falling leaves': drifting,
  'falling petals': drifting,
}

/** Weather behind the people: most of it, so that they stay as they were. */
export function weatherBehind(scene: Scene, frame: Frame): Svg {
  return hasWeather(scene) ? (layers[scene.weather]?.behind(scene, frame) ?? '') : ''
}

/** Weather before the people, with their faces left out. */
export function weatherBefore(scene: Scene, frame: Frame, clear: readonly KeptClear[]): Svg {
  return hasWeather(scene) ? (layers[scene.weather]?.before(scene, frame, clear) ?? '') : ''
}

/** Rain falls behind a room's window, which the room draws; nothing falls into a cave. */
function hasWeather(scene: Scene): boolean {
  return !isIndoors(scene) && (scene.place !== 'cave' || Boolean(scene.picture))
}

import type { Scene, Time, Weather } from '../scene/scene.js'
import { isIndoors } from './backdrop/place.js'
import { mix } from './colour.js'

/** What the hour and the weather do to colours. */
export interface Light {
  /** The sky from its top to the horizon. */
  sky: readonly [top: string, middle: string, low: string]
  /** A thing of the scenery, seen in this light. */
  lit(colour: string): string
  /** A thing that is far away: it fades into the air. */
  faded(colour: string, distance: number): string
  /** What falls on people and things too, or null by day. */
  veil: { colour: string; opacity: number } | null
  dark: boolean
}

const skies: Record<Time, readonly [string, string, string]> = {
  day: ['#5db7f2', '#a4dbfb', '#e2f5ff'],
  dawn: ['#8fb4ef', '#ffcfc0', '#ffeacb'],
  'golden hour': ['#7db4e6', '#ffd58f', '#ffe9b0'],
  sunset: ['#6a4fa3', '#f3727f', '#ffc46b'],
  dusk: ['#27408f', '#7a7cc8', '#f4ad94'],
  night: ['#10174a', '#27327a', '#5560a6'],
}

/** How much of the night there is in an hour. */
const nightness: Partial<Record<Time, number>> = { dusk: 0.5, night: 0.6 }

/** A sky of any colour, lighter towards the horizon; by night a dark one. */
function paintedSky(colour: string, time: Time): readonly [string, string, string] {
  const at = (by: number) => mix(mix(colour, '#ffffff', by), '#10174a', nightness[time] ?? 0)
  return [at(0), at(0.3), at(0.62)]
}

const tints: Record<Time, { colour: string; amount: number }> = {
  day: { colour: '#ffffff', amount: 0 },
  dawn: { colour: '#ffd7c4', amount: 0.16 },
  'golden hour': { colour: '#ffab3d', amount: 0.2 },
  sunset: { colour: '#c2506a', amount: 0.24 },
  dusk: { colour: '#3a4596', amount: 0.28 },
  night: { colour: '#1a2468', amount: 0.46 },
}

const airs: Record<Weather, { colour: string; amount: number }> = {
  clear: { colour: '#ffffff', amount: 0 },
  wind: { colour: '#dfe9ee', amount: 0.1 },
  cloudy: { colour: '#a9b8c6', amount: 0.42 },
  rain: { colour: '#5c7488', amount: 0.66 },
  storm: { colour: '#39455e', amount: 0.8 },
  snow: { colour: '#c3d0df', amount: 0.6 },
  fog: { colour: '#d9e0e4', amount: 0.72 },
  drizzle: { colour: '#a7b6c2', amount: 0.55 },
  hail: { colour: '#6f7f99', amount: 0.62 },
  blizzard: { colour: '#dde7f1', amount: 0.8 },
  sandstorm: { colour: '#d9a864', amount: 0.7 },
  'falling leaves': { colour: '#f2d9b0', amount: 0.22 },
  'falling petals': { colour: '#ffe6ef', amount: 0.3 },
}

/** Weather that darkens as it gets worse. */
const isDreary: ReadonlySet<Weather> = new Set(['cloudy', 'rain', 'storm', 'hail', 'drizzle'])

const veils: Record<Time, Light['veil']> = {
  day: null,
  dawn: { colour: '#ffb48a', opacity: 0.06 },
  'golden hour': { colour: '#ff9d2e', opacity: 0.1 },
  sunset: { colour: '#e0485a', opacity: 0.1 },
  dusk: { colour: '#2f3fa8', opacity: 0.13 },
  night: { colour: '#182070', opacity: 0.24 },
}

/** What the air of bad weather loses by these hours. */
const airDarkness: Partial<Record<Time, number>> = { sunset: 0.18, dusk: 0.5, night: 0.66 }

/** By night a room has its lamps on: dim and warm, not blue. */
const lamplit = { tint: { colour: '#7d3d12', amount: 0.3 }, veil: { colour: '#5a2408', opacity: 0.1 } }

export function lightOf(scene: Scene): Light {
  const { time, weather, strength = 1, paints } = scene
  const inside = isIndoors(scene)
  const isLamplit = inside && (time === 'night' || time === 'dusk')
  const tint = isLamplit ? lamplit.tint : tints[time]
  const amount = Math.min(0.92, airs[weather].amount * (0.6 + 0.4 * strength))
  const air = {
    colour: strength > 1 && isDreary.has(weather) ? mix(airs[weather].colour, '#1c2436', 0.2) : airs[weather].colour,
    amount,
  }
  const airColour = mix(air.colour, '#0b1030', airDarkness[time] ?? 0)
  const [top, middle, low] = paints?.sky ? paintedSky(paints.sky, time) : skies[time]
  const lit = (colour: string) => mix(mix(colour, tint.colour, tint.amount), airColour, inside ? 0 : air.amount * 0.34)
  return {
    sky: [
      mix(top, airColour, air.amount),
      mix(middle, airColour, air.amount * 0.92),
      mix(low, airColour, air.amount * 0.78),
    ],
    lit,
    faded: (colour, distance) => mix(lit(colour), mix(low, airColour, air.amount * 0.8), distance),
    veil: isLamplit ? lamplit.veil : veils[time],
    dark: time === 'night' || time === 'dusk',
  }
}

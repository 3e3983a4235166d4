import type { Random } from '../../random.js'
import type { Place, Scene, SceneryPart, Weather } from '../../scene/scene.js'
import { lightnessOf, shade } from '../colour.js'
import type { Frame } from '../frame.js'
import type { Light } from '../light.js'
import type { Svg } from '../svg.js'

/** What a place is drawn from. */
export interface PlaceSetting {
  scene: Scene
  frame: Frame
  light: Light
  /** The place's own, so that nothing else moves its trees. */
  random: Random
  /** A part's colour: its own, or the one that was asked for, as light or dark as its own. */
  paint(part: SceneryPart, colour: string): string
}

/** Draws a place's land, before the sky and behind everybody. */
export type DrawPlace = (setting: PlaceSetting) => Svg

const interiors: readonly Place[] = ['room', 'table', 'kitchen', 'bedroom', 'classroom', 'library']

/** Under a roof: weather is seen through the window only. */
export function isIndoors({ place, picture, background }: Scene): boolean {
  return !picture && !background && interiors.includes(place)
}

/** Whether what lies on the ground is white. */
export function isSnowy({ weather }: Scene): boolean {
  return weather === 'snow' || weather === 'blizzard'
}

/** Grass and leaves under snow are white. */
export function ground({ scene, light, paint }: PlaceSetting, colour: string): string {
  return light.lit(paint('ground', isSnowy(scene) ? '#f1f6fb' : colour))
}

export function leaves({ light, paint }: PlaceSetting, colour: string): string {
  return light.lit(paint('trees', colour))
}

/** How light each part usually is: a paint is as much lighter or darker than asked for as a colour is than this. */
const usualLightness: Record<SceneryPart, number> = { sky: 0.7, trees: 0.6, ground: 0.78, water: 0.68, mountains: 0.62 }

/** The trees of a season, where nobody asked for another colour. */
const seasons: Partial<Record<Weather, string>> = {
  'falling leaves': '#e8923a',
  'falling petals': '#f7a9c6',
  snow: '#cfe3e4',
  blizzard: '#dbe8ec',
}

export function painter({ paints, weather }: Scene): PlaceSetting['paint'] {
  return (part, colour) => {
    const wanted = paints?.[part] ?? (part === 'trees' ? seasons[weather] : undefined)
    return wanted ? shade(wanted, (lightnessOf(colour) - usualLightness[part]) * 0.7) : colour
  }
}

/** So many things side by side, each with its own small disorder: calls back with a place from 0 to 1. */
export function along(count: number, random: Random, draw: (fraction: number, index: number) => Svg): Svg {
  const pieces = Array.from({ length: count }, (_, index) =>
    draw((index + 0.5 + random.between(-0.32, 0.32)) / count, index),
  )
  return pieces.join('')
}

import type { Random } from '../../random.js'
import type { Scene } from '../../scene/scene.js'
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
}

/** Draws a place's land, before the sky and behind everybody. */
export type DrawPlace = (setting: PlaceSetting) => Svg

/** Grass and leaves under snow are white. */
export function ground({ scene, light }: PlaceSetting, colour: string, snowy = '#f1f6fb'): string {
  return light.lit(scene.weather === 'snow' ? snowy : colour)
}

/** So many things side by side, each with its own small disorder: calls back with a place from 0 to 1. */
export function along(count: number, random: Random, draw: (fraction: number, index: number) => Svg): Svg {
  const pieces = Array.from({ length: count }, (_, index) =>
    draw((index + 0.5 + random.between(-0.32, 0.32)) / count, index),
  )
  return pieces.join('')
}

import type { Actor } from '../scene/scene.js'
import type { Spot } from '../vocabulary/meaning.js'
import type { Region } from './clearest-spot.js'
import type { Stage } from './stage.js'
import { waterOf } from './water.js'

/** Where somebody usually is: on the ground, behind, before, in the water or above. */
export function laneRegion(stage: Stage, actor: Actor, flying = false): Region {
  const { place } = stage.scene
  // A tower's or a tree's own edges are narrower than its box: behind others, it may stand further out.
  const narrow = stage.laneOf(actor) === 'back' ? 0.62 : 1
  const margin = (narrow * stage.widthOf(actor)) / 2
  const [left, right] = [Math.min(0.45, margin * 0.92), Math.max(0.55, 1 - margin * 0.92)]
  const tall = stage.tallOf(actor)
  const lane = flying ? 'sky' : stage.laneOf(actor)
  if (place === 'underwater' && lane === 'water') return { left, right, top: tall + 0.06, bottom: 0.86 }
  if (actor.icon === 'rainbow') return { left: 0.4, right: 0.6, top: 0.66, bottom: 0.68 }
  // On a plain ground there is no sky: what is alone there is in the middle.
  if (lane === 'sky' && stage.isAloneOnPlain)
    return { left: 0.49, right: 0.51, top: 0.5 + tall / 2, bottom: 0.52 + tall / 2 }
  if (lane === 'sky') return { left, right, top: tall + 0.03, bottom: Math.max(tall + 0.08, 0.52) }
  // A coast's cliff, on the right, carries what is far away.
  if (lane === 'back' && place === 'coast') return { left: 0.8, right: 0.86, top: 0.53, bottom: 0.545 }
  if (lane === 'back') return { left, right, top: 0.735, bottom: 0.775 }
  const water = lane === 'water' ? waterOf(place) : null
  if (water) return { left, right: place === 'coast' ? 0.5 : right, ...water }
  if (lane === 'front') return { left, right, top: 0.86, bottom: 0.965 }
  return { left, right, top: 0.83, bottom: 0.94 }
}

/** The part of a region that was asked for: "on the left", "in the background". */
export function spotRegion(stage: Stage, actor: Actor, region: Region, spots: readonly Spot[]): Region {
  return Object.assign({ ...region }, ...spots.map((spot) => spotOf(stage, actor, region, spot)))
}

function spotOf(stage: Stage, actor: Actor, region: Region, spot: Spot): Partial<Region> {
  const lane = stage.laneOf(actor)
  const edge = Math.max(0.16, Math.min(0.3, stage.widthOf(actor) * 0.46))
  const isGrounded = lane === 'standing' || lane === 'front'
  switch (spot) {
    case 'left':
      return { left: edge, right: edge + 0.08 }
    case 'right':
      return { left: 0.92 - edge, right: 1 - edge }
    case 'middle':
      return { left: 0.48, right: 0.52 }
    case 'corner':
      return {
        left: 0.98 - edge,
        right: 1 - edge,
        ...(isGrounded ? { top: 0.93, bottom: 0.97 } : { bottom: region.top + 0.04 }),
      }
    case 'top':
      return { top: Math.min(0.34, region.top), bottom: 0.36 }
    case 'bottom':
      return { top: 0.94, bottom: 0.96 }
    case 'sky':
      return { top: 0.3, bottom: 0.44 }
    // What is always far off is in the background as it is.
    case 'far':
      return isGrounded ? { top: 0.7, bottom: 0.74 } : {}
    case 'near':
      return isGrounded ? { top: 0.96, bottom: 0.98 } : lane === 'back' ? { top: 0.86, bottom: 0.9 } : {}
  }
}

/** Whoever is high up keeps their head in the picture, whoever is at an edge their sides. */
export function insidePicture(stage: Stage, actor: Actor, region: Region): Region {
  const highest = Math.min(1.45, 0.02 + stage.tallOf(actor))
  return { ...region, top: Math.max(region.top, highest), bottom: Math.max(region.bottom, highest + 0.01) }
}

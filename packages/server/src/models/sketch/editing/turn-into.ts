import { usualSize } from '../layout/usual-sizes.js'
import type { Phrase } from '../reading/instruction.js'
import type { Actor } from '../scene/scene.js'
import { isAlive } from '../vocabulary/somebody.js'
import { changeActor } from './attributes.js'
import type { Cast } from './cast.js'
import { beCalled, withGuise } from './guises.js'

/** Somebody becomes somebody else in the same place, in the same clothes. */
export function turnInto(cast: Cast, actor: Actor, icon: string, by: Phrase): void {
  const stays = isAlive(actor.icon) === isAlive(icon)
  const ratio = usualSize(icon) / usualSize(actor.icon)
  Object.assign(actor, { icon, colour: null, pattern: null, mood: null })
  if (!stays) Object.assign(actor, { wears: [], holds: [] })
  // A mouse that becomes an elephant grows; a cat that becomes a bear is as big as it was.
  if (ratio > 1.5 || ratio < 0.66) actor.size *= Math.min(2.5, Math.max(0.4, ratio))
  changeActor(actor, withGuise(by))
  if (by.noun.is === 'subject') beCalled(actor, by.noun)
  if (actor.rides !== null) cast.moved(actor)
  cast.takeAlong(actor)
}

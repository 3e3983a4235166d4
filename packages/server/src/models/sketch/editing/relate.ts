import type { Phrase } from '../reading/instruction.js'
import type { Actor } from '../scene/scene.js'
import { knownIcons } from '../vocabulary/emoji-words.js'
import type { Relation } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import type { Cast } from './cast.js'
import { isRideable, isStoodOn } from './subjects.js'

/** Sets `riders` into a boat, onto a horse, on top of a table. */
export function carry(cast: Cast, carrier: Actor, riders: readonly Actor[], relation: Relation): void {
  const isHouse = knownIcons.get(carrier.icon) === 'building' && !isRideable(carrier.icon)
  const isOpen = isHouse ? relation === 'in' : isRideable(carrier.icon) || isStoodOn(carrier.icon)
  const isTop = relation === 'top' || !isOpen || (carrier.icon === 'rock' && relation === 'on')
  // A sail leaves no room for anybody.
  if (carrier.icon === 'sailboat' && !isTop) carrier.icon = 'canoe'
  for (const rider of riders) {
    if (rider === carrier || isCarriedBy(cast, carrier, rider)) continue
    if (!canCarry(carrier)) {
      Object.assign(cast.moved(rider), { relation: relation === 'in' ? 'beside' : 'above', toIds: [carrier.id] })
      continue
    }
    handOverPlace(cast, rider, carrier)
    rider.rides = carrier.id
    if (isTop) rider.onTop = true
    else delete rider.onTop
    cast.moved(rider).isSeated = true
  }
}

/** "A knight in front of the castle on a horse": the horse is in front of it. */
function handOverPlace(cast: Cast, rider: Actor, carrier: Actor): void {
  const [own, other] = [cast.placements.get(rider.id), cast.placements.get(carrier.id)]
  if (!own || !other?.isNew || other.relation || other.spots.length > 0) return
  const { relation, toIds, spots } = own
  if (!toIds.includes(carrier.id)) Object.assign(other, { relation, toIds, spots })
  Object.assign(own, { relation: null, toIds: [], spots: [] })
}

/** Places actors by others, or makes them as big. */
export function put(cast: Cast, actors: readonly Actor[], relation: Relation, to: Phrase): void {
  const second = relation === 'between' ? to.together.flatMap((phrase) => cast.find(phrase)) : []
  const others = [...livingFirst(to, cast.findBut(to, actors)), ...second]
  const [other] = others
  if (!other) return
  if (relation === 'top' || relation === 'on' || relation === 'in') carry(cast, other, actors, relation)
  else if (relation === 'from') getOff(cast, actors, others)
  else if (relation === 'alike' || relation === 'bigger' || relation === 'smaller') measure(actors, other, relation)
  else {
    for (const actor of actors) {
      if (others.includes(actor)) continue
      cast.getOff(actor)
      const placement = cast.moved(actor)
      placement.relation = relation
      placement.toIds = others.filter(({ id }) => id !== actor.id).map(({ id }) => id)
      placement.spots = []
      cast.takeAlong(actor)
    }
  }
}

/** "Around them" is around those who live, where some do. */
function livingFirst({ noun }: Phrase, actors: Actor[]): Actor[] {
  const living = actors.filter(({ icon }) => isAlive(icon))
  return (noun.is === 'them' || noun.is === 'all') && living.length > 0 ? living : actors
}

/** Each stands where the other did, as big as it was: false when not exactly two are meant. */
export function tradePlaces(cast: Cast, what: Phrase, by: Phrase): boolean {
  const [[one, ...more], [other, ...others]] = [cast.find(what), cast.find(by)]
  if (!one || !other || one === other || more.length + others.length > 0) return false
  const { x, y, rides, onTop } = one
  stand(cast, one, other)
  stand(cast, other, { x, y, rides, onTop })
  cast.focusOnAll([one, other])
  return true
}

function stand(cast: Cast, actor: Actor, { x, y, rides, onTop }: Pick<Actor, 'x' | 'y' | 'rides' | 'onTop'>): void {
  Object.assign(actor, { x, y, rides: rides === actor.id ? null : rides })
  if (onTop) actor.onTop = true
  else delete actor.onTop
  if (actor.rides !== null) cast.moved(actor).isSeated = true
  cast.takeAlong(actor)
}

/** Off the horse, out of the box: beside it. */
export function getOff(cast: Cast, actors: readonly Actor[], carriers: readonly Actor[]): boolean {
  const riders = actors.filter(({ rides }) => carriers.some(({ id }) => id === rides))
  for (const rider of riders) {
    Object.assign(cast.moved(rider), { relation: 'beside', toIds: [rider.rides], spots: [] })
    cast.getOff(rider)
    cast.takeAlong(rider)
  }
  return riders.length > 0
}

function measure(actors: readonly Actor[], { size }: Actor, relation: Relation): void {
  for (const actor of actors) {
    if (relation === 'alike') actor.size = size
    else if (relation === 'bigger') actor.size = Math.max(actor.size, Math.min(1.1, size * 1.3))
    else actor.size = Math.min(actor.size, size * 0.75)
  }
}

/** Whether one already rides on the other, or on what does: nobody carries what carries them. */
function isCarriedBy(cast: Cast, one: Actor, other: Actor): boolean {
  let at: Actor | undefined = one
  for (let steps = 0; at && steps < cast.scene.actors.length; steps++) {
    if (at.rides === other.id) return true
    const { rides }: Actor = at
    at = cast.scene.actors.find(({ id }) => id === rides)
  }
  return false
}

/** What is in the sky carries nobody, but for what one can sit on there. */
function canCarry({ icon }: Actor): boolean {
  const kind = knownIcons.get(icon)
  return isRideable(icon) || isAlive(icon) || (kind !== 'sky' && kind !== 'heart')
}

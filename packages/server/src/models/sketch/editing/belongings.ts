import { type Attributes, type Phrase, phraseOf } from '../reading/instruction.js'
import type { Actor, GarmentKind } from '../scene/scene.js'
import { isAlive } from '../vocabulary/somebody.js'
import { changeGarment, changeHeldItem, makeGarment, makeHeldItem } from './attributes.js'
import type { Cast } from './cast.js'
import { withGuise } from './guises.js'
import { isHoldable, isSameSubject } from './subjects.js'
import { hold, putOn, replaceWorn, wornAs } from './wardrobe.js'

/** Dresses whoever is meant; what they wear already is changed. False when there is nobody to wear it. */
export function wear(cast: Cast, kind: GarmentKind, what: Phrase, to: Phrase | null): boolean {
  const { actors } = cast.scene
  const wearers = actors.filter((actor) => wornAs(actor, kind))
  const owners = to ? cast.ownersOf(to, what) : wearers.length > 0 ? wearers : cast.find(somebody)
  const living = owners.filter((actor) => isAlive(actor.icon))
  for (const owner of living) {
    const worn = wornAs(owner, kind)
    const isSame = worn && (worn.kind === kind || what.definite)
    putOn(owner, isSame ? changeGarment(worn, what.attributes) : makeGarment(kind, what.attributes))
  }
  if (living.length > 0) cast.focusOnAll(living, `wears ${kind}`)
  return living.length > 0
}

/** Puts a thing into somebody's hand; one that lay about is taken up. */
export function take(cast: Cast, owner: Actor, icon: string, what: Phrase): void {
  const held = owner.holds.findIndex((item) => isSameSubject(item.icon, icon))
  const item = owner.holds[held]
  const [lying] = what.definite ? cast.find(what).filter(({ id }) => id !== owner.id) : []
  if (item && !what.another) owner.holds[held] = changeHeldItem({ ...item, icon }, what.attributes)
  else if (lying) {
    hold(owner, changeHeldItem({ ...makeHeldItem(lying.icon, what.attributes), colour: lying.colour }, what.attributes))
    cast.dismiss([lying])
  } else
    for (let index = 0; index < Math.min(2, what.count ?? 1); index++) hold(owner, makeHeldItem(icon, withGuise(what)))
  cast.focusOn(owner, `holds ${icon}`)
}

/** Changes a thing in somebody's hand: false when nobody holds one. */
export function changeHeld(cast: Cast, wanted: string, attributes: Attributes): boolean {
  const holders = cast.scene.actors.filter(({ holds }) => holds.some(({ icon }) => isSameSubject(icon, wanted)))
  for (const actor of holders) {
    actor.holds = actor.holds.map((item) =>
      isSameSubject(item.icon, wanted) ? changeHeldItem(item, attributes) : item,
    )
    cast.focusOn(actor, `holds ${wanted}`)
  }
  return holders.length > 0
}

/** Takes a garment off those who are meant, or off whoever wears it where they don't. */
export function takeOff(cast: Cast, kind: GarmentKind, owners: readonly Actor[]): void {
  const wearers = owners.some((actor) => wornAs(actor, kind)) ? owners : cast.scene.actors
  for (const actor of wearers) {
    const worn = wornAs(actor, kind)
    actor.wears = actor.wears.filter((garment) => garment !== worn)
  }
}

/** Takes a thing out of the hands of those who are meant: false when none of them holds one. */
export function letGo(wanted: string, owners: readonly Actor[]): boolean {
  const holders = owners.filter(({ holds }) => holds.some(({ icon }) => isSameSubject(icon, wanted)))
  for (const actor of holders) actor.holds = actor.holds.filter(({ icon }) => !isSameSubject(icon, wanted))
  return holders.length > 0
}

/** Gives another garment or thing in place of a garment that is worn. */
export function exchangeGarment(cast: Cast, kind: GarmentKind, by: Phrase): void {
  for (const actor of cast.scene.actors) {
    const worn = wornAs(actor, kind)
    if (!worn) continue
    if (by.noun.is === 'garment') replaceWorn(actor, worn, makeGarment(by.noun.kind, by.attributes))
    else actor.wears = actor.wears.filter((garment) => garment !== worn)
    handOver(cast, actor, by)
  }
}

/** Gives another thing in place of one that is held: false when nobody holds one. */
export function exchangeHeld(cast: Cast, wanted: string, by: Phrase): boolean {
  const holders = cast.scene.actors.filter(({ holds }) => holds.some(({ icon }) => isSameSubject(icon, wanted)))
  for (const actor of holders) {
    const at = actor.holds.findIndex(({ icon }) => isSameSubject(icon, wanted))
    if (by.noun.is === 'subject') actor.holds[at] = makeHeldItem(by.noun.icon, withGuise(by))
    else actor.holds.splice(at, 1)
    if (by.noun.is === 'garment') putOn(actor, makeGarment(by.noun.kind, by.attributes))
    cast.focusOn(actor, by.noun.is === 'subject' ? `holds ${by.noun.icon}` : null)
  }
  return holders.length > 0
}

function handOver(cast: Cast, actor: Actor, by: Phrase): void {
  if (by.noun.is === 'subject' && isHoldable(by.noun.icon)) hold(actor, makeHeldItem(by.noun.icon, withGuise(by)))
  cast.focusOn(actor, by.noun.is === 'garment' ? `wears ${by.noun.kind}` : null)
}

const somebody = phraseOf({ is: 'it', somebody: true })

import type { Attributes, Instruction, Phrase } from '../reading/instruction.js'
import type { Actor, Scene } from '../scene/scene.js'
import type { Relation } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { changeActor, changeGarment, changeHeldItem, makeGarment, makeHeldItem } from './attributes.js'
import { Cast, type Placement } from './cast.js'
import { beCalled, withGuise } from './guises.js'
import { forgetSky, isBackdropTrees, paintScenery } from './scenery.js'
import { isHoldable, isRideable, isSameSubject } from './subjects.js'
import { hold, putOn, wornAs } from './wardrobe.js'

/** A scene after its prompt, and who has to be placed in it. */
export interface FollowedScene {
  scene: Scene
  placements: Placement[]
}

/** Follows a prompt's instructions on a copy of the scene. What they don't name stays exactly as it is. */
export function followInstructions(scene: Scene, instructions: readonly Instruction[]): FollowedScene {
  const editor = new SceneEditor(structuredClone(scene))
  for (const instruction of instructions) editor.follow(instruction)
  return { scene: editor.scene, placements: [...editor.cast.placements.values()] }
}

class SceneEditor {
  readonly cast: Cast

  constructor(readonly scene: Scene) {
    this.cast = new Cast(scene)
  }

  follow(instruction: Instruction): void {
    switch (instruction.do) {
      case 'show':
        this.show(instruction)
        return
      case 'remove':
        this.remove(instruction.what, instruction.owner)
        return
      case 'change':
        this.change(instruction.what, instruction.attributes)
        return
      case 'replace':
        this.replace(instruction.what, instruction.by)
        return
      case 'weather':
        this.scene.weather = instruction.weather
        return
      case 'endWeather':
        this.scene.weather = instruction.weather === 'clear' ? 'cloudy' : 'clear'
        return
      case 'keep':
        this.cast.keep(instruction.what, instruction.count)
        return
      case 'paint':
        paintScenery(this.scene, instruction.part, instruction.colour)
        return
      case 'time':
        this.scene.time = instruction.time
        forgetSky(this.scene)
        return
      case 'place':
        this.scene.place = instruction.place
        this.scene.background = null
        // "A dog on the beach" on a photo of a beach keeps the photo; "change the background to a beach" does not.
        if (instruction.isBackdrop) {
          this.scene.picture = null
          delete this.scene.paints
        }
        return
      case 'background':
        this.scene.background = instruction.colour
        this.scene.place = 'studio'
        this.scene.picture = null
        return
    }
  }

  private show({ what, adding, relation, to }: Extract<Instruction, { do: 'show' }>): void {
    if (what.noun.is === 'garment') {
      this.wear(what, to)
      return
    }
    if (what.noun.is !== 'subject') {
      this.mention(what)
      return
    }
    const { icon } = what.noun
    if (!adding && isBackdropTrees(this.scene, what)) {
      paintScenery(this.scene, 'trees', what.attributes.colour)
      this.cast.means(what, [])
      return
    }
    const owners = to ? this.cast.ownersOf(to, what) : []
    const takes = relation === 'holding' || relation === 'with' || relation === 'wearing'
    if (takes && owners.length > 0 && isHoldable(icon) && owners.every((owner) => isAlive(owner.icon))) {
      for (const owner of owners) this.take(owner, icon, what)
      return
    }
    const known = this.cast.isMeant(what) ? this.cast.find(what) : null
    const there = known ?? this.cast.alreadyThere(what, adding)
    if (there.length === 0 && what.definite && !adding && this.changeHeld(icon, what.attributes)) {
      this.cast.means(what, [])
      return
    }
    const actors = there.length > 0 ? this.changeThere(there, what) : this.cast.add(icon, what)
    this.cast.means(what, actors)
    this.relate(actors, relation, owners)
    this.cast.focusOn(actors[0] ?? null, null)
  }

  /** "Give it …": whoever is meant is somebody to talk about from now on. */
  private mention(what: Phrase): void {
    if (what.exact && what.count) this.cast.keep(what, what.count)
    this.cast.means(what, this.cast.find(what))
  }

  private wear(what: Phrase, to: Phrase | null): void {
    if (what.noun.is !== 'garment') return
    const { kind, icon } = what.noun
    const wearers = this.scene.actors.filter((actor) => wornAs(actor, kind))
    const owners = to ? this.cast.ownersOf(to, what) : wearers.length > 0 ? wearers : this.cast.mainSomebody()
    const living = owners.filter((actor) => isAlive(actor.icon))
    if (living.length === 0) {
      if (icon)
        this.show({
          do: 'show',
          what: { ...what, noun: { is: 'subject', icon } },
          adding: true,
          relation: null,
          to: null,
        })
      return
    }
    for (const owner of living) {
      const worn = wornAs(owner, kind)
      const isSame = worn && (worn.kind === kind || what.definite)
      putOn(owner, isSame ? changeGarment(worn, what.attributes) : makeGarment(kind, what.attributes))
    }
    this.cast.focusOn(living[0] ?? null, `wears ${kind}`)
  }

  private take(owner: Actor, icon: string, what: Phrase): void {
    const held = owner.holds.findIndex((item) => isSameSubject(item.icon, icon))
    const item = owner.holds[held]
    if (item && !what.another) owner.holds[held] = changeHeldItem({ ...item, icon }, what.attributes)
    else
      for (let index = 0; index < Math.min(2, what.count ?? 1); index++)
        hold(owner, makeHeldItem(icon, withGuise(what)))
    this.cast.focusOn(owner, `holds ${icon}`)
  }

  private changeThere(there: Actor[], what: Phrase): Actor[] {
    for (const actor of there) this.changeOne(actor, what.attributes)
    const wanted = what.count ?? there.length
    if (wanted > there.length && wanted > 1 && there[0]) {
      const more = this.cast.add(there[0].icon, { ...what, count: wanted - there.length })
      return [...there, ...more]
    }
    if (wanted < there.length && what.count !== null && (what.plural || what.exact))
      this.cast.dismiss(there.slice(wanted))
    return there.slice(0, Math.max(1, wanted))
  }

  private relate(actors: readonly Actor[], relation: Relation | null, others: readonly Actor[]): void {
    const [actor] = actors
    const [other] = others
    if (!actor || !other || !relation || actor === other) return
    if (relation === 'in' || relation === 'on') this.carry(actor, others, relation)
    else if (isSpatial(relation)) {
      for (const placed of actors) Object.assign(this.cast.moved(placed), { relation, toId: other.id })
    }
  }

  /** Sets somebody into a boat or onto a horse; beside or above what carries nobody. */
  private carry(carrier: Actor, riders: readonly Actor[], relation: 'in' | 'on'): void {
    if (!isRideable(carrier.icon)) {
      const [rider] = riders
      if (rider)
        Object.assign(this.cast.moved(rider), { relation: relation === 'on' ? 'above' : 'beside', toId: carrier.id })
      return
    }
    // A sail leaves no room for anybody.
    if (carrier.icon === 'sailboat') carrier.icon = 'canoe'
    for (const rider of riders) {
      if (rider === carrier || !(isAlive(rider.icon) || isRideable(rider.icon))) continue
      rider.rides = carrier.id
      this.cast.moved(rider)
    }
  }

  private remove(what: Phrase, owner: Phrase | null): void {
    const { noun } = what
    const owners = owner ? this.cast.find(owner) : this.scene.actors
    if (noun.is === 'garment') {
      const wearers = owners.some((actor) => wornAs(actor, noun.kind)) ? owners : this.scene.actors
      for (const actor of wearers) {
        const worn = wornAs(actor, noun.kind)
        actor.wears = actor.wears.filter((garment) => garment !== worn)
      }
      if (noun.icon) this.cast.dismiss(this.scene.actors.filter(({ icon }) => icon === noun.icon))
      return
    }
    if (noun.is === 'it') {
      this.removeFocus()
      return
    }
    if (noun.is === 'all') {
      this.cast.dismiss([...this.scene.actors])
      return
    }
    for (const actor of this.scene.actors)
      actor.holds = actor.holds.filter(({ icon }) => !isSameSubject(icon, noun.icon))
    const alike = this.cast.alike(what)
    this.cast.dismiss(what.count === null || what.count >= alike.length ? alike : alike.slice(-what.count))
  }

  private removeFocus(): void {
    const [actor] = this.cast.find({ noun: { is: 'it' } })
    if (!actor) return
    const [how, name] = splitPart(this.scene.focusPart)
    if (how === 'wears') actor.wears = actor.wears.filter(({ kind }) => kind !== name)
    else if (how === 'holds') actor.holds = actor.holds.filter(({ icon }) => icon !== name)
    else this.cast.dismiss([actor])
  }

  private change(what: Phrase, attributes: Attributes): void {
    const { noun } = what
    if (noun.is === 'garment') {
      this.wear({ ...what, attributes }, null)
      return
    }
    if (noun.is === 'it') {
      this.changeFocus(what, attributes)
      return
    }
    if (isBackdropTrees(this.scene, what)) paintScenery(this.scene, 'trees', attributes.colour)
    // "One of them" is one of all.
    const many = (noun.is === 'all' && what.count) || undefined
    const actors = this.cast.find(what).slice(0, many)
    for (const actor of actors) this.changeOne(actor, attributes)
    if (actors.length === 0 && noun.is === 'subject') this.changeHeld(noun.icon, attributes)
    if (actors[0]) this.cast.focusOn(actors[0], null)
  }

  /** Changes a thing in somebody's hand: false when nobody holds one. */
  private changeHeld(wanted: string, attributes: Attributes): boolean {
    const holders = this.scene.actors.filter(({ holds }) => holds.some(({ icon }) => isSameSubject(icon, wanted)))
    for (const actor of holders) {
      actor.holds = actor.holds.map((item) =>
        isSameSubject(item.icon, wanted) ? changeHeldItem(item, attributes) : item,
      )
      this.cast.focusOn(actor, `holds ${wanted}`)
    }
    return holders.length > 0
  }

  private changeFocus(what: Phrase, attributes: Attributes): void {
    const [actor] = this.cast.find(what)
    if (!actor) return
    const [how, name] = splitPart(actor.id === this.scene.focus ? this.scene.focusPart : null)
    const worn = how === 'wears' ? actor.wears.findIndex(({ kind }) => kind === name) : -1
    const held = how === 'holds' ? actor.holds.findIndex(({ icon }) => icon === name) : -1
    const garment = actor.wears[worn]
    const item = actor.holds[held]
    const isAboutLooks = attributes.colour || attributes.shade || attributes.pattern || attributes.sheer
    if (garment && isAboutLooks) actor.wears[worn] = changeGarment(garment, attributes)
    else if (item && !attributes.mood) actor.holds[held] = changeHeldItem(item, attributes)
    else this.changeOne(actor, attributes)
  }

  private changeOne(actor: Actor, attributes: Attributes): void {
    const placement = this.cast.placements.get(actor.id)
    if (placement?.isNew) placement.size *= attributes.size ?? 1
    changeActor(actor, placement?.isNew ? { ...attributes, size: null } : attributes)
    if (attributes.spots.length === 0 && !attributes.flying) return
    const moved = this.cast.moved(actor)
    moved.spots = attributes.spots
    moved.flying = attributes.flying
  }

  private replace(what: Phrase, by: Phrase): void {
    const { noun } = what
    if (noun.is === 'garment') {
      const wearers = this.scene.actors.filter((actor) => wornAs(actor, noun.kind))
      this.remove(what, null)
      for (const actor of wearers) this.handOver(actor, by)
      return
    }
    const icon = by.noun.is === 'subject' ? by.noun.icon : null
    const actors = this.cast.find(what)
    if (actors.length === 0 && noun.is === 'subject') {
      const holders = this.scene.actors.filter((actor) =>
        actor.holds.some((item) => isSameSubject(item.icon, noun.icon)),
      )
      this.remove(what, null)
      for (const actor of holders) this.handOver(actor, by)
      return
    }
    if (!icon) return
    for (const actor of actors) {
      const stays = isAlive(actor.icon) === isAlive(icon)
      Object.assign(actor, { icon, colour: null, pattern: null, mood: null })
      if (!stays) Object.assign(actor, { wears: [], holds: [] })
      changeActor(actor, withGuise(by))
      if (by.noun.is === 'subject') beCalled(actor, by.noun)
      this.cast.focusOn(actor, null)
    }
  }

  private handOver(actor: Actor, by: Phrase): void {
    if (by.noun.is === 'garment') putOn(actor, makeGarment(by.noun.kind, by.attributes))
    if (by.noun.is === 'subject' && isHoldable(by.noun.icon)) hold(actor, makeHeldItem(by.noun.icon, withGuise(by)))
    this.cast.focusOn(actor, by.noun.is === 'garment' ? `wears ${by.noun.kind}` : null)
  }
}

function isSpatial(relation: Relation): boolean {
  return ['beside', 'behind', 'before', 'above', 'under'].includes(relation)
}

function splitPart(part: string | null): [how: string, name: string] {
  const at = part?.indexOf(' ') ?? -1
  return part && at > 0 ? [part.slice(0, at), part.slice(at + 1)] : ['', '']
}

import { standsUpright } from '../drawing/bounds.js'
import { createRandom, hash } from '../random.js'
import type { Attributes, Instruction, Phrase } from '../reading/instruction.js'
import { isAliveIcon } from '../reading/read-prompt.js'
import { type Actor, nextActorId, type Scene } from '../scene/scene.js'
import type { Relation, Spot } from '../vocabulary/meaning.js'
import { changeActor, changeGarment, changeHeldItem, makeGarment, makeHeldItem } from './attributes.js'
import { isHoldable, isRideable, isSameSubject } from './subjects.js'
import { hold, putOn, wornAs } from './wardrobe.js'

/** Where an actor is to be placed: what the layout needs to know of it. */
export interface Placement {
  id: number
  /** Set for an actor that has no place yet. */
  isNew: boolean
  spots: Spot[]
  flying: boolean
  relation: Relation | null
  toId: number | null
  /** How much bigger or smaller than usual it was asked for. */
  size: number
}

/** A scene after its prompt, and who has to be placed in it. */
export interface FollowedScene {
  scene: Scene
  placements: Placement[]
}

const mostActors = 100
const mostOfOneKind = 24

/** Follows a prompt's instructions on a copy of the scene. What they don't name stays exactly as it is. */
export function followInstructions(scene: Scene, instructions: readonly Instruction[]): FollowedScene {
  const editor = new SceneEditor(structuredClone(scene))
  for (const instruction of instructions) editor.follow(instruction)
  return { scene: editor.scene, placements: [...editor.placements.values()] }
}

class SceneEditor {
  readonly placements = new Map<number, Placement>()
  /** Whom each phrase turned out to mean. */
  private readonly meant = new Map<Phrase, number[]>()
  private readonly added = new Set<number>()

  constructor(readonly scene: Scene) {}

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
        if (this.scene.weather === instruction.weather || instruction.weather !== 'snow') this.scene.weather = 'clear'
        return
      case 'time':
        this.scene.time = instruction.time
        return
      case 'place':
        this.scene.place = instruction.place
        this.scene.background = null
        // "A dog on the beach" on a photo of a beach keeps the photo; "change the background to a beach" does not.
        if (instruction.isBackdrop) this.scene.picture = null
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
    const owners = to ? this.ownersOf(to) : []
    const takes = relation === 'holding' || relation === 'with' || relation === 'wearing'
    if (takes && owners.length > 0 && isHoldable(icon) && owners.every((owner) => isAliveIcon(owner.icon))) {
      for (const owner of owners) this.take(owner, icon, what)
      return
    }
    const there = this.alreadyThere(what, adding)
    const actors = there.length > 0 ? this.changeThere(there, what) : this.add(icon, what)
    this.meant.set(
      what,
      actors.map(({ id }) => id),
    )
    this.relate(actors, relation, owners)
    this.focusOn(actors[0] ?? null, null)
  }

  /** "Give it …": whoever is meant is somebody to talk about from now on. */
  private mention(what: Phrase): void {
    this.meant.set(
      what,
      this.find(what).map(({ id }) => id),
    )
  }

  private wear(what: Phrase, to: Phrase | null): void {
    if (what.noun.is !== 'garment') return
    const { kind, icon } = what.noun
    const wearers = this.scene.actors.filter((actor) => wornAs(actor, kind))
    const owners = to ? this.ownersOf(to) : wearers.length > 0 ? wearers : this.mainSomebody()
    const living = owners.filter((actor) => isAliveIcon(actor.icon))
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
    this.focusOn(living[0] ?? null, `wears ${kind}`)
  }

  private take(owner: Actor, icon: string, what: Phrase): void {
    const held = owner.holds.findIndex((item) => isSameSubject(item.icon, icon))
    const item = owner.holds[held]
    if (item && !what.another) owner.holds[held] = changeHeldItem({ ...item, icon }, what.attributes)
    else
      for (let index = 0; index < Math.min(2, what.count ?? 1); index++)
        hold(owner, makeHeldItem(icon, what.attributes))
    this.focusOn(owner, `holds ${icon}`)
  }

  /** Those who are there and are meant; nobody where one more is asked for. */
  private alreadyThere(what: Phrase, adding: boolean): Actor[] {
    if (what.another || (adding && !what.definite)) return []
    const alike = this.alike(what).filter(({ id }) => what.definite || !this.added.has(id))
    return what.plural || (what.count ?? 1) > 1 || what.definite ? alike : alike.slice(0, 1)
  }

  private alike(what: Phrase): Actor[] {
    const { noun } = what
    return noun.is === 'subject' ? this.scene.actors.filter(({ icon }) => isSameSubject(icon, noun.icon)) : []
  }

  private changeThere(there: Actor[], what: Phrase): Actor[] {
    for (const actor of there) this.changeOne(actor, what.attributes)
    const wanted = what.count ?? there.length
    if (wanted > there.length && wanted > 1 && there[0]) {
      const more = this.add(there[0].icon, { ...what, count: wanted - there.length })
      return [...there, ...more]
    }
    if (wanted < there.length && what.count !== null && what.plural) this.dismiss(there.slice(wanted))
    return there.slice(0, Math.max(1, wanted))
  }

  private add(icon: string, what: Phrase): Actor[] {
    const usual = what.plural ? 3 : 1
    const count = Math.min(mostOfOneKind, what.count ?? usual, mostActors - this.scene.actors.length)
    return Array.from({ length: Math.max(0, count) }, () => {
      const id = nextActorId(this.scene)
      const actor = newActor(id, icon, this.scene.seed)
      changeActor(actor, { ...what.attributes, size: null })
      this.scene.actors.push(actor)
      this.added.add(id)
      this.placements.set(id, {
        id,
        isNew: true,
        spots: what.attributes.spots,
        flying: what.attributes.flying,
        relation: null,
        toId: null,
        size: what.attributes.size ?? 1,
      })
      return actor
    })
  }

  private relate(actors: readonly Actor[], relation: Relation | null, owners: readonly Actor[]): void {
    const [owner] = owners
    const [actor] = actors
    if (!owner || !actor || !relation || owner === actor) return
    if (
      (relation === 'in' || relation === 'on' || relation === 'with') &&
      isRideable(actor.icon) &&
      isAliveIcon(owner.icon)
    ) {
      if (relation === 'with') return
      for (const rider of owners) rider.rides = actor.id
      for (const rider of owners) this.moved(rider)
      return
    }
    const placement = this.placements.get(actor.id) ?? this.moved(actor)
    placement.relation = relation
    placement.toId = owner.id
  }

  private moved(actor: Actor): Placement {
    const known = this.placements.get(actor.id)
    if (known) return known
    const placement = { id: actor.id, isNew: false, spots: [], flying: false, relation: null, toId: null, size: 1 }
    this.placements.set(actor.id, placement)
    return placement
  }

  private remove(what: Phrase, owner: Phrase | null): void {
    const { noun } = what
    const owners = owner ? this.find(owner) : this.scene.actors
    if (noun.is === 'garment') {
      const wearers = owners.some((actor) => wornAs(actor, noun.kind)) ? owners : this.scene.actors
      for (const actor of wearers) {
        const worn = wornAs(actor, noun.kind)
        actor.wears = actor.wears.filter((garment) => garment !== worn)
      }
      if (noun.icon) this.dismiss(this.scene.actors.filter(({ icon }) => icon === noun.icon))
      return
    }
    if (noun.is === 'it') {
      this.removeFocus()
      return
    }
    if (noun.is === 'all') {
      this.dismiss([...this.scene.actors])
      return
    }
    for (const actor of this.scene.actors)
      actor.holds = actor.holds.filter(({ icon }) => !isSameSubject(icon, noun.icon))
    const alike = this.alike(what)
    this.dismiss(what.count === null || what.count >= alike.length ? alike : alike.slice(-what.count))
  }

  private removeFocus(): void {
    const [actor] = this.find({ noun: { is: 'it' } })
    if (!actor) return
    const [how, name] = splitPart(this.scene.focusPart)
    if (how === 'wears') actor.wears = actor.wears.filter(({ kind }) => kind !== name)
    else if (how === 'holds') actor.holds = actor.holds.filter(({ icon }) => icon !== name)
    else this.dismiss([actor])
  }

  private dismiss(actors: readonly Actor[]): void {
    const gone = new Set(actors.map(({ id }) => id))
    this.scene.actors = this.scene.actors.filter(({ id }) => !gone.has(id))
    for (const actor of this.scene.actors) {
      if (actor.rides === null || !gone.has(actor.rides)) continue
      actor.rides = null
      this.moved(actor)
    }
    for (const id of gone) this.placements.delete(id)
    if (this.scene.focus !== null && gone.has(this.scene.focus)) this.focusOn(null, null)
  }

  private change(what: Phrase, attributes: Attributes): void {
    const { noun } = what
    if (noun.is === 'garment') {
      this.wear({ ...what, attributes }, null)
      return
    }
    if (noun.is === 'it') {
      this.changeFocus(attributes)
      return
    }
    const actors = this.find(what)
    for (const actor of actors) this.changeOne(actor, attributes)
    const heldAs = noun.is === 'subject' ? noun.icon : null
    if (actors.length === 0 && heldAs) {
      for (const actor of this.scene.actors) {
        actor.holds = actor.holds.map((item) =>
          isSameSubject(item.icon, heldAs) ? changeHeldItem(item, attributes) : item,
        )
      }
    }
    if (actors[0]) this.focusOn(actors[0], null)
  }

  private changeFocus(attributes: Attributes): void {
    const [actor] = this.find({ noun: { is: 'it' } })
    if (!actor) return
    const [how, name] = splitPart(this.scene.focusPart)
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
    const placement = this.placements.get(actor.id)
    if (placement?.isNew) placement.size *= attributes.size ?? 1
    changeActor(actor, placement?.isNew ? { ...attributes, size: null } : attributes)
    if (attributes.spots.length === 0 && !attributes.flying) return
    const moved = this.moved(actor)
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
    const actors = this.find(what)
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
      const stays = isAliveIcon(actor.icon) === isAliveIcon(icon)
      Object.assign(actor, { icon, colour: null, pattern: null, mood: null })
      if (!stays) Object.assign(actor, { wears: [], holds: [] })
      changeActor(actor, by.attributes)
      this.focusOn(actor, null)
    }
  }

  private handOver(actor: Actor, by: Phrase): void {
    if (by.noun.is === 'garment') putOn(actor, makeGarment(by.noun.kind, by.attributes))
    if (by.noun.is === 'subject' && isHoldable(by.noun.icon)) hold(actor, makeHeldItem(by.noun.icon, by.attributes))
    this.focusOn(actor, by.noun.is === 'garment' ? `wears ${by.noun.kind}` : null)
  }

  /** Whom a phrase means; who is not there yet comes. */
  private ownersOf(phrase: Phrase): Actor[] {
    const found = this.find(phrase)
    if (found.length > 0 || phrase.noun.is !== 'subject') return found
    const added = this.add(phrase.noun.icon, phrase)
    this.meant.set(
      phrase,
      added.map(({ id }) => id),
    )
    return added
  }

  /** Whom a phrase means, among those who are there. */
  private find(phrase: Pick<Phrase, 'noun'> & Partial<Phrase>): Actor[] {
    const meant = this.meant.get(phrase as Phrase)
    if (meant) return this.scene.actors.filter(({ id }) => meant.includes(id))
    if (phrase.noun.is === 'all') return this.scene.actors
    if (phrase.noun.is === 'subject') {
      const { icon: wanted } = phrase.noun
      return this.scene.actors.filter(({ icon }) => isSameSubject(icon, wanted))
    }
    const focused = this.scene.actors.find(({ id }) => id === this.scene.focus)
    return focused ? [focused] : this.mainSomebody()
  }

  /** The biggest one who can wear something, or the biggest at all. */
  private mainSomebody(): Actor[] {
    const bySize = [...this.scene.actors].sort((one, other) => other.size - one.size || one.id - other.id)
    const main = bySize.find(({ icon }) => isAliveIcon(icon)) ?? bySize[0]
    return main ? [main] : []
  }

  private focusOn(actor: Actor | null, part: string | null): void {
    this.scene.focus = actor?.id ?? null
    this.scene.focusPart = part
  }
}

function splitPart(part: string | null): [how: string, name: string] {
  const at = part?.indexOf(' ') ?? -1
  return part && at > 0 ? [part.slice(0, at), part.slice(at + 1)] : ['', '']
}

function newActor(id: number, icon: string, sceneSeed: number): Actor {
  return {
    id,
    icon,
    x: 0.5,
    y: 0.9,
    size: 0.4,
    flipped: !standsUpright(icon) && createRandom(sceneSeed, `flip ${id}`).next() < 0.35,
    colour: null,
    pattern: null,
    opacity: 1,
    mood: null,
    wears: [],
    holds: [],
    rides: null,
    seed: hash(`${sceneSeed} ${id} ${icon}`),
  }
}

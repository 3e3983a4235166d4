import { type Attributes, type Instruction, noAttributes, type Phrase, phraseOf } from '../reading/instruction.js'
import type { Actor, Scene } from '../scene/scene.js'
import { isAlive } from '../vocabulary/somebody.js'
import { changeActor, changeGarment, changeHeldItem } from './attributes.js'
import { changeHeld, exchangeGarment, exchangeHeld, letGo, take, takeOff, wear } from './belongings.js'
import { Cast, type Placement } from './cast.js'
import { mostOfAKind, ofKind } from './choose.js'
import { carry, getOff, put, tradePlaces } from './relate.js'
import {
  changeLook,
  changeTime,
  changeWeather,
  endWeather,
  isBackdropSight,
  isBackdropTrees,
  paintScenery,
  spotBySight,
} from './scenery.js'
import { isHoldable } from './subjects.js'
import { turnInto } from './turn-into.js'
import { wornAs } from './wardrobe.js'

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
      case 'mention':
        this.mention(instruction.what)
        return
      case 'put': {
        this.put(instruction)
        return
      }
      case 'remove':
        this.remove(instruction.what, instruction.owner)
        return
      case 'change':
        this.change(instruction.what, instruction.attributes)
        return
      case 'replace':
        this.replace(instruction.what, instruction.by)
        return
      case 'swap':
        if (!tradePlaces(this.cast, instruction.what, instruction.by)) this.replace(instruction.what, instruction.by)
        return
      case 'weather':
        changeWeather(this.scene, instruction.weather, instruction.strength)
        return
      case 'endWeather':
        endWeather(this.scene, instruction.weather)
        return
      case 'look':
        changeLook(this.scene, instruction.look, instruction.ends)
        return
      case 'keep':
        this.cast.keep(instruction.what, instruction.count)
        return
      case 'paint':
        paintScenery(this.scene, instruction.part, instruction.colour)
        return
      case 'time':
        changeTime(this.scene, instruction.time)
        return
      case 'place':
        this.goTo(instruction)
        return
      case 'background':
        this.scene.background = instruction.colour
        this.scene.place = 'studio'
        this.scene.picture = null
        return
    }
  }

  private put({ what, relation, to }: Extract<Instruction, { do: 'put' }>): void {
    const actors = [...what.together, what].flatMap((phrase) => this.cast.find(phrase))
    const spot = isBackdropSight(this.scene, to) ? spotBySight[relation] : undefined
    if (spot) for (const actor of actors) this.changeOne(actor, { ...noAttributes(), spots: [spot] })
    else put(this.cast, actors, relation, to)
    this.cast.focusOnAll(actors)
  }

  private goTo({ place, isBackdrop, bears }: Extract<Instruction, { do: 'place' }>): void {
    const riders = bears ? this.cast.find(bears) : []
    const isElsewhere = this.scene.place !== 'table' && !this.cast.isFirst
    const [table] = ofKind(this.scene, 'wooden-table')
    // In a picture of another place, a table comes to stand there.
    if (riders.length > 0 && (table || isElsewhere)) {
      const [carrier] = table
        ? [table]
        : this.cast.add('wooden-table', phraseOf({ is: 'subject', icon: 'wooden-table' }))
      if (carrier) carry(this.cast, carrier, riders, 'top')
      return
    }
    this.scene.place = place
    this.scene.background = null
    // "A dog on the beach" on a photo of a beach keeps the photo; "change the background to a beach" does not.
    if (isBackdrop) {
      this.scene.picture = null
      delete this.scene.paints
    }
  }

  private show({ what, adding, relation, to }: Extract<Instruction, { do: 'show' }>): void {
    const { noun } = what
    if (noun.is === 'garment') {
      if (!wear(this.cast, noun.kind, what, to) && noun.icon) this.showSubject(noun.icon, what, true)
      return
    }
    if (noun.is === 'one' && !what.definite && !what.other && what.which === null) {
      this.showOne(what, adding)
      return
    }
    if (noun.is !== 'subject') {
      this.mention(what)
      this.apply(what)
      return
    }
    if (!adding && isBackdropTrees(this.scene, what)) {
      paintScenery(this.scene, 'trees', what.attributes.colour)
      this.cast.means(what, [])
      return
    }
    if (isBackdropSight(this.scene, what)) {
      this.cast.means(what, [])
      return
    }
    const owners = to ? this.cast.ownersOf(to, what) : []
    const takes = relation === 'holding' || relation === 'with' || relation === 'wearing'
    if (takes && owners.length > 0 && isHoldable(noun.icon) && owners.every((owner) => isAlive(owner.icon))) {
      for (const owner of owners) take(this.cast, owner, noun.icon, what)
      return
    }
    const [carrier] = this.showSubject(noun.icon, what, adding)
    const isCarrier = relation === 'in' || relation === 'on' || relation === 'top'
    if (carrier && isCarrier && owners.length > 0) {
      carry(this.cast, carrier, owners, relation)
      this.cast.focusOnAll(owners)
    }
  }

  /** "A black one, a white one" of those just named; "another one", "a red one" like those there are. */
  private showOne(what: Phrase, adding: boolean): void {
    const untold = adding || what.another ? undefined : this.cast.nextUntold()
    if (untold) {
      this.changeOne(untold, what.attributes)
      return
    }
    const [like] = this.scene.focus === null ? mostOfAKind(this.scene) : this.cast.find(onlyNoun)
    if (like) this.cast.focusOnAll(this.cast.add(like.icon, what))
  }

  /** Those of an icon who are there, changed as was said, or new ones. */
  private showSubject(icon: string, what: Phrase, adding: boolean): Actor[] {
    const known = this.cast.isMeant(what) ? this.cast.find(what) : null
    const there = known ?? this.cast.alreadyThere(what, adding)
    if (there.length === 0 && what.definite && changeHeld(this.cast, icon, what.attributes)) {
      this.cast.means(what, [])
      return []
    }
    const actors = there.length > 0 ? this.changeThere(there, what) : this.cast.add(icon, what)
    this.cast.means(what, actors)
    this.cast.focusOnAll(actors)
    return actors
  }

  /** "Give it …": whoever is meant is somebody to talk about from now on. */
  private mention(what: Phrase): void {
    const { noun } = what
    if (noun.is === 'garment') {
      const wearer = this.scene.actors.find((actor) => wornAs(actor, noun.kind))
      if (wearer) this.cast.focusOn(wearer, `wears ${wornAs(wearer, noun.kind)?.kind ?? noun.kind}`)
      return
    }
    const actors = this.cast.find(what)
    this.cast.means(what, actors)
    const isSpokenOf = noun.is === 'it' || (noun.is === 'them' && this.scene.focusPart !== null)
    if (!isSpokenOf && actors.length > 0) this.cast.focusOnAll(actors)
  }

  /** What was said before a word like "one" or "them", where it does not only say which. */
  private apply(what: Phrase): void {
    const actors = this.cast.find(what)
    if (what.noun.is === 'it' || this.cast.isTelling(what, actors)) return
    for (const actor of actors) this.changeOne(actor, what.attributes)
  }

  private changeThere(there: Actor[], what: Phrase): Actor[] {
    if (!this.cast.isTelling(what, there)) for (const actor of there) this.changeOne(actor, what.attributes)
    const wanted = what.count ?? there.length
    if (wanted > there.length && wanted > 1 && there[0]) {
      const more = this.cast.add(there[0].icon, { ...what, count: wanted - there.length })
      return [...there, ...more]
    }
    if (wanted < there.length && what.count !== null && (what.plural || what.exact) && !what.definite)
      this.cast.dismiss(there.slice(wanted))
    return there.slice(0, Math.max(1, wanted))
  }

  private remove(what: Phrase, owner: Phrase | null): void {
    const { noun } = what
    const owners = owner ? this.cast.find(owner) : this.scene.actors
    if (noun.is === 'garment') {
      takeOff(this.cast, noun.kind, owners)
      if (noun.icon && !owner) this.cast.dismiss(this.scene.actors.filter(({ icon }) => icon === noun.icon))
      return
    }
    if (noun.is === 'it' || (noun.is === 'them' && this.scene.focusPart !== null)) {
      this.removeFocus(what)
      return
    }
    if (owner && getOff(this.cast, this.cast.find(what), owners)) return
    const dropped = noun.is === 'subject' && letGo(noun.icon, owners)
    if (dropped && owner) return
    const alike = this.cast.find(what)
    const isAll = what.count === null || what.count >= alike.length
    this.cast.dismiss(isAll ? alike : alike.slice(-(what.count ?? 0)))
    this.focusOnTheOthers(what)
  }

  /** After "remove one of the dogs", "it" and "the other one" are among those that stay. */
  private focusOnTheOthers({ noun }: Phrase): void {
    const [other] = noun.is === 'subject' ? this.cast.find({ ...onlyNoun, noun }) : []
    if (other) this.cast.focusOn(other, null)
  }

  private removeFocus(what: Phrase): void {
    const [how, name] = splitPart(this.scene.focusPart)
    for (const actor of this.cast.find(what)) {
      if (how === 'wears') actor.wears = actor.wears.filter(({ kind }) => kind !== name)
      else if (how === 'holds') actor.holds = actor.holds.filter(({ icon }) => icon !== name)
      else this.cast.dismiss([actor])
    }
  }

  private change(what: Phrase, attributes: Attributes): void {
    const { noun } = what
    if (noun.is === 'garment') {
      const [how] = splitPart(this.scene.focusPart)
      const wearers = this.cast.find({ ...onlyNoun, noun: { is: 'them' } })
      const isTheirs = how === 'wears' && wearers.some((actor) => wornAs(actor, noun.kind))
      wear(this.cast, noun.kind, { ...what, attributes, definite: true }, isTheirs ? them : null)
      return
    }
    if (noun.is === 'it' || (noun.is === 'them' && this.scene.focusPart !== null)) {
      this.changeFocus(what, attributes)
      return
    }
    if (isBackdropTrees(this.scene, what)) paintScenery(this.scene, 'trees', attributes.colour)
    // "A man and a woman dancing" dance together.
    const meant = attributes.pose ? [...what.together, what] : [what]
    const actors = meant.flatMap((phrase) => this.cast.find(phrase))
    for (const actor of actors) this.changeOne(actor, attributes)
    if (actors.length === 0 && noun.is === 'subject') changeHeld(this.cast, noun.icon, attributes)
    if (actors[0]) this.cast.focusOnAll(actors)
  }

  /** Those talked about, or what of theirs was talked about. */
  private changeFocus(what: Phrase, attributes: Attributes): void {
    const actors = this.cast.find(what)
    const [how, name] = splitPart(this.scene.focusPart)
    const isAboutLooks = attributes.colour || attributes.shade || attributes.pattern || attributes.sheer
    const isAboutBody = attributes.mood || attributes.spots.length > 0 || attributes.flying
    for (const actor of actors) {
      const isTheirs = actor.id === this.scene.focus || this.scene.focusGroup?.includes(actor.id)
      const worn = isTheirs && how === 'wears' ? actor.wears.findIndex(({ kind }) => kind === name) : -1
      const held = isTheirs && how === 'holds' ? actor.holds.findIndex(({ icon }) => icon === name) : -1
      const garment = actor.wears[worn]
      const item = actor.holds[held]
      if (garment && isAboutLooks) actor.wears[worn] = changeGarment(garment, attributes)
      else if (item && !isAboutBody) actor.holds[held] = changeHeldItem(item, attributes)
      else this.changeOne(actor, attributes)
    }
  }

  private changeOne(actor: Actor, attributes: Attributes): void {
    const placement = this.cast.placements.get(actor.id)
    if (placement?.isNew) placement.size *= attributes.size ?? 1
    changeActor(actor, placement?.isNew ? { ...attributes, size: null } : attributes)
    if (attributes.size !== null && !placement?.isNew) {
      this.cast.takeAlong(actor)
      this.cast.moved(actor).isGrown = true
    }
    if (attributes.spots.length === 0 && !attributes.flying) return
    this.cast.getOff(actor)
    const moved = this.cast.moved(actor)
    moved.spots = attributes.spots
    moved.flying = attributes.flying
    this.cast.takeAlong(actor)
  }

  private replace(what: Phrase, by: Phrase): void {
    const { noun } = what
    if (noun.is === 'garment') {
      exchangeGarment(this.cast, noun.kind, by)
      return
    }
    const icon = by.noun.is === 'subject' ? by.noun.icon : null
    const actors = this.cast.find(what)
    // "Make it a white horse", when there is a horse that somebody rides.
    const alike = noun.is === 'it' && icon ? ofKind(this.scene, icon) : []
    if (alike.length > 0 && !actors.some((actor) => alike.includes(actor))) {
      for (const actor of alike) this.changeOne(actor, by.attributes)
      return
    }
    if (actors.length === 0 && noun.is === 'subject' && exchangeHeld(this.cast, noun.icon, by)) return
    if (!icon) return
    if (actors.length === 0) this.showSubject(icon, by, false)
    for (const actor of actors) turnInto(this.cast, actor, icon, by)
    if (actors.length > 0) this.cast.focusOnAll(actors)
  }
}

const onlyNoun = phraseOf({ is: 'it' }, { definite: true })
const them = phraseOf({ is: 'them' })

function splitPart(part: string | null): [how: string, name: string] {
  const at = part?.indexOf(' ') ?? -1
  return part && at > 0 ? [part.slice(0, at), part.slice(at + 1)] : ['', '']
}

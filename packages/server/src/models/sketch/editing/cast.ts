import { standsUpright } from '../drawing/bounds.js'
import { createRandom, hash } from '../random.js'
import { noAttributes, type Phrase } from '../reading/instruction.js'
import { type Actor, nextActorId, type Scene } from '../scene/scene.js'
import type { Relation, Spot } from '../vocabulary/meaning.js'
import { isReadable } from '../vocabulary/things.js'
import { changeActor } from './attributes.js'
import { choose, isTellingApart, mostOfAKind, ofKind } from './choose.js'
import { beCalled, calledSo, withGuise } from './guises.js'
import { isRideable } from './subjects.js'

/** Where an actor is to be placed: what the layout needs to know of it. */
export interface Placement {
  id: number
  /** Set for an actor that has no place yet. */
  isNew: boolean
  spots: Spot[]
  flying: boolean
  relation: Relation | null
  /** By whom; two where it is between them. */
  toIds: number[]
  /** Whether it takes a seat on what carries it, rather than keeping the one that it has. */
  isSeated: boolean
  /** Whether it was there, and is bigger now: it may have grown out of the picture. */
  isGrown: boolean
  /** How much bigger or smaller than usual it was asked for. */
  size: number
}

const mostActors = 100
const mostOfOneKind = 24

/** Who is in a scene while a prompt is followed: whom its words mean, who comes, who goes. */
export class Cast {
  readonly placements = new Map<number, Placement>()
  private readonly meant = new Map<Phrase, number[]>()
  private readonly added = new Set<number>()
  /** Those of whom something was said by "a black one, a white one". */
  private readonly told = new Set<number>()
  /** Whom the talk was about, the latest last. */
  private readonly talk: Pick<Scene, 'focus' | 'focusGroup'>[] = []

  constructor(readonly scene: Scene) {}

  /** Whether nobody was there before this prompt. */
  get isFirst(): boolean {
    return this.added.size === this.scene.actors.length
  }

  isMeant(phrase: Phrase): boolean {
    return this.meant.has(phrase)
  }

  /** Remembers whom a phrase turned out to mean. */
  means(phrase: Phrase, actors: readonly Actor[]): void {
    this.meant.set(
      phrase,
      actors.map(({ id }) => id),
    )
  }

  /** Those who are there and are meant; nobody where one more is asked for. */
  alreadyThere(what: Phrase, adding: boolean): Actor[] {
    if (what.another || (adding && !what.definite)) return []
    const alike = choose(this.scene, what).filter(({ id }) => what.definite || !this.added.has(id))
    return what.plural || (what.count ?? 1) > 1 || what.definite || what.exact ? alike : alike.slice(0, 1)
  }

  /** Whether what is said of a phrase's actors only says which ones they are. */
  isTelling(what: Phrase, actors: readonly Actor[]): boolean {
    const alike = what.noun.is === 'subject' ? calledSo(this.scene.actors, what.noun) : this.scene.actors
    return isTellingApart(alike, actors, what)
  }

  /** New actors, as many as were asked for; the layout finds their places. */
  add(icon: string, what: Phrase): Actor[] {
    const usual = what.plural ? 3 : 1
    const count = Math.min(mostOfOneKind, what.count ?? usual, mostActors - this.scene.actors.length)
    return Array.from({ length: Math.max(0, count) }, () => {
      const id = nextActorId(this.scene)
      const actor = newActor(id, icon, this.scene.seed)
      const attributes = withGuise(what)
      changeActor(actor, { ...attributes, size: null })
      if (what.noun.is === 'subject') beCalled(actor, what.noun)
      this.scene.actors.push(actor)
      this.added.add(id)
      const { spots, flying, size } = attributes
      this.placements.set(id, { ...noPlacement(id), isNew: true, spots: [...spots], flying, size: size ?? 1 })
      return actor
    })
  }

  /** So many of a kind stay, or come; null is fewer. "It" is the kind that is too many, where the one talked about is not. */
  keep(what: Phrase, wanted: number | null): void {
    const named = this.find(what)[0]
    const isTooFew = named && what.noun.is !== 'subject' && ofKind(this.scene, named.icon).length <= (wanted ?? 1)
    const spoken = isTooFew ? mostOfAKind(this.scene)[0] : named
    if (!spoken) {
      if (what.noun.is === 'subject' && wanted !== null) this.add(what.noun.icon, { ...what, count: wanted })
      return
    }
    const alike = ofKind(this.scene, spoken.icon)
    const count = wanted ?? Math.max(1, Math.floor(alike.length / 2))
    if (alike.length > count) this.dismiss(alike.slice(count))
    else if (alike.length < count)
      this.add(spoken.icon, { ...what, attributes: noAttributes(), count: count - alike.length })
    this.focusOnAll(ofKind(this.scene, spoken.icon))
  }

  /** The placement of somebody who has to be placed again. */
  moved(actor: Actor): Placement {
    const known = this.placements.get(actor.id)
    if (known) return known
    const placement = noPlacement(actor.id)
    this.placements.set(actor.id, placement)
    return placement
  }

  /** Whoever rides on this one goes where it goes. */
  takeAlong(carrier: Actor): void {
    for (const actor of this.scene.actors) if (actor.rides === carrier.id) this.moved(actor)
  }

  /** Somebody gets off what carries them. */
  getOff(actor: Actor): void {
    actor.rides = null
    delete actor.onTop
  }

  /** Takes actors out of the scene; who rode on them stands on the ground again. */
  dismiss(actors: readonly Actor[]): void {
    const gone = new Set(actors.map(({ id }) => id))
    this.scene.actors = this.scene.actors.filter(({ id }) => !gone.has(id))
    for (const actor of this.scene.actors) {
      if (actor.rides === null || !gone.has(actor.rides)) continue
      this.getOff(actor)
      this.moved(actor)
    }
    for (const id of gone) this.placements.delete(id)
    if (this.scene.focusGroup) this.scene.focusGroup = this.scene.focusGroup.filter((id) => !gone.has(id))
    if (this.scene.focus !== null && gone.has(this.scene.focus)) this.focusOn(null, null)
  }

  /** Whom a phrase means; who is not there yet comes. */
  ownersOf(phrase: Phrase, what: Phrase): Actor[] {
    // "A cat and a dog in a boat" sit in it together; "a cat and a dog in a hat" has one hat.
    const shares = what.count !== 1 || (what.noun.is === 'subject' && isRideable(what.noun.icon))
    const others = shares ? phrase.together.flatMap((other) => this.find(other)) : []
    return [...new Set([...others, ...this.findOrAdd(phrase)])]
  }

  private findOrAdd(phrase: Phrase): Actor[] {
    const found = this.find(phrase)
    if (found.length > 0 || phrase.noun.is !== 'subject') return found
    const { noun } = phrase
    const added = this.add(noun.icon, phrase)
    this.means(phrase, added)
    return added
  }

  /** Whom a phrase means, among those who are there. */
  find(phrase: Phrase): Actor[] {
    const meant = this.meant.get(phrase)
    return meant ? this.scene.actors.filter(({ id }) => meant.includes(id)) : choose(this.scene, phrase)
  }

  /** Whom a phrase means, but none of these: "a ball next to it" is not next to itself. */
  findBut(phrase: Phrase, excluded: readonly Actor[]): Actor[] {
    const found = this.find(phrase)
    if (found.some((actor) => !excluded.includes(actor))) return found.filter((actor) => !excluded.includes(actor))
    const actors = this.scene.actors.filter((actor) => !excluded.includes(actor))
    const talks = [...this.talk].reverse()
    const earlier = talks.find(({ focus }) => actors.some(({ id }) => id === focus)) ?? { focus: null }
    return choose({ ...this.scene, focusGroup: [], ...earlier, actors }, phrase)
  }

  /** The next of several new ones of whom nothing was said yet: "three cats: a black one, a white one". */
  nextUntold(): Actor | undefined {
    const fresh = this.scene.actors.filter(({ id }) => this.added.has(id))
    const kind = mostOfAKind({ ...this.scene, actors: fresh })
    const next = kind.length > 1 ? kind.find(({ id }) => !this.told.has(id)) : undefined
    if (next) this.told.add(next.id)
    return next
  }

  /** What "it" means from now on. */
  focusOn(actor: Actor | null, part: string | null): void {
    const { focus, focusGroup } = this.scene
    this.talk.push(focusGroup ? { focus, focusGroup } : { focus })
    this.scene.focus = actor?.id ?? null
    this.scene.focusPart = part
    delete this.scene.focusGroup
  }

  /** Whom "they" means from now on, and the first of them "it". */
  focusOnAll(actors: readonly Actor[], part: string | null = null): void {
    this.focusOn(actors[0] ?? null, part)
    if (actors.length > 1) this.scene.focusGroup = actors.map(({ id }) => id)
  }
}

function noPlacement(id: number): Placement {
  return {
    id,
    isNew: false,
    spots: [],
    flying: false,
    relation: null,
    toIds: [],
    isSeated: false,
    isGrown: false,
    size: 1,
  }
}

function newActor(id: number, icon: string, sceneSeed: number): Actor {
  return {
    id,
    icon,
    x: 0.5,
    y: 0.9,
    size: 0.4,
    flipped: !standsUpright(icon) && !isReadable(icon) && createRandom(sceneSeed, `flip ${id}`).next() < 0.35,
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

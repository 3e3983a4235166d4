import { standsUpright } from '../drawing/bounds.js'
import { createRandom, hash } from '../random.js'
import { noAttributes, type Phrase } from '../reading/instruction.js'
import { type Actor, nextActorId, type Scene } from '../scene/scene.js'
import type { Relation, Spot } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { changeActor } from './attributes.js'
import { beCalled, calledSo, withGuise } from './guises.js'
import { isRideable, isSameSubject } from './subjects.js'

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

const mostActors = 100
const mostOfOneKind = 24

/** Who is in a scene while a prompt is followed: whom its words mean, who comes, who goes. */
export class Cast {
  readonly placements = new Map<number, Placement>()
  private readonly meant = new Map<Pick<Phrase, 'noun'>, number[]>()
  private readonly added = new Set<number>()

  constructor(private readonly scene: Scene) {}

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
    const alike = this.alike(what).filter(({ id }) => what.definite || !this.added.has(id))
    return what.plural || (what.count ?? 1) > 1 || what.definite || what.exact ? alike : alike.slice(0, 1)
  }

  /** Everybody of this kind. */
  alike(what: Phrase): Actor[] {
    const { noun } = what
    return noun.is === 'subject' ? calledSo(this.scene.actors, noun) : []
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
      this.placements.set(id, {
        id,
        isNew: true,
        spots: what.attributes.spots,
        flying: what.attributes.flying,
        relation: null,
        toId: null,
        size: attributes.size ?? 1,
      })
      return actor
    })
  }

  /** So many of a kind stay, or come. "It" is the kind that is too many, where the one talked about is not. */
  keep(what: Phrase, count: number): void {
    const ofKind = (icon: string) => this.scene.actors.filter((actor) => isSameSubject(actor.icon, icon))
    const named = this.find(what)[0]
    const spoken =
      named && what.noun.is !== 'subject' && ofKind(named.icon).length <= count ? this.mostOfAKind() : named
    if (!spoken) return
    const alike = ofKind(spoken.icon)
    if (alike.length > count) this.dismiss(alike.slice(count))
    else if (alike.length < count)
      this.add(spoken.icon, { ...what, attributes: noAttributes(), count: count - alike.length })
  }

  private mostOfAKind(): Actor | undefined {
    const alike = (actor: Actor) => this.scene.actors.filter(({ icon }) => icon === actor.icon).length
    return [...this.scene.actors].sort((one, other) => alike(other) - alike(one) || one.id - other.id)[0]
  }

  /** The placement of somebody who has to be placed again. */
  moved(actor: Actor): Placement {
    const known = this.placements.get(actor.id)
    if (known) return known
    const placement = { id: actor.id, isNew: false, spots: [], flying: false, relation: null, toId: null, size: 1 }
    this.placements.set(actor.id, placement)
    return placement
  }

  /** Takes actors out of the scene; who rode on them stands on the ground again. */
  dismiss(actors: readonly Actor[]): void {
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

  /** Whom a phrase means; who is not there yet comes. */
  ownersOf(phrase: Phrase, what: Phrase): Actor[] {
    // "A cat and a dog in a boat" sit in it together; "a cat and a dog in a hat" has one hat.
    const shares = what.count !== 1 || (what.noun.is === 'subject' && isRideable(what.noun.icon))
    const others = shares ? phrase.together.flatMap((other) => this.find(other)) : []
    return [...others, ...this.findOrAdd(phrase)]
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
  find(phrase: Pick<Phrase, 'noun'>): Actor[] {
    const meant = this.meant.get(phrase)
    if (meant) return this.scene.actors.filter(({ id }) => meant.includes(id))
    if (phrase.noun.is === 'all') return this.scene.actors
    if (phrase.noun.is === 'subject') {
      return calledSo(this.scene.actors, phrase.noun)
    }
    const { noun } = phrase
    const isMeant = ({ id, icon }: Actor) =>
      id === this.scene.focus && !(noun.is === 'it' && noun.somebody && !isAlive(icon))
    const focused = this.scene.actors.find(isMeant)
    return focused ? [focused] : this.mainSomebody()
  }

  /** The biggest one who can wear something, or the biggest at all. */
  mainSomebody(): Actor[] {
    const bySize = [...this.scene.actors].sort((one, other) => other.size - one.size || one.id - other.id)
    const main = bySize.find(({ icon }) => isAlive(icon)) ?? bySize[0]
    return main ? [main] : []
  }

  /** What "it" means from now on. */
  focusOn(actor: Actor | null, part: string | null): void {
    this.scene.focus = actor?.id ?? null
    this.scene.focusPart = part
  }
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

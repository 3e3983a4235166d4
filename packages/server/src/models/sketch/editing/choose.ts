import type { Phrase } from '../reading/instruction.js'
import type { Actor, Scene } from '../scene/scene.js'
import type { Which } from '../vocabulary/meaning.js'
import { isAlive } from '../vocabulary/somebody.js'
import { calledSo } from './guises.js'
import { isKin, isSameSubject } from './subjects.js'

/** Whom a phrase means, among those who are in the scene. */
export function choose(scene: Scene, phrase: Phrase): Actor[] {
  const { noun, count } = phrase
  switch (noun.is) {
    case 'all':
      return some(withoutExcepted(scene, phrase), count)
    case 'rest': {
      const spoken = new Set(focused(scene).map(({ id }) => id))
      return scene.actors.filter(({ id }) => !spoken.has(id))
    }
    case 'them':
      return some(them(scene), count)
    case 'both':
      return both(scene)
    case 'one':
      return oneOf(scene, phrase)
    case 'subject':
      return narrow(scene, named(scene, noun, phrase.definite), phrase)
    case 'garment':
      return []
    case 'it':
      return noun.gender ? heOrShe(scene, noun.gender) : it(scene, noun.somebody ?? false)
  }
}

/** Those of a name; "the bear" may be a polar bear, where there is no other. */
function named({ actors }: Scene, noun: Extract<Phrase['noun'], { is: 'subject' }>, definite: boolean): Actor[] {
  const exact = calledSo(actors, noun)
  return exact.length > 0 || !definite ? exact : actors.filter(({ icon }) => isKin(icon, noun.icon))
}

/** Everybody of this kind. */
export function ofKind({ actors }: Scene, wanted: string): Actor[] {
  return actors.filter(({ icon }) => isSameSubject(icon, wanted))
}

/** The first who can wear something, or the first at all: whom a picture is about. */
export function mainSomebody({ actors }: Scene): Actor[] {
  const main = actors.find(({ icon }) => isAlive(icon)) ?? actors[0]
  return main ? [main] : []
}

/** Those of an icon that is there more than once, the most numerous first. */
export function mostOfAKind({ actors }: Scene): Actor[] {
  const kinds = [...new Set(actors.map(({ icon }) => icon))].map((icon) => actors.filter((one) => one.icon === icon))
  return kinds.sort((one, other) => other.length - one.length)[0] ?? []
}

function some(actors: Actor[], count: number | null): Actor[] {
  return count === null ? actors : actors.slice(0, count)
}

function withoutExcepted(scene: Scene, { except }: Phrase): Actor[] {
  const kept = new Set(except.flatMap((phrase) => choose(scene, phrase)))
  return scene.actors.filter((actor) => !kept.has(actor))
}

function focused({ actors, focus, focusGroup = [] }: Scene): Actor[] {
  return actors.filter(({ id }) => id === focus || focusGroup.includes(id))
}

const female = /(^|-)(woman|girl|princess|merpeople|fairy|veil)(-|$)/
const male = /(^|-)(man|boy|prince|santa|tuxedo|mage|superhero)(-|$)/

/** "Her" is the girl and not her dog, where there is one; else somebody who was talked about. */
function heOrShe(scene: Scene, gender: 'she' | 'he'): Actor[] {
  const [own, other] = gender === 'she' ? [female, male] : [male, female]
  const known = scene.actors.filter(({ icon }) => own.test(icon))
  const spoken = focused(scene).find(({ icon }) => own.test(icon)) ?? known[0]
  if (spoken) return [spoken]
  const actors = scene.actors.filter(({ icon }) => !other.test(icon))
  return it(actors.length > 0 ? { ...scene, actors } : scene, true)
}

function it(scene: Scene, mustLive: boolean): Actor[] {
  const meant = scene.actors.filter(({ id, icon }) => id === scene.focus && (!mustLive || isAlive(icon)))
  if (meant.length > 0) return meant
  const [first] = scene.actors
  return mustLive || !first || focused(scene).length > 0 ? mainSomebody(scene) : [firstNamed(scene, first)]
}

/** What a new picture was asked for first; what carries it was only where it is. */
function firstNamed({ actors }: Scene, first: Actor): Actor {
  return actors.find(({ rides }) => rides === first.id) ?? first
}

/** Several who were talked about, those like the one who was, or everybody. */
function them(scene: Scene): Actor[] {
  const spoken = focused(scene)
  if (spoken.length > 1) return spoken
  const [one] = spoken
  const alike = one ? ofKind(scene, one.icon) : []
  return alike.length > 1 ? alike : scene.actors
}

function both(scene: Scene): Actor[] {
  const spoken = focused(scene)
  if (spoken.length === 2) return spoken
  const living = scene.actors.filter(({ icon }) => isAlive(icon))
  if (living.length >= 2) return living.slice(0, 2)
  return scene.actors.slice(0, 2)
}

/** "The red one", "the other one": like whom the talk was about, or whoever fits. */
function oneOf(scene: Scene, phrase: Phrase): Actor[] {
  const [spoken] = focused(scene)
  const alike = spoken ? ofKind(scene, spoken.icon) : mostOfAKind(scene)
  const isAlone = alike.length < 2 && (phrase.other || phrase.attributes.colour)
  return narrow(scene, isAlone ? scene.actors : alike, phrase)
}

/** Of several alike, those that the phrase tells apart from the others. */
function narrow(scene: Scene, alike: Actor[], phrase: Phrase): Actor[] {
  const { other, which, attributes, definite, plural, mayBeMany, count } = phrase
  if (alike.length < 2) return alike
  const spoken = focused(scene).filter((actor) => alike.includes(actor))
  const others = other ? alike.filter((actor) => !spoken.includes(actor)) : alike
  const looking = definite ? others.filter((actor) => looksLike(actor, attributes)) : others
  const fitting = looking.length > 0 ? looking : others
  if (which !== null) return pick(fitting, which)
  if (!definite || plural || mayBeMany || count !== null || fitting.length < 2) return fitting
  const focusedOne = fitting.find(({ id }) => id === scene.focus)
  return [focusedOne ?? fitting[0]].filter((actor) => actor !== undefined)
}

function looksLike(actor: Actor, { colour, pattern, mood }: Phrase['attributes']): boolean {
  const isSame = (wanted: string | null, had: string | null) => wanted === null || wanted === had
  return isSame(colour, actor.colour) && isSame(pattern, actor.pattern) && isSame(mood, actor.mood)
}

/** Whether what is said of these tells them apart from others alike, and so is no wish. */
export function isTellingApart(alike: readonly Actor[], chosen: readonly Actor[], phrase: Phrase): boolean {
  const { attributes, definite } = phrase
  const isSaid = attributes.colour !== null || attributes.pattern !== null || attributes.mood !== null
  return definite && isSaid && alike.length > chosen.length && chosen.every((actor) => looksLike(actor, attributes))
}

function pick(actors: readonly Actor[], which: Which): Actor[] {
  const acrossed = [...actors].sort((one, other) => one.x - other.x || one.id - other.id)
  const down = [...actors].sort((one, other) => one.y - other.y || one.id - other.id)
  const bySize = [...actors].sort((one, other) => one.size - other.size || one.id - other.id)
  const found = {
    left: acrossed[0],
    right: acrossed.at(-1),
    middle: acrossed[Math.floor((acrossed.length - 1) / 2)],
    corner: acrossed.at(-1),
    top: down[0],
    sky: down[0],
    far: down[0],
    bottom: down.at(-1),
    near: down.at(-1),
    biggest: bySize.at(-1),
    smallest: bySize[0],
  }
  const one = typeof which === 'number' ? acrossed.at(which < 0 ? which : which - 1) : found[which]
  return one ? [one] : []
}

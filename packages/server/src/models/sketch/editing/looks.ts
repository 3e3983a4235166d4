import type { Attributes, Phrase } from '../reading/instruction.js'
import type { Actor } from '../scene/scene.js'
import { isSameSubject } from './subjects.js'
import { hold, putOn } from './wardrobe.js'

type Subject = Extract<Phrase['noun'], { is: 'subject' }>

/** How something new is to look: as it was asked for, and for the rest as such a thing looks. */
export function withLook({ noun, attributes }: Phrase): Attributes {
  const look = noun.is === 'subject' ? noun.look : undefined
  if (!look) return attributes
  const size = look.size === 1 ? attributes.size : look.size * (attributes.size ?? 1)
  return { ...attributes, size, colour: attributes.colour ?? look.colour, pattern: attributes.pattern ?? look.pattern }
}

/** Calls an actor by its name, and gives it what such a one wears and holds. */
export function beCalled(actor: Actor, { name, look }: Subject): void {
  if (name) actor.called = name
  else delete actor.called
  for (const garment of look?.wears ?? []) putOn(actor, { ...garment, opacity: 1 })
  for (const icon of look?.holds ?? []) hold(actor, { icon, colour: null, scale: 1, opacity: 1 })
}

/** Whom a noun means: those of exactly its name where there are some, and never those of another name. */
export function calledSo(actors: readonly Actor[], { icon, name }: Subject): Actor[] {
  const alike = actors.filter((actor) => isSameSubject(actor.icon, icon))
  if (!name) return alike
  const exact = alike.filter(({ called }) => called === name)
  return exact.length > 0 ? exact : alike.filter(({ called }) => called === undefined)
}

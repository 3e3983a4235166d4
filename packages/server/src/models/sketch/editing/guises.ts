import type { Attributes, Phrase } from '../reading/instruction.js'
import type { Actor } from '../scene/scene.js'
import { guises } from '../vocabulary/things.js'
import { isSameSubject } from './subjects.js'
import { hold, putOn } from './wardrobe.js'

type Subject = Extract<Phrase['noun'], { is: 'subject' }>

/** How something new is to look: as it was asked for, and for the rest as such a thing looks. */
export function withGuise({ noun, attributes }: Phrase): Attributes {
  const guise = noun.is === 'subject' ? noun.guise : undefined
  if (!guise) return attributes
  const size = guise.size === 1 ? attributes.size : guise.size * (attributes.size ?? 1)
  return {
    ...attributes,
    size,
    colour: attributes.colour ?? guise.colour,
    pattern: attributes.pattern ?? guise.pattern,
  }
}

/** Calls an actor by its name: it wears and holds what such a one does, and no longer what the one before did. */
export function beCalled(actor: Actor, { name, guise }: Subject): void {
  const before = guises.get(actor.called ?? '')
  actor.wears = actor.wears.filter(({ kind }) => !before?.wears.some((garment) => garment.kind === kind))
  actor.holds = actor.holds.filter(({ icon }) => !before?.holds.includes(icon))
  if (name) actor.called = name
  else delete actor.called
  for (const garment of guise?.wears ?? []) putOn(actor, { ...garment, opacity: 1 })
  for (const icon of guise?.holds ?? []) hold(actor, { icon, colour: null, scale: 1.5, opacity: 1 })
}

/** Whom a noun means: those of exactly its name where there are some, and never those of another name. */
export function calledSo(actors: readonly Actor[], { icon, name }: Subject): Actor[] {
  const alike = actors.filter((actor) => isSameSubject(actor.icon, icon))
  if (!name) return alike
  const exact = alike.filter(({ called }) => called === name)
  return exact.length > 0 ? exact : alike.filter(({ called }) => called === undefined)
}

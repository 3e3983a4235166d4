import { usualColours } from '../drawing/clothing/layers.js'
import { shade } from '../drawing/colour.js'
import { heads } from '../drawing/heads.js'
import type { Attributes } from '../reading/instruction.js'
import type { Actor, Garment, GarmentKind, HeldItem, Mood, Pose } from '../scene/scene.js'

/** A garment as it was asked for. */
export function makeGarment(kind: GarmentKind, attributes: Attributes): Garment {
  return changeGarment({ kind, colour: null, pattern: null, opacity: 1 }, attributes)
}

export function makeHeldItem(icon: string, attributes: Attributes): HeldItem {
  return changeHeldItem({ icon, colour: null, scale: 1, opacity: 1 }, attributes)
}

export function changeGarment(garment: Garment, attributes: Attributes): Garment {
  return {
    kind: garment.kind,
    colour: changeColour(garment.colour ?? usualColours[garment.kind] ?? null, garment.colour, attributes),
    pattern: attributes.pattern ?? garment.pattern,
    opacity: changeOpacity(garment.opacity, attributes),
  }
}

export function changeHeldItem(item: HeldItem, attributes: Attributes): HeldItem {
  return {
    icon: item.icon,
    colour: changeColour(item.colour, item.colour, attributes),
    scale: clamp(item.scale * (attributes.size ?? 1), 0.3, 3),
    opacity: changeOpacity(item.opacity, attributes),
  }
}

/** Changes how an actor looks, not where it is. Its feet stay where they are. */
export function changeActor(actor: Actor, attributes: Attributes): void {
  const seen = actor.colour ?? heads.get(actor.icon)?.fur ?? null
  actor.colour = changeColour(seen, actor.colour, attributes)
  actor.pattern = attributes.pattern ?? actor.pattern
  actor.opacity = changeOpacity(actor.opacity, attributes)
  if (attributes.size !== null) actor.size = clamp(actor.size * attributes.size, 0.03, 2.2)
  if (attributes.pose === 'standing') delete actor.pose
  else if (attributes.pose) actor.pose = attributes.pose
  if (attributes.pose && attributes.pose !== 'sleeping' && actor.mood === 'sleepy') actor.mood = null
  const mood = attributes.mood ?? moodOfPose[attributes.pose ?? 'standing']
  if (mood) {
    actor.mood = mood
    if (catFaces.includes(actor.icon)) actor.icon = catMoods[mood] ?? 'cat-face'
  }
}

/** What a pose says of how somebody feels. */
const moodOfPose: Partial<Record<Pose | 'standing', Mood>> = {
  sleeping: 'sleepy',
  hugging: 'loving',
  kissing: 'loving',
  dancing: 'excited',
}

const catMoods: Partial<Record<Mood, string>> = {
  sad: 'crying-cat',
  angry: 'pouting-cat',
  loving: 'smiling-cat-with-heart-eyes',
  excited: 'grinning-cat-with-smiling-eyes',
}
const catFaces = ['cat-face', ...Object.values(catMoods)]

function changeColour(seen: string | null, kept: string | null, attributes: Attributes): string | null {
  const wanted = attributes.colour ?? (attributes.shade ? seen : kept)
  return wanted && attributes.shade ? shade(wanted, attributes.shade) : wanted
}

/** "More transparent" again and again comes ever closer to nothing, and never there. */
function changeOpacity(opacity: number, { sheer }: Attributes): number {
  if (!sheer) return opacity
  const { towards, strength } = sheer
  if (strength < 0) return clamp(opacity + (1 - opacity) * 0.6, 0.05, 1)
  if (towards >= opacity) return towards === 1 ? 1 : clamp(opacity * 0.6, 0.12, 1)
  return clamp(opacity + (towards - opacity) * Math.min(1, strength), 0.12, 1)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value * 10_000) / 10_000))
}

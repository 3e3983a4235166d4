import type { Phrase } from '../reading/instruction.js'
import type { Place, Scene, SceneryPart } from '../scene/scene.js'
import { isSameSubject } from './subjects.js'

const wooded: readonly Place[] = [
  'meadow',
  'park',
  'forest',
  'jungle',
  'mountains',
  'lake',
  'village',
  'snowfield',
  'beach',
]

/** "The trees": those of the backdrop, where none was asked for by name. */
export function isBackdropTrees({ place, picture, actors }: Scene, { noun, definite, plural }: Phrase): boolean {
  if (noun.is !== 'subject' || !isTree(noun.icon) || !definite || !plural) return false
  return wooded.includes(place) && !picture && !actors.some(({ icon }) => isTree(icon))
}

function isTree(icon: string): boolean {
  return isSameSubject(icon, 'deciduous-tree')
}

export function paintScenery(scene: Scene, part: SceneryPart, colour: string | null): void {
  if (colour) scene.paints = { ...scene.paints, [part]: colour }
}

/** The sky after an hour or a weather was asked for: its own again. */
export function forgetSky(scene: Scene): void {
  if (scene.paints) delete scene.paints.sky
}

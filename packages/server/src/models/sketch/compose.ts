import { followInstructions } from './editing/follow.js'
import { homeOf } from './layout/homes.js'
import { placeActors } from './layout/place-actors.js'
import { waterOf } from './layout/water.js'
import { createRandom, hash } from './random.js'
import type { Instruction } from './reading/instruction.js'
import { readPrompt } from './reading/read-prompt.js'
import { subjectsIn } from './reading/words.js'
import { emptyScene, type Place, type Scene } from './scene/scene.js'

/** What a scene is composed for. */
export interface Composition {
  prompt: string
  /** Pixels. */
  width: number
  height: number
}

/** A new scene from a prompt. Nothing that it knows in the prompt: a landscape, by the seed. */
export function composeScene({ prompt, width, height }: Composition, seed: number): Scene {
  const instructions = decidePlace(readWell(prompt))
  const empty = emptyScene(seed)
  const start = instructions.some(
    ({ do: what }) => what === 'place' || what === 'background' || what === 'show' || what === 'replace',
  )
    ? empty
    : landscape(empty, prompt)
  const followed = followInstructions(start, instructions)
  const scene = withFittingPlace(followed.scene, instructions)
  const { focusGroup: _, ...placed } = placeActors({ ...followed, scene }, width, height)
  return { ...placed, focus: null, focusPart: null }
}

/** The scene of a picture after another prompt: what it does not name stays. */
export function editScene(scene: Scene, { prompt, width, height }: Composition): Scene {
  return placeActors(followInstructions(scene, readPrompt(prompt)), width, height)
}

/** "A coffee shop" is a place; but a picture with nobody in it shows what its name speaks of: coffee. */
function readWell(prompt: string): Instruction[] {
  const instructions = readPrompt(prompt)
  const shows = instructions.filter((instruction) => instruction.do === 'show')
  const [only] = shows
  const noun = only?.what.noun
  const sight =
    shows.length === 1 && noun?.is === 'subject' && !only?.what.plural && (only?.what.count ?? 1) === 1
      ? sights[noun.icon]
      : undefined
  const isSomewhere = instructions.some(({ do: what }) => what === 'place' || what === 'background')
  if (sight && !isSomewhere)
    return instructions.map((instruction) =>
      instruction === only ? { do: 'place', place: sight, isBackdrop: false } : instruction,
    )
  if (shows.length > 0) return instructions
  return [
    ...instructions,
    ...subjectsIn(prompt)
      .flatMap(readPrompt)
      .filter((instruction) => !isSight(instruction)),
  ]
}

/** What fills a picture alone as a place: the emoji of it is for pictures of something else. */
const sights: Partial<Record<string, Place>> = {
  waterfall: 'waterfall',
  volcano: 'volcano',
  stadium: 'stadium',
}

/** Whether the place that was named shows this already: a castle's courtyard needs no castle. */
function isSight(instruction: Instruction): boolean {
  if (instruction.do !== 'show' || instruction.what.noun.is !== 'subject') return false
  const { icon } = instruction.what.noun
  return icon === 'castle' || sights[icon] !== undefined
}

/** Of several places, the one that shows most: a logo's plain ground, and the water of "a lake in the mountains". */
function decidePlace(instructions: readonly Instruction[]): readonly Instruction[] {
  const places = instructions.flatMap((instruction) => (instruction.do === 'place' ? [instruction.place] : []))
  const main = places.find((place) => place === 'studio') ?? places.find((place) => waterOf(place))
  return main
    ? instructions.filter((instruction) => instruction.do !== 'place' || instruction.place === main)
    : instructions
}

function landscape(scene: Scene, prompt: string): Scene {
  const random = createRandom(scene.seed, 'landscape')
  const place = random.pick(['mountains', 'lake', 'meadow', 'beach', 'forest', 'desert', 'snowfield'])
  const time = random.pick(['day', 'dawn', 'sunset', 'sunset', 'night'])
  return { ...scene, place, time, seed: (scene.seed ^ hash(prompt)) >>> 0 }
}

function withFittingPlace(scene: Scene, instructions: readonly Instruction[]): Scene {
  const isNamed = instructions.some(({ do: what }) => what === 'place' || what === 'background')
  const home = homeOf(scene)
  // "Coffee in the kitchen" is on its table.
  if (!home || (isNamed && !(home === 'table' && (scene.place === 'room' || scene.place === 'kitchen')))) return scene
  return { ...scene, place: home }
}

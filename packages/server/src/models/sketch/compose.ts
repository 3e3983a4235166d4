import { followInstructions } from './editing/follow.js'
import { placeActors } from './layout/place-actors.js'
import { createRandom, hash } from './random.js'
import { readPrompt } from './reading/read-prompt.js'
import { emptyScene, type Scene } from './scene/scene.js'

/** What a scene is composed for. */
export interface Composition {
  prompt: string
  /** Pixels. */
  width: number
  height: number
}

/** A new scene from a prompt. Nothing that it knows in the prompt: a landscape, by the seed. */
export function composeScene({ prompt, width, height }: Composition, seed: number): Scene {
  const instructions = readPrompt(prompt)
  const empty = emptyScene(seed)
  const start = instructions.some(({ do: what }) => what === 'place' || what === 'background' || what === 'show')
    ? empty
    : landscape(empty, prompt)
  const scene = placeActors(followInstructions(start, instructions), width, height)
  return { ...withFittingPlace(scene, instructions), focus: null, focusPart: null }
}

/** The scene of a picture after another prompt: what it does not name stays. */
export function editScene(scene: Scene, { prompt, width, height }: Composition): Scene {
  return placeActors(followInstructions(scene, readPrompt(prompt)), width, height)
}

function landscape(scene: Scene, prompt: string): Scene {
  const random = createRandom(scene.seed, 'landscape')
  const place = random.pick(['mountains', 'lake', 'meadow', 'beach', 'forest', 'desert', 'snowfield'])
  const time = random.pick(['day', 'dawn', 'sunset', 'sunset', 'night'])
  return { ...scene, place, time, seed: (scene.seed ^ hash(prompt)) >>> 0 }
}

/** Whales are at sea and rockets in space, where nobody says otherwise. */
function withFittingPlace(scene: Scene, instructions: ReturnType<typeof readPrompt>): Scene {
  if (instructions.some(({ do: what }) => what === 'place' || what === 'background')) return scene
  const home = scene.actors.map(({ icon }) => homes[icon]).find((place) => place !== undefined)
  return home ? { ...scene, place: home } : scene
}

const homes: Record<string, Scene['place']> = {
  'spouting-whale': 'sea',
  whale: 'sea',
  dolphin: 'sea',
  sailboat: 'sea',
  ship: 'sea',
  'passenger-ship': 'sea',
  canoe: 'lake',
  'tropical-fish': 'underwater',
  fish: 'underwater',
  shark: 'underwater',
  octopus: 'underwater',
  jellyfish: 'underwater',
  squid: 'underwater',
  blowfish: 'underwater',
  'person-merpeople': 'underwater',
  'person-fairy': 'forest',
  'person-elf': 'forest',
  astronaut: 'space',
  alien: 'space',
  'flying-saucer': 'space',
  rocket: 'space',
  'ringed-planet': 'space',
  'polar-bear': 'snowfield',
  penguin: 'snowfield',
  camel: 'desert',
  'two-hump-camel': 'desert',
  cactus: 'desert',
  tractor: 'farm',
  'cow-face': 'farm',
  'pig-face': 'farm',
  ewe: 'farm',
  snowman: 'snowfield',
  crab: 'beach',
  automobile: 'city',
  bus: 'city',
  taxi: 'city',
}

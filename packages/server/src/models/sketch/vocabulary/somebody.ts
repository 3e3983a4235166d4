import type { GarmentKind } from '../scene/scene.js'
import { knownIcons } from './emoji-words.js'

const livelyThings = new Set(['snowman', 'snowman-without-snow', 'teddy-bear', 'jack-o-lantern', 'sun-with-face'])

/** Who can wear and hold things. */
export function isAlive(icon: string): boolean {
  const kind = knownIcons.get(icon)
  const lives = kind === 'face' || kind === 'person' || kind === 'animal' || kind === 'bird' || kind === 'fish'
  return lives || livelyThings.has(icon)
}

const costumes: Record<string, GarmentKind> = {
  'person-superhero': 'cape',
  'person-mage': 'wizard hat',
  cook: 'chef hat',
  prince: 'crown',
  princess: 'crown',
  'santa-claus': 'santa hat',
  firefighter: 'helmet',
  'construction-worker': 'helmet',
  student: 'graduation cap',
  pilot: 'goggles',
  detective: 'cap',
  farmer: 'sun hat',
  'cowboy-hat-face': 'cowboy hat',
}

/** What somebody wears who is like this person: "a wizard cat" is a cat with a wizard's hat. */
export function costumeOf(icon: string): GarmentKind | null {
  return costumes[icon] ?? null
}

const containers = new Set(['hot-beverage', 'basket', 'bouquet', 'bucket', 'potted-plant', 'glass-of-milk'])

/** "A bucket of …": what follows says better what it is. */
export function isContainer(icon: string): boolean {
  return containers.has(icon)
}

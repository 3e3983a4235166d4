import type { Phrase } from '../reading/instruction.js'
import { knownIcons } from './emoji-words.js'
import { type Guise, readGuise } from './guise.js'

const livelyThings = new Set(['snowman', 'snowman-without-snow', 'teddy-bear', 'jack-o-lantern', 'sun-with-face'])

/** Who can wear and hold things. */
export function isAlive(icon: string): boolean {
  const kind = knownIcons.get(icon)
  const lives = kind === 'face' || kind === 'person' || kind === 'animal' || kind === 'bird' || kind === 'fish'
  return lives || livelyThings.has(icon)
}

/** What makes somebody look like such a person. */
export type Costume = Pick<Guise, 'wears' | 'holds'>

const costumes: Readonly<Record<string, string>> = {
  'person-superhero': 'wears cape',
  'person-mage': 'wears wizard hat',
  cook: 'wears chef hat',
  prince: 'wears crown',
  princess: 'wears crown',
  'santa-claus': 'wears santa hat',
  firefighter: 'wears helmet',
  'construction-worker': 'wears helmet',
  student: 'wears graduation cap',
  pilot: 'wears goggles',
  detective: 'wears cap; wears brown coat; holds magnifying-glass-tilted-left',
  farmer: 'wears sun hat',
  'cowboy-hat-face': 'wears cowboy hat',
  astronaut: 'wears white helmet; wears white jacket',
  knight: 'wears gray helmet; holds sword; holds shield',
  ninja: 'wears black hoodie; wears black trousers',
  'police-officer': 'wears blue cap; wears blue shirt',
  vampire: 'wears black cape',
}

/** What somebody wears and holds who is like this person: "a wizard cat" is a cat with a wizard's hat. */
export function costumeOf({ icon, guise }: Extract<Phrase['noun'], { is: 'subject' }>): Costume | null {
  const costume = costumes[icon]
  if (costume) return readGuise(costume.split('; '))
  return knownIcons.get(icon) === 'person' && guise && guise.wears.length > 0 ? guise : null
}

const containers = new Set(['hot-beverage', 'basket', 'bouquet', 'bucket', 'potted-plant', 'glass-of-milk'])

/** "A bucket of …": what follows says better what it is. */
export function isContainer(icon: string): boolean {
  return containers.has(icon)
}

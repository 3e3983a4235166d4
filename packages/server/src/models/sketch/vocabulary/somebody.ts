import { knownIcons } from './emoji-words.js'

const livelyThings = new Set(['snowman', 'snowman-without-snow', 'teddy-bear', 'jack-o-lantern', 'sun-with-face'])

/** Who can wear and hold things. */
export function isAlive(icon: string): boolean {
  const kind = knownIcons.get(icon)
  const lives = kind === 'face' || kind === 'person' || kind === 'animal' || kind === 'bird' || kind === 'fish'
  return lives || livelyThings.has(icon)
}

const containers = new Set(['hot-beverage', 'basket', 'bouquet', 'bucket', 'potted-plant', 'glass-of-milk'])

/** "A bucket of …": what follows says better what it is. */
export function isContainer(icon: string): boolean {
  return containers.has(icon)
}

import { household } from './household.js'
import { landmarks } from './landmarks.js'
import { nature } from './nature.js'
import { outdoors } from './outdoors.js'
import { things } from './things.js'

/** The body of every icon that this project drew itself, by its name. */
export const ownIcons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...landmarks,
    ...things,
    ...household,
    ...outdoors,
    ...nature,
    'snowman-without-snow': things['snowman'] ?? '',
  }).map(([name, body]) => [name, body.replace(/\s*\n\s*/g, '')]),
)

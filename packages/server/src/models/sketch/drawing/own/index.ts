import { landmarks } from './landmarks.js'
import { things } from './things.js'

/** The body of every icon that this project drew itself, by its name. */
export const ownIcons: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...landmarks, ...things, 'snowman-without-snow': things['snowman'] ?? '' }).map(([name, body]) => [
    name,
    body.replace(/\s*\n\s*/g, ''),
  ]),
)

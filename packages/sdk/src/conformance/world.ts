import type { Caller } from './caller.js'
import { Skipped } from './check.js'
import { createPictures, type Pictures } from './pictures.js'
import { createScenes, type Scenes } from './scenes.js'
import type { Timing } from './timing.js'

/** What every check gets: who calls, and what can be had made for it. What was made once serves every check that asks. */
export interface World {
  /** Whom the contract is tried as. */
  user: Caller
  /** A second user. Throws `Skipped` where none was given. */
  other(): Caller
  /** Of the page that embeds the widget. Throws `Skipped` where none was given. */
  origin(): string
  pictures: Pictures
  scenes: Scenes
  /** A word that no other run uses, for what is searched. */
  tag: string
  timing: Timing
  signal: AbortSignal
}

/** What a world is made of. */
export interface WorldParts {
  user: Caller
  other: Caller | null
  origin: string | null
  timing: Timing
  signal: AbortSignal
}

/** Makes a world in which nothing has happened yet. */
export function createWorld({ user, other, origin, timing, signal }: WorldParts): World {
  const tag = `conformance-${Math.random().toString(36).slice(2, 10)}`
  const pictures = createPictures({ user, timing, signal, tag })
  return {
    user,
    other() {
      if (other) return other
      throw new Skipped('it needs a second user: give an other token')
    },
    origin() {
      if (origin !== null) return origin
      throw new Skipped('it needs the origin of the page that embeds the widget')
    },
    pictures,
    scenes: createScenes({ user, pictures }),
    tag,
    timing,
    signal,
  }
}

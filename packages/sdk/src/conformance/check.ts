import type { World } from './world.js'

/**
 * What a check is for: `required`, the widget and the SDK rely on it; `rest`, the contract asks for it; `optional`, a backend
 * may leave it out, and is held to the contract where it does not.
 */
export type Level = 'required' | 'rest' | 'optional'

/** One thing that the contract says. */
export interface Check {
  /** `CHAPTER.NAME`: what `only` takes. */
  id: string
  /** One sentence, in the words of the contract. */
  sentence: string
  level: Level
  /** Resolves where it holds. Rejects with a `Mismatch` where it doesn't, and with a `Skipped` where it can't be seen here. */
  run(world: World): Promise<void>
}

/** The checks of one part of the contract. */
export interface Chapter {
  title: string
  checks: readonly Check[]
}

/** Thrown by a check that can't be run on this backend, with this configuration. The message says why. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

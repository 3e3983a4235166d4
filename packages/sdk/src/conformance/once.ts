import { Skipped } from './check.js'

/**
 * Makes something when it is first asked for, and never again. Who asks first is told why it could not be made; who asks
 * later is only told that it rests on that.
 */
export function once<Thing>(what: string, make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined
  return () => {
    if (made === undefined) {
      made = make()
      return made
    }
    return made.catch((error: unknown) => {
      throw new Skipped(
        error instanceof Skipped ? error.message : `it needs ${what}, which could not be had (see above)`,
      )
    })
  }
}

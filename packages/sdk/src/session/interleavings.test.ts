import fc from 'fast-check'
import { test } from 'vitest'
import { movingSteps, type Step, stayingSteps, World } from '../../test/interleaving.js'

/*
 * Everything that people and networks do, in any order, while the answers and events come in any order, get lost or come
 * twice: nothing that is shown is older than what was shown, or of another conversation, and in the end every session shows
 * what the Studio has. `INTERLEAVING_RUNS` runs more of them.
 */

declare global {
  interface ImportMeta {
    /** What Vitest takes from the environment. */
    readonly env: Record<string, string | undefined>
  }
}

const runs = Number(import.meta.env['INTERLEAVING_RUNS'] ?? 1_000)

async function play(scheduler: fc.Scheduler, steps: readonly Step[]): Promise<void> {
  const world = new World(scheduler)
  try {
    for (const step of steps) await world.take(step)
    await world.settle()
    await world.compare()
  } finally {
    world.dispose()
  }
}

test('two sessions on one conversation end in the same state as the Studio, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(fc.scheduler(), stayingSteps, play), { numRuns: runs })
}, 300_000)

test('whoever goes from conversation to conversation never sees one in another', async () => {
  await fc.assert(fc.asyncProperty(fc.scheduler(), movingSteps, play), { numRuns: Math.ceil(runs / 5) })
}, 300_000)

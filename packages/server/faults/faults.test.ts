import { expect, test } from 'vitest'
import { runFaults } from './run-faults.js'

/*
 * Two APIs and two workers of the built command on one PostgreSQL: what `npm run test:faults` does at length. The faults are
 * fixed here; only their moments are by chance.
 */

const FAULTS = [
  'SIGTERM a worker',
  'restart PostgreSQL, by a crash',
  'SIGTERM an API',
  'cut every connection, three times',
  'kill -9 one of each',
]

test('on several machines, what is stopped, cut, restarted or killed takes nothing with it', async () => {
  const lines: string[] = []
  const seed = Math.floor(Math.random() * 2 ** 32)
  const report = await runFaults({ faults: FAULTS, seed, say: (line) => lines.push(line) })
  const { lost, stuck, chargedTwice, broken, promised, completed } = report
  expect({ lost, stuck, chargedTwice, broken }, lines.join('\n')).toEqual({
    lost: [],
    stuck: [],
    chargedTwice: [],
    broken: [],
  })
  expect(promised).toBeGreaterThan(0)
  expect(completed).toBeGreaterThanOrEqual(promised)
})

import type { Runner } from 'graphile-worker'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { keepRunning } from './keep-running.js'

const logger = pino({ level: 'silent' })

/** A runner that ends when the test says so. */
function createRunner() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const runner: Pick<Runner, 'promise' | 'stop'> = {
    promise,
    stop: async () => resolve(),
  }
  // What else a runner has, nobody here asks for.
  return { runner: runner as Runner, end: resolve }
}

test('a queue that ends by itself is started again, also when that fails at first', async () => {
  const runners = [createRunner(), createRunner()]
  let starts = 0
  const queue = await keepRunning(async () => {
    starts += 1
    if (starts === 2) throw new Error('the database is away')
    const next = runners.shift()
    if (!next) throw new Error('a third runner was asked for')
    if (starts === 1) next.end()
    return next.runner
  }, logger)
  await expect.poll(() => starts, { timeout: 10_000 }).toBe(3)
  await queue.stop()
  await queue.done
  expect(starts).toBe(3)
})

test('a queue that can’t be started the first time is told at once', async () => {
  await expect(keepRunning(() => Promise.reject(new Error('no such database')), logger)).rejects.toThrow('no such')
})

import { expect, test } from 'vitest'
import { createLimit, DeadlineError } from './limit.js'

const never = () => new Promise<never>(() => undefined)

test('so much runs at once, and the rest in its turn', async () => {
  const limit = createLimit({ most: 2, deadlineMs: 10_000 })
  let running = 0
  let peak = 0
  const work = async (value: number) => {
    running += 1
    peak = Math.max(peak, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    if (value === 3) throw new Error('three')
    return value
  }
  const done = await Promise.allSettled([1, 2, 3, 4, 5].map((value) => limit(() => work(value))))
  expect(peak).toBe(2)
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

test('what never ends is given up, and its place goes to the next', async () => {
  const limit = createLimit({ most: 1, deadlineMs: 10 })
  const stuck = limit(never)
  const next = limit(async () => 'next')
  await expect(stuck).rejects.toBeInstanceOf(DeadlineError)
  expect(await next).toBe('next')
})

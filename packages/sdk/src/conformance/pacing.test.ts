import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPacing, sleep } from './pacing.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('in no minute are there more requests than were allowed', async () => {
  const pace = createPacing(3)
  const { signal } = new AbortController()
  const sentAt: number[] = []
  const send = async () => {
    for (let request = 0; request < 10; request += 1) {
      await pace(signal)
      sentAt.push(Date.now())
    }
  }
  const sending = send()
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  await sending
  expect(sentAt).toHaveLength(10)
  for (const [index, time] of sentAt.entries()) {
    if (index >= 3) expect(time - (sentAt[index - 3] ?? 0)).toBeGreaterThanOrEqual(60_000)
  }
  expect((sentAt[2] ?? 0) - (sentAt[0] ?? 0)).toBe(0)
})

test('a wait that is given up ends at once and leaves no timer', async () => {
  const controller = new AbortController()
  const waiting = sleep(1000, controller.signal)
  controller.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  expect(vi.getTimerCount()).toBe(0)
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { imageOf } from '../../test/fake-data.js'
import { fakePage } from '../../test/fake-page.js'
import { ConnectionError, type Image } from '../index.js'
import type { OpenStream } from './open-stream.js'
import { watchImage } from './watch-image.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('a page that comes back catches up at once, and does not wait for the next connection in its turn', async () => {
  const page = fakePage()
  const image = imageOf('01890000-0000-7000-8000-000000000001', 'a cat', '01890000-0000-7000-8000-000000000002')
  const open: OpenStream = vi.fn(async ({ signal }) => silent(signal))
  vi.mocked(open).mockRejectedValueOnce(new ConnectionError('No network.', { code: 'connection_failed' }))
  const read = async (): Promise<Image> => ({ ...image, status: page.isHidden() ? 'pending' : 'completed' })
  page.hide()
  const watching = watchImage({ open, retryDelayMs: () => 30_000, page }, read, image.id)
  expect((await watching.next()).value).toMatchObject({ status: 'pending' })
  const next = watching.next()
  await vi.advanceTimersByTimeAsync(100)
  page.show()
  await vi.advanceTimersByTimeAsync(0)
  expect((await next).value).toMatchObject({ status: 'completed' })
  expect((await watching.next()).done).toBe(true)
})
/** A stream that says nothing until it is aborted. */
async function* silent(signal: AbortSignal): AsyncGenerator<string> {
  await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  yield ''
}

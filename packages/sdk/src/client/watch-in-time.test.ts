import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { conversationOf, imageOf } from '../../test/fake-data.js'
import { fakePage } from '../../test/fake-page.js'
import { eventText } from '../../test/remote/fault.js'
import { ConnectionError, type Image } from '../index.js'
import { abortable } from './abortable.js'
import type { OpenStream } from './open-stream.js'
import { watchConversation } from './watch-conversation.js'
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
test('a stream that has spoken and says nothing for 25 s is given up, and made anew where it was', async () => {
  const conversation = conversationOf('01890000-0000-7000-8000-000000000002')
  const since: (string | null)[] = []
  const open: OpenStream = async ({ headers, signal }) => {
    since.push(headers.get('last-event-id'))
    return speaking(eventText('conversation', `${since.length}`, { ...conversation, title: `${since.length}` }), signal)
  }
  const read = () => Promise.reject(new Error('Nothing is to be read.'))
  const watching = watchConversation({ open, retryDelayMs: () => 0 }, read, conversation.id)
  await watching.next()
  const next = watching.next()
  await vi.advanceTimersByTimeAsync(24_999)
  expect(since).toEqual([null])
  await vi.advanceTimersByTimeAsync(2)
  expect((await next).value).toMatchObject({ id: '2' })
  expect(since).toEqual([null, '1'])
  await watching.return(undefined as never)
})

test('a stream is opened anew when the network is back, and after a sleep in which it said nothing', async () => {
  const page = fakePage()
  const conversation = conversationOf('01890000-0000-7000-8000-000000000002')
  const since: (string | null)[] = []
  const open: OpenStream = async ({ headers, signal }) => {
    since.push(headers.get('last-event-id'))
    return speaking(eventText('conversation', `${since.length}`, { ...conversation, title: `${since.length}` }), signal)
  }
  const read = () => Promise.reject(new Error('Nothing is to be read.'))
  const watching = watchConversation({ open, retryDelayMs: () => 0, page }, read, conversation.id)
  const titles: unknown[] = []
  const hear = async () => {
    const { value } = await watching.next()
    titles.push(value.type === 'conversation' && value.data.title)
  }
  await hear()
  let heard = hear()
  page.show()
  await vi.advanceTimersByTimeAsync(10)
  expect(since).toEqual([null])
  page.comeOnline()
  await vi.advanceTimersByTimeAsync(10)
  await heard
  heard = hear()
  vi.setSystemTime(Date.now() + 3_600_000)
  page.show()
  await vi.advanceTimersByTimeAsync(10)
  await heard
  expect(titles).toEqual(['1', '2', '3'])
  expect(since).toEqual([null, '1', '2'])
  await watching.return(undefined as never)
  expect(page.listeners).toBe(0)
})

/** A stream that says this, and then nothing until it is aborted. */
async function* speaking(text: string, signal: AbortSignal): AsyncGenerator<string> {
  yield text
  yield* silent(signal)
}

/** A stream that says nothing until it is aborted. */
async function* silent(signal: AbortSignal): AsyncGenerator<string> {
  await abortable(new Promise(() => undefined), signal)
  yield ''
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { caught } from '../../test/caught.js'
import { imageOf } from '../../test/fake-data.js'
import { fakePage } from '../../test/fake-page.js'
import { hold, refuse, reset, say } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import {
  ConnectionError,
  type Image,
  isAuthenticationError,
  isNotFoundError,
  isTimeoutError,
  RateLimitError,
} from '../index.js'
import { waitForImage } from './wait-for.js'

describe('against a server', () => {
  const here = withRemoteStudio()

  async function ask(): Promise<string> {
    const { id } = await here.picgen.conversations.create()
    return (await here.picgen.conversations.sendMessage(id, { content: 'a cat' })).image_id
  }

  test('it resolves once the image is completed, and tells what happened on the way, each change once', async () => {
    const imageId = await ask()
    const seen: unknown[] = []
    const steps = [() => here.studio.data('progress', imageId, 0.5), () => here.studio.finish(imageId)]
    const taken: Promise<void>[] = []
    const image = await here.picgen.images.waitFor(imageId, {
      intervalMs: 1,
      onUpdate: ({ status, progress }) => {
        seen.push([status, progress])
        const step = steps.shift()
        if (step) taken.push(step())
      },
    })
    await Promise.all(taken)
    expect(image).toMatchObject({ status: 'completed', url: expect.any(String) })
    expect(seen).toEqual([
      ['pending', null],
      ['processing', 0.5],
      ['completed', 0.5],
    ])
  })

  test.each(['failed', 'cancelled'] as const)('a %s image is an answer, not an exception', async (status) => {
    const imageId = await ask()
    await here.studio.finish(imageId, status)
    expect(await here.picgen.images.waitFor(imageId)).toMatchObject({ status })
  })

  test('broken connections and a busy server in between do not end it', async () => {
    const imageId = await ask()
    await here.studio.finish(imageId)
    const passing = [reset, refuse(500, 'internal'), reset, say(503, 'text/html', 'busy'), reset, reset]
    await here.studio.next('GET /images/', ...passing)
    expect(await here.picgen.images.waitFor(imageId, { intervalMs: 1 })).toMatchObject({ status: 'completed' })
  })

  test('an image that is not there ends it, and so does a refused token', async () => {
    expect(isNotFoundError(await caught(here.picgen.images.waitFor('01890000-0000-7000-8000-000000000404')))).toBe(true)
    const imageId = await ask()
    await here.studio.next('GET /images/', refuse(401, 'unauthenticated'))
    expect(isAuthenticationError(await caught(here.picgen.images.waitFor(imageId)))).toBe(true)
  })

  test('it can be aborted while a poll is in flight', async () => {
    const imageId = await ask()
    await here.studio.next('GET /images/', hold())
    const controller = new AbortController()
    const waiting = caught(here.picgen.images.waitFor(imageId, { signal: controller.signal }))
    await here.studio.seen('GET /images/')
    const reason = new Error('left')
    controller.abort(reason)
    expect(await waiting).toBe(reason)
    await here.studio.closed('GET /images/')
  })
})

describe('in time', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  const pending = imageOf('01890000-0000-7000-8000-000000000001')

  test('it asks every 2 seconds and gives up after 3 minutes, saying that the image goes on', async () => {
    const read = vi.fn(async () => pending)
    const waiting = caught(waitForImage(read, pending.id))
    await vi.advanceTimersByTimeAsync(179_999)
    expect(read).toHaveBeenCalledTimes(90)
    await vi.advanceTimersByTimeAsync(1)
    const error = await waiting
    expect(isTimeoutError(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'still_running',
      imageId: pending.id,
      message: expect.stringMatching(/still being made after 180 s/),
    })
  })

  test('without a deadline it never gives up', async () => {
    const answers = Array.from({ length: 1000 }, () => pending)
    const read = vi.fn(async () => answers.shift() ?? { ...pending, status: 'completed' })
    const waiting = waitForImage(read, pending.id, { timeoutMs: Number.POSITIVE_INFINITY })
    await vi.advanceTimersByTimeAsync(2_000_000)
    expect(await waiting).toMatchObject({ status: 'completed' })
  })

  test('a server that asks to be left alone for years is not asked at once', async () => {
    const details = { code: 'rate_limited', retryAfterMs: 10 ** 12 }
    const read = vi.fn(() => Promise.reject<Image>(new RateLimitError('Too many.', details)))
    const waiting = caught(waitForImage(read, pending.id))
    await vi.advanceTimersByTimeAsync(180_000)
    expect(isTimeoutError(await waiting)).toBe(true)
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('the deadline also cuts a poll that takes no notice of its signal', async () => {
    const waiting = caught(waitForImage(() => new Promise<Image>(() => undefined), pending.id, { timeoutMs: 50 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(isTimeoutError(await waiting)).toBe(true)
  })

  test('it is aborted between two polls', async () => {
    const controller = new AbortController()
    const waiting = caught(waitForImage(async () => pending, pending.id, { signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(10)
    controller.abort('left')
    expect(await waiting).toBe('left')
  })

  test('it is not begun when it was aborted before', async () => {
    const read = vi.fn(async () => pending)
    expect(await caught(waitForImage(read, pending.id, { signal: AbortSignal.abort('left') }))).toBe('left')
    expect(read).not.toHaveBeenCalled()
  })

  test('a status of a later version of the contract counts as unfinished', async () => {
    const answers = ['upscaling', 'upscaling', 'completed'].map((status) => ({ ...pending, status }))
    const read = vi.fn(async () => answers.shift() ?? pending)
    const waiting = waitForImage(read, pending.id)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await waiting).toMatchObject({ status: 'completed' })
  })

  test('a server that asks to be left alone for longer than the interval is', async () => {
    const details = { code: 'rate_limited', retryAfterMs: 30_000 }
    const read = vi.fn(async () => ({ ...pending, status: 'completed' }))
    read.mockRejectedValueOnce(new RateLimitError('Too many.', details))
    const waiting = waitForImage(read, pending.id)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(read).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await waiting).toMatchObject({ status: 'completed' })
  })

  test('no connection for a while is waited out', async () => {
    const read = vi.fn(async () => ({ ...pending, status: 'completed' }))
    for (let i = 0; i < 5; i++) {
      read.mockRejectedValueOnce(new ConnectionError('No network.', { code: 'connection_failed' }))
    }
    const waiting = waitForImage(read, pending.id)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await waiting).toMatchObject({ status: 'completed' })
  })

  test('what onUpdate throws rejects the wait', async () => {
    const mistake = new Error('in the page')
    const onUpdate = () => {
      throw mistake
    }
    expect(await caught(waitForImage(async () => pending, pending.id, { onUpdate }))).toBe(mistake)
  })

  test('a hidden page looks less often, and at once when it is looked at again', async () => {
    const page = fakePage()
    page.hide()
    const read = vi.fn(async () => pending)
    const controller = new AbortController()
    const waiting = caught(waitForImage(read, pending.id, { signal: controller.signal }, page))
    await vi.advanceTimersByTimeAsync(9_999)
    expect(read).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(read).toHaveBeenCalledTimes(2)
    page.show()
    await vi.advanceTimersByTimeAsync(0)
    expect(read).toHaveBeenCalledTimes(3)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(read).toHaveBeenCalledTimes(4)
    controller.abort('left')
    expect(await waiting).toBe('left')
    expect(page.listeners).toBe(0)
  })

  test('giving up asks nothing more, and cancels nothing', async () => {
    const read = vi.fn(async () => pending)
    const waiting = caught(waitForImage(read, pending.id, { timeoutMs: 3_000 }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(isTimeoutError(await waiting)).toBe(true)
    expect(read).toHaveBeenCalledTimes(2)
  })
})

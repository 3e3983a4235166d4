import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { caught } from '../../test/caught.js'
import { hold, trickle } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { createPicGen, isPicGenError, isRateLimitError, isTimeoutError, isUnavailableError } from '../index.js'

describe('in time', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  /** A client of a server that answers like that, and the times of its requests in milliseconds. */
  function clientOf(answer: () => Response | Promise<Response>, retryDelayMs = () => 1_000) {
    const begin = performance.now()
    const times: number[] = []
    const fetch = async () => {
      times.push(performance.now() - begin)
      return answer()
    }
    return { times, picgen: createPicGen({ baseUrl: 'http://studio.test', fetch, retryDelayMs }) }
  }

  const busy = (retryAfter: string, status = 503) =>
    new Response(null, { status, headers: { 'retry-after': retryAfter } })

  test('a server that never answers is a time-out, also when fetch takes no notice of signals', async () => {
    const { picgen, times } = clientOf(() => new Promise(() => undefined))
    const listing = caught(picgen.models.list())
    await vi.advanceTimersByTimeAsync(60_000)
    const error = await listing
    expect(isTimeoutError(error) && error.code).toBe('timed_out')
    expect(isPicGenError(error) && error.message).toMatch(/studio\.test\/api\/models had no answer in time \(60 s\)/)
    expect(times).toEqual([0, 31_000])
  })

  test('one overall deadline covers every try and every wait', async () => {
    const { picgen, times } = clientOf(() => busy('20', 429))
    const listing = caught(picgen.models.list())
    await vi.advanceTimersByTimeAsync(42_000)
    // Another 20 s would be too late: the caller learns of it now, and how long to wait.
    const error = await listing
    expect(isRateLimitError(error) && error.retryAfterMs).toBe(20_000)
    expect(times).toEqual([0, 21_000, 42_000])
  })

  test('Retry-After as a date is waited for too', async () => {
    vi.setSystemTime('2026-01-01T00:00:00Z')
    const answers = [busy('Thu, 01 Jan 2026 00:00:07 GMT'), Response.json({ data: [] })]
    const { picgen, times } = clientOf(
      () => answers.shift() ?? busy('0'),
      () => 0,
    )
    const listing = picgen.models.list()
    await vi.advanceTimersByTimeAsync(7_000)
    expect(await listing).toEqual([])
    expect(times).toEqual([0, 7_000])
  })

  test('the client and the call can set the deadline and how often is tried again', async () => {
    const { picgen, times } = clientOf(() => busy('0'))
    expect(isUnavailableError(await caught(picgen.models.list({ maxRetries: 0 })))).toBe(true)
    expect(times).toHaveLength(1)
    const second = caught(picgen.models.list({ timeoutMs: 1_500, maxRetries: 9 }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(isUnavailableError(await second)).toBe(true)
    expect(times).toHaveLength(3)
  })

  test('waits are anything up to a limit that doubles', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const times: number[] = []
    const fetch = async () => {
      times.push(performance.now())
      return busy('')
    }
    const listing = caught(createPicGen({ baseUrl: 'http://studio.test', fetch, maxRetries: 6 }).models.list())
    await vi.advanceTimersByTimeAsync(60_000)
    await listing
    random.mockRestore()
    expect(times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)))).toEqual([
      250, 500, 1_000, 2_000, 4_000, 4_000,
    ])
  })

  test('an abort while it waits for another try rejects at once and leaves no timer', async () => {
    const { picgen } = clientOf(() => busy('30'))
    const controller = new AbortController()
    const listing = caught(picgen.models.list({ signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(10)
    controller.abort('enough')
    expect(await listing).toBe('enough')
  })

  test('a token that never comes is a time-out as well', async () => {
    const picgen = createPicGen({ baseUrl: 'http://studio.test', getToken: () => new Promise(() => undefined) })
    const listing = caught(picgen.models.list({ timeoutMs: 5_000, maxRetries: 0 }))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(isTimeoutError(await listing)).toBe(true)
  })
})

describe('against a server', () => {
  const here = withRemoteStudio()

  test('an answer that hangs is given up at half of the time, and asked for again', async () => {
    await here.studio.next('GET /models', hold())
    expect(await here.picgen.models.list({ timeoutMs: 6_000 })).toHaveLength(1)
    expect(await here.studio.requests('GET /models')).toHaveLength(2)
    await here.studio.closed('GET /models')
  })

  test('an answer that trickles in is waited for, until the deadline', async () => {
    await here.studio.next('GET /account', trickle(1), trickle(50), trickle(50))
    expect(await here.picgen.account.get()).toMatchObject({ user_id: 'local' })
    const error = await caught(here.picgen.account.get({ timeoutMs: 1_000, maxRetries: 0 }))
    expect(isTimeoutError(error)).toBe(true)
    await here.studio.closed('GET /account', 2)
  })
})

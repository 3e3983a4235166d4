import { expect, onTestFinished, test, vi } from 'vitest'
import { fails, fetchFor, hooks, inTurn, ok, post } from './test-calls.js'
import { startProvider } from './test-servers.js'

test('while it waits to send again, nothing counts as spent', async () => {
  const cancel = new AbortController()
  const provider = await startProvider(fails(429, { 'retry-after': '30' }))
  const said: string[] = []
  const refused = Promise.withResolvers<void>()
  const call = fetchFor(provider.origin, {
    signal: cancel.signal,
    onSpend: async () => void said.push('spend'),
    onRefused: async () => {
      said.push('refused')
      refused.resolve()
    },
  })(`${provider.origin}/images`, post)
  await refused.promise
  expect(said).toEqual(['spend', 'refused'])
  cancel.abort(new Error('Enough.'))
  await expect(call).rejects.toThrow('Enough.')
  expect(said).toEqual(['spend', 'refused'])
})

test('a refusal takes nothing back once another request of the same call was billed', async () => {
  const provider = await startProvider(inTurn(ok, fails(400)))
  const { onSpend, onRefused } = hooks()
  const fetch = fetchFor(provider.origin, { onSpend, onRefused })
  await fetch(`${provider.origin}/images`, post)
  await fetch(`${provider.origin}/images`, post)
  expect(onSpend).toHaveBeenCalledTimes(1)
  expect(onRefused).not.toHaveBeenCalled()
})

test('nothing is sent when the spending could not be recorded', async () => {
  const provider = await startProvider(ok)
  const broken = new Error('The database is away.')
  const call = fetchFor(provider.origin, { onSpend: () => Promise.reject(broken) })(`${provider.origin}/images`, post)
  await expect(call).rejects.toBe(broken)
  expect(provider.requests).toHaveLength(0)
})

test('an abort during a wait rejects with the signal’s own reason, and nothing counts as spent', async () => {
  const cancel = new AbortController()
  const reason = new Error('The person cancelled.')
  const provider = await startProvider(fails(429))
  // The jitter is drawn right before a wait begins.
  const random = vi.spyOn(Math, 'random').mockImplementation(() => {
    setImmediate(() => cancel.abort(reason))
    return 0
  })
  onTestFinished(() => random.mockRestore())
  const retry = { firstDelayMs: 20_000 }
  const { onRefused } = hooks()
  const call = fetchFor(provider.origin, { signal: cancel.signal, onRefused, retry })(`${provider.origin}/images`, post)
  await expect(call).rejects.toBe(reason)
  expect(onRefused).toHaveBeenCalledTimes(1)
})

test('a refusal that can’t be written down is an error, but never hides the reason of an abort', async () => {
  const broken = new Error('The image is no longer this attempt’s.')
  const onRefused = () => Promise.reject(broken)
  const provider = await startProvider(fails(400))
  await expect(fetchFor(provider.origin, { onRefused })(`${provider.origin}/images`, post)).rejects.toBe(broken)
  const cancel = new AbortController()
  const reason = new Error('The person cancelled.')
  const refused = () => {
    cancel.abort(reason)
    return Promise.reject(broken)
  }
  const call = fetchFor(provider.origin, { signal: cancel.signal, onRefused: refused })
  await expect(call(`${provider.origin}/images`, post)).rejects.toBe(reason)
})

test('an abort during a request closes its connection and rejects with the reason', async () => {
  const cancel = new AbortController()
  const reason = new Error('The time is over.')
  const closed = Promise.withResolvers<void>()
  const provider = await startProvider((response) => {
    response.on('close', () => closed.resolve())
    cancel.abort(reason)
  })
  const { onRefused } = hooks()
  const call = fetchFor(provider.origin, { signal: cancel.signal, onRefused })(`${provider.origin}/images`, post)
  await expect(call).rejects.toBe(reason)
  await closed.promise
  expect(onRefused).not.toHaveBeenCalled()
})

test('the caller’s own signal counts as well', async () => {
  const own = new AbortController()
  const reason = new Error('The client gave up.')
  const provider = await startProvider(() => own.abort(reason))
  const call = fetchFor(provider.origin)(`${provider.origin}/images`, { ...post, signal: own.signal })
  await expect(call).rejects.toBe(reason)
})

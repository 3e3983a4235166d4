import { expect, test } from 'vitest'
import { fails, fetchFor, hooks, inTurn, ok, post, resets } from './test-calls.js'
import { closedPort, startProvider } from './test-servers.js'

test.each([429, 500, 502, 503, 529])('a POST that was answered with %i is sent again', async (status) => {
  const provider = await startProvider(inTurn(fails(status), fails(status), ok))
  const { onSpend, onRefused } = hooks()
  const response = await fetchFor(provider.origin, { onSpend, onRefused })(`${provider.origin}/images`, post)
  expect(await response.json()).toEqual({ fine: true })
  expect(provider.requests.map(({ body }) => body)).toEqual(Array(3).fill(post.body))
  expect(onSpend).toHaveBeenCalledTimes(3)
  expect(onRefused).toHaveBeenCalledTimes(2)
})

test('when patience runs out, the provider’s last answer comes back and nothing counts as spent', async () => {
  const provider = await startProvider(fails(503))
  const { onSpend, onRefused } = hooks()
  const response = await fetchFor(provider.origin, { onSpend, onRefused })(`${provider.origin}/images`, post)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ error: 'Not now.' })
  expect(provider.requests).toHaveLength(4)
  expect(onRefused).toHaveBeenCalledTimes(onSpend.mock.calls.length)
})

test.each([
  ['seconds', () => ({ 'retry-after': '0.2' })],
  ['milliseconds', () => ({ 'retry-after-ms': '200' })],
  // A date has whole seconds: between one and two from now.
  ['a date', () => ({ 'retry-after': new Date(Date.now() + 2_000).toUTCString() })],
])('Retry-After in %s is waited for', async (_form, headers) => {
  const provider = await startProvider(inTurn((...seen) => fails(429, headers())(...seen), ok))
  const started = performance.now()
  expect((await fetchFor(provider.origin)(`${provider.origin}/images`, post)).status).toBe(200)
  expect(performance.now() - started).toBeGreaterThanOrEqual(190)
  expect(provider.requests).toHaveLength(2)
})

test('a Retry-After past the deadline ends it at once, with what the provider said', async () => {
  const provider = await startProvider(fails(429, { 'retry-after': '3600' }))
  const response = await fetchFor(provider.origin)(`${provider.origin}/images`, post)
  expect(response.status).toBe(429)
  expect(provider.requests).toHaveLength(1)
})

test('a wait is not begun that would end past the deadline', async () => {
  const provider = await startProvider(fails(500))
  const retry = { attempts: 6, firstDelayMs: 10_000, maximumDelayMs: 10_000 }
  const fetch = fetchFor(provider.origin, { deadlineAt: Date.now() + 1_000, retry })
  expect((await fetch(`${provider.origin}/images`, post)).status).toBe(500)
  expect(provider.requests).toHaveLength(1)
})

test.each([
  ['a used-up quota', 429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' } }],
  ['a content refusal', 500, { error: { code: 'moderation_blocked', message: 'Rejected by the safety system.' } }],
  ['a wrong key', 401, { error: 'Incorrect API key.' }],
  ['a wrong request', 400, { error: 'No such size.' }],
  ['a missing payment', 402, { error: 'Payment required.' }],
])('%s is not retried', async (_what, status, body) => {
  const provider = await startProvider(fails(status, {}, body))
  const { onRefused } = hooks()
  const response = await fetchFor(provider.origin, { onRefused })(`${provider.origin}/images`, post)
  expect(response.status).toBe(status)
  expect(provider.requests).toHaveLength(1)
  expect(onRefused).toHaveBeenCalledTimes(1)
})

test('a POST whose connection was reset is never sent again, and may have been billed', async () => {
  const provider = await startProvider(resets)
  const { onSpend, onRefused } = hooks()
  const call = fetchFor(provider.origin, { onSpend, onRefused })(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'maybe_billed' })
  expect(provider.requests).toHaveLength(1)
  expect(onSpend).toHaveBeenCalledTimes(1)
  expect(onRefused).not.toHaveBeenCalled()
})

test('a vendor’s client that tries again by itself after a lost answer sends nothing more', async () => {
  const provider = await startProvider(inTurn(resets, ok))
  const fetch = fetchFor(provider.origin)
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(fetch(`${provider.origin}/images`, post)).rejects.toMatchObject({ kind: 'maybe_billed' })
  }
  expect(provider.requests).toHaveLength(1)
  expect((await fetch(`${provider.origin}/jobs/1`)).status).toBe(200)
})

test('a POST whose answer broke off in the middle is never sent again', async () => {
  const provider = await startProvider((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"data":', () => response.socket?.destroy())
  })
  const call = fetchFor(provider.origin)(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'maybe_billed' })
  expect(provider.requests).toHaveLength(1)
})

test.each([408, 504, 520, 524])('a POST that was answered with %i is never sent again', async (status) => {
  const provider = await startProvider(fails(status))
  const { onRefused } = hooks()
  const call = fetchFor(provider.origin, { onRefused })(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'maybe_billed' })
  expect(provider.requests).toHaveLength(1)
  expect(onRefused).not.toHaveBeenCalled()
})

test.each([
  ['reset', resets],
  ['answered with 408', fails(408)],
  ['answered with 504', fails(504)],
  ['answered with 524', fails(524)],
])('a GET that was %s is sent again', async (_what, answer) => {
  const provider = await startProvider(inTurn(answer, ok))
  expect((await fetchFor(provider.origin)(`${provider.origin}/jobs/1`)).status).toBe(200)
  expect(provider.requests).toHaveLength(2)
})

test('an upload costs nothing: it is announced to nobody, and sent again after a reset', async () => {
  const provider = await startProvider(inTurn(resets, ok))
  const { onSpend } = hooks()
  const fetch = fetchFor(provider.origin, { onSpend })
  expect((await fetch(`${provider.origin}/v1/files`, post)).status).toBe(200)
  expect(onSpend).not.toHaveBeenCalled()
})

test('an adapter says itself what may be billed', async () => {
  const provider = await startProvider(resets)
  const fetch = fetchFor(provider.origin, { isBillable: ({ url }) => url.pathname === '/draw' })
  await expect(fetch(`${provider.origin}/draw`)).rejects.toMatchObject({ kind: 'maybe_billed' })
  await expect(fetch(`${provider.origin}/status`)).rejects.toMatchObject({ kind: 'interrupted' })
})

test('a provider that is not there is tried three times, and nothing counts as spent', async () => {
  const { onSpend, onRefused } = hooks()
  const origin = `http://127.0.0.1:${await closedPort()}`
  const call = fetchFor(origin, { onSpend, onRefused })(`${origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'unreachable', cause: { code: 'ECONNREFUSED' } })
  expect(onSpend).toHaveBeenCalledTimes(3)
  expect(onRefused).toHaveBeenCalledTimes(3)
})

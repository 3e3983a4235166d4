import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createCallingFetch } from './calling-fetch.js'
import type { CallingOptions } from './options.js'
import { type AnswerRequest, closedPort, sendJson, startProvider } from './test-servers.js'

const QUICK = { attempts: 4, firstDelayMs: 1, maximumDelayMs: 4 }

function fetchFor(baseUrl: string, options: Partial<CallingOptions> = {}) {
  return createCallingFetch({
    providerName: 'Example',
    baseUrl,
    signal: new AbortController().signal,
    deadlineAt: Date.now() + 60_000,
    retry: QUICK,
    ...options,
  })
}

function hooks() {
  return { onSpend: vi.fn(() => Promise.resolve()), onRefused: vi.fn(() => Promise.resolve()) }
}

/** Answers each request with the next of these, the last one from then on. */
function inTurn(...answers: AnswerRequest[]): AnswerRequest {
  return (response, request, number) => answers[Math.min(number, answers.length - 1)]?.(response, request, number)
}

const ok: AnswerRequest = (response) => sendJson(response, 200, { fine: true })
const fails =
  (status: number, headers: Record<string, string> = {}, body: unknown = { error: 'Not now.' }): AnswerRequest =>
  (response) =>
    sendJson(response, status, body, headers)
const resets: AnswerRequest = (response) => response.socket?.resetAndDestroy()
const post: RequestInit = {
  method: 'POST',
  body: '{"prompt":"a cat"}',
  headers: { 'content-type': 'application/json' },
}

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

test('a form goes out as a form, and again as the same one', async () => {
  const provider = await startProvider(inTurn(fails(429), ok))
  const form = new FormData()
  form.append('prompt', 'a cat')
  form.append('image', new Blob([new Uint8Array([137, 80, 78, 71])], { type: 'image/png' }), 'cat.png')
  const headers = { authorization: 'Bearer secret' }
  await fetchFor(provider.origin)(`${provider.origin}/images/edits`, { method: 'POST', body: form, headers })
  const [first, second] = provider.requests
  expect(first?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(first?.headers.authorization).toBe('Bearer secret')
  expect(first?.body).toContain('name="image"; filename="cat.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG')
  expect(second?.body).toBe(first?.body)
})

test('an answer that is packed is unpacked', async () => {
  const provider = await startProvider((response) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    response.writeHead(200, headers).end(gzipSync('{"fine":true}'))
  })
  const response = await fetchFor(provider.origin)(`${provider.origin}/images`, post)
  expect(await response.json()).toEqual({ fine: true })
  expect(response.headers.get('content-encoding')).toBeNull()
})

test('a redirect of the API is an error, not followed', async () => {
  const provider = await startProvider((response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end()
  })
  const { onRefused } = hooks()
  const call = fetchFor(provider.origin, { onRefused })(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'redirected' })
  expect(provider.requests).toHaveLength(1)
  expect(onRefused).toHaveBeenCalledTimes(1)
})

test('a web page in place of the answer is an error', async () => {
  const provider = await startProvider((response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><h1>Welcome</h1>')
  })
  const call = fetchFor(provider.origin)(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'unexpected_body' })
  expect(provider.requests).toHaveLength(1)
})

test('an answer that declares more than the cap is refused unread', async () => {
  const provider = await startProvider((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(65 * 1024 * 1024) })
    response.write('{')
  })
  const call = fetchFor(provider.origin)(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'too_large' })
})

test('the names of this machine are one origin; another port is not', async () => {
  const provider = await startProvider(ok)
  const fetch = fetchFor(`http://localhost:${provider.port}/v1`)
  const headers = { authorization: 'Bearer secret' }
  expect((await fetch(`${provider.origin}/view?file=a.png`, { headers })).status).toBe(200)
  expect(provider.requests[0]?.headers.authorization).toBe('Bearer secret')
  const other = await startProvider(ok)
  await expect(fetch(`${other.origin}/v1`)).rejects.toMatchObject({ kind: 'forbidden_url' })
  await expect(fetch(`https://localhost:${provider.port}/v1`)).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(other.requests).toHaveLength(0)
})

test('answers that nobody reads hold no connection', async () => {
  const closed: Promise<void>[] = []
  const provider = await startProvider((response) => {
    closed.push(new Promise((resolve) => response.socket?.once('close', () => resolve())))
    fails(500, {}, { error: 'x'.repeat(200_000) })(response, { method: '', path: '', headers: {}, body: '' }, 0)
  })
  const fetch = fetchFor(provider.origin)
  for (let call = 0; call < 5; call++) await fetch(`${provider.origin}/images`, post)
  await Promise.all(closed)
  expect(closed).toHaveLength(20)
})

test.each([
  ['lists', '[],'],
  ['objects', '{"a":{}},'],
  ['numbers', '1,'],
])('an answer that is a heap of %s is refused before it is parsed', async (_what, part) => {
  const text = `{"data":"a \\" [,[,[","heap":[${part.repeat(150_000)}0]}`
  const provider = await startProvider((response) => {
    response.setHeader('content-type', 'application/json')
    response.end(text)
  })
  const call = fetchFor(provider.origin)(`${provider.origin}/images`, post)
  await expect(call).rejects.toMatchObject({ kind: 'too_large' })
})

test('an answer whose text is long is no heap, whatever is in the text', async () => {
  const body = { data: [{ b64_json: 'A'.repeat(1_000_000), revised_prompt: '[,{"\\'.repeat(150_000) }] }
  const provider = await startProvider((response) => sendJson(response, 200, body, {}))
  const response = await fetchFor(provider.origin)(`${provider.origin}/images`, post)
  expect(await response.json()).toEqual(body)
})

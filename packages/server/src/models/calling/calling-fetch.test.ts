import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fails, fetchFor, hooks, inTurn, ok, post } from './test-calls.js'
import { sendJson, startProvider } from './test-servers.js'

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

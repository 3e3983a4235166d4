import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { type CheckResult, runConformance } from './index.js'

/* What the kit does whatever the backend does. That each check sees its fault is shown with the server. */

/** Starts a backend that answers so, and stops it with the test. */
async function backend(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

const ID = '01890000-0000-7000-8000-000000000001'

test('an address where nothing answers, or that is none, is said in one sentence', async () => {
  expect(await caught(runConformance({ baseUrl: 'http://127.0.0.1:1' }))).toMatchObject({
    name: 'ConformanceError',
    message: expect.stringContaining('Nothing answers at http://127.0.0.1:1/'),
  })
  expect(await caught(runConformance({ baseUrl: 'localhost' }))).toMatchObject({
    message: '"localhost" is no address: give one such as http://127.0.0.1:8000.',
  })
})

test('a check that does not exist is refused rather than passed', async () => {
  const url = await backend((_, response) => response.end())
  const error = await caught(runConformance({ baseUrl: url, only: ['objects', 'objets'] }))
  expect(error).toMatchObject({ message: 'There is no check "objets".' })
})

test('a backend that answers nonsense fails with what was expected and what came, check by check', async () => {
  const url = await backend((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello'))
  const told: CheckResult[] = []
  const report = await runConformance({ baseUrl: url, onResult: (result) => told.push(result) })
  expect(told).toEqual(report.results)
  expect(report).toMatchObject({ widgetWorks: false, imageCount: 0, leftBehind: [] })
  expect(report.passed + report.failed + report.skipped).toBe(report.results.length)
  expect(report.results.find(({ id }) => id === 'conventions.ids')).toMatchObject({
    outcome: 'failed',
    where: 'GET /api/models',
    expected: 'a body of JSON',
    actual: '200 <h1>Hello',
  })
  // What rests on the same fault only says so.
  expect(report.results.find(({ id }) => id === 'messages.auto')).toMatchObject({
    outcome: 'skipped',
    reason: expect.stringContaining('which could not be had (see above)'),
  })
})

test('what a backend may leave out is not held against it', async () => {
  const url = await backend((_, response) => response.writeHead(404).end())
  const { results, widgetWorks } = await runConformance({ baseUrl: url, only: ['operating'] })
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['skipped']))
  expect(widgetWorks).toBe(true)
})

test('a request that was limited is sent again after the time that was named', async () => {
  let asked = 0
  const url = await backend((_, response) => {
    asked += 1
    if (asked === 2) response.writeHead(429, { 'retry-after': '1' }).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const startedAt = performance.now()
  const { passed } = await runConformance({ baseUrl: url, only: ['conventions.json'] })
  expect([passed, asked]).toEqual([1, 3])
  expect(performance.now() - startedAt).toBeGreaterThan(900)
})

test('a base URL with a path of its own is kept, and the token goes along', async () => {
  const seen: unknown[] = []
  const url = await backend(({ url: path, headers }, response) => {
    seen.push([path, headers.authorization])
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await runConformance({ baseUrl: `${url}/studio/`, token: 'annas', only: ['conventions.json'] })
  expect(seen).toEqual(Array(2).fill(['/studio/api/models', 'Bearer annas']))
})

test('what it made is deleted, and what could not be deleted is named', async () => {
  const deleted: unknown[] = []
  const url = await backend(({ method, url: path }, response) => {
    if (method === 'DELETE') deleted.push(path)
    response.writeHead(method === 'POST' ? 201 : 500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: ID }))
  })
  const { leftBehind } = await runConformance({ baseUrl: url, only: ['conventions.times'] })
  expect(deleted).toEqual([`/api/image-conversations/${ID}`])
  expect(leftBehind).toEqual(deleted)
})

test('a connection that breaks is a fault of the check, and not the end of the run', async () => {
  let asked = 0
  const url = await backend((request, response) => {
    asked += 1
    if (asked > 1) request.socket.destroy()
    else response.end()
  })
  const { results } = await runConformance({ baseUrl: url, only: ['conventions.json', 'objects.account'] })
  expect(results).toMatchObject([{ outcome: 'failed', expected: 'an answer' }, { outcome: 'failed' }])
})

test('an aborted signal ends the run with its reason', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const url = await backend(({ url: path }, response) => {
    if (path === '/api/account') controller.abort(reason)
    else response.end()
  })
  expect(await caught(runConformance({ baseUrl: url, only: ['objects.account'], signal: controller.signal }))).toBe(
    reason,
  )
})

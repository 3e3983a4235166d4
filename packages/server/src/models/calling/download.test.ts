import type { LookupAddress } from 'node:dns'
import { request as requestHttps } from 'node:https'
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { createCallingFetch } from './calling-fetch.js'
import type { DownloadOptions } from './download.js'
import { type AnswerRequest, startSecureProvider } from './test-servers.js'

const HOST = 'cdn.example.com'
const PUBLIC: LookupAddress[] = [{ address: '93.184.216.34', family: 4 }]
const MEBIBYTE = 1024 * 1024

/**
 * A CDN on this machine under a public name. The way out is the real one up to the connection: what its `lookup` lets pass is
 * led to the stand-in, and its certificate is trusted.
 */
async function startCdn(answer: AnswerRequest, options: Partial<DownloadOptions> & { trusted?: boolean } = {}) {
  const { trusted = true, ...downloads } = options
  const cdn = await startSecureProvider(HOST, answer)
  const pinned: unknown[] = []
  const request: DownloadOptions['request'] = (url, given) =>
    requestHttps(url, {
      ...given,
      port: cdn.port,
      ...(trusted && { ca: cdn.ca }),
      lookup: (hostname, wish, callback) =>
        given.lookup?.(hostname, wish, (error, addresses) => {
          pinned.push(error ?? addresses)
          if (error) callback(error, '')
          else if (wish.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
          else callback(null, '127.0.0.1', 4)
        }),
    })
  const cancel = new AbortController()
  const fetch = fetchWith({ request, resolve: () => Promise.resolve(PUBLIC), ...downloads }, cancel.signal)
  return { ...cdn, pinned, cancel, fetch }
}

function fetchWith(downloads: Partial<DownloadOptions>, signal = new AbortController().signal) {
  return createCallingFetch(
    {
      providerName: 'Example',
      baseUrl: 'https://api.example.com/v1',
      signal,
      deadlineAt: Date.now() + 60_000,
      retry: { firstDelayMs: 1 },
    },
    downloads,
  )
}

const image: AnswerRequest = (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('PNG…')
const redirectTo =
  (location: string): AnswerRequest =>
  (response) =>
    response.writeHead(302, { location }).end()

test('a download goes to the address that was checked, under its name, without the caller’s headers', async () => {
  const cdn = await startCdn(image)
  const headers = { 'x-key': 'secret', authorization: 'Bearer secret', cookie: 'a=b' }
  const response = await cdn.fetch(`https://${HOST}/a.png?sig=1`, { headers })
  expect(await response.text()).toBe('PNG…')
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(cdn.pinned).toEqual([PUBLIC])
  expect(cdn.requests[0]?.path).toBe('/a.png?sig=1')
  expect(Object.keys(cdn.requests[0]?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
})

test.each([
  ['a private address among public ones', [...PUBLIC, { address: '10.1.2.3', family: 4 }]],
  ['this machine', [{ address: '::1', family: 6 }]],
  ['nothing', []],
])('a name that resolves to %s is not connected to', async (_what, addresses) => {
  const cdn = await startCdn(image, { resolve: () => Promise.resolve(addresses) })
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(cdn.requests).toHaveLength(0)
})

test.each([
  'https://127.0.0.1/a.png',
  'https://127.1/a.png',
  'https://0x7f.1/a.png',
  'https://0177.0.0.1/a.png',
  'https://2130706433/a.png',
  'https://[::1]/a.png',
  'https://[::ffff:127.0.0.1]/a.png',
  'https://[64:ff9b::10.0.0.1]/a.png',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/a.png',
  'https://%31%32%37.0.0.1/a.png',
  'http://93.184.216.34/a.png',
  'http://0x7f.1/a.png',
  `http://${HOST}/a.png`,
  `https://${HOST}:8443/a.png`,
  `https://someone:secret@${HOST}/a.png`,
  'ftp://cdn.example.com/a.png',
  'file:///etc/passwd',
  'blob:https://cdn.example.com/1',
  'not an address',
])('%s is never opened', async (url) => {
  const request = vi.fn(requestHttps)
  const fetch = fetchWith({ request, resolve: () => Promise.resolve(PUBLIC) })
  await expect(fetch(url)).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(request).not.toHaveBeenCalled()
})

test('the system’s own names for this machine are never opened', async () => {
  await expect(fetchWith({})('https://localhost/a.png')).rejects.toMatchObject({ kind: 'forbidden_url' })
})

test('nothing but a GET goes to an address that is not the API’s', async () => {
  const cdn = await startCdn(image)
  const call = cdn.fetch(`https://${HOST}/a.png`, { method: 'PUT', body: 'x' })
  await expect(call).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(cdn.requests).toHaveLength(0)
})

test.each([
  'https://127.0.0.1/a.png',
  `http://${HOST}/a.png`,
  `https://${HOST}:8443/a.png`,
  'https://elsewhere.example.com/a.png',
  '//localhost/a.png',
])('a redirect to %s is not followed', async (location) => {
  const cdn = await startCdn(redirectTo(location))
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(cdn.requests).toHaveLength(1)
})

test('three redirects within the origin are followed, a fourth is not', async () => {
  const cdn = await startCdn((response, request, number) =>
    (number < 3 ? redirectTo(`/${number}.png`) : image)(response, request, number),
  )
  expect(await (await cdn.fetch(`https://${HOST}/a.png`)).text()).toBe('PNG…')
  const endless = await startCdn((response, request, number) => redirectTo(`/${number}`)(response, request, number))
  await expect(endless.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'forbidden_url' })
  expect(endless.requests).toHaveLength(4)
})

test('a download that drips past its time is given up, and its connection closed', async () => {
  const closed = Promise.withResolvers<void>()
  const cdn = await startCdn(
    (response) => {
      const drip = setInterval(() => response.write('.'), 5)
      response.on('close', () => {
        clearInterval(drip)
        closed.resolve()
      })
    },
    { timeoutMs: 100 },
  )
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'download_failed' })
  await closed.promise
  expect(cdn.requests).toHaveLength(1)
})

test('a declared length over the cap is refused', async () => {
  const cdn = await startCdn(
    (response) => {
      response.writeHead(200, { 'content-length': '1001' }).write('x')
    },
    { maximumBytes: 1_000 },
  )
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'too_large' })
})

test('a body that ends before its declared length is tried again, then an error', async () => {
  const cdn = await startCdn((response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('x'.repeat(500), () => response.socket?.destroy())
  })
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'interrupted' })
  expect(cdn.requests).toHaveLength(3)
})

test('an endless body is cut off at the cap, and memory with it', async () => {
  const closed = Promise.withResolvers<void>()
  const chunk = Buffer.alloc(MEBIBYTE)
  const before = process.memoryUsage().arrayBuffers
  let sent = 0
  let peak = 0
  const cdn = await startCdn((response) => {
    const fill = () => {
      do {
        sent += chunk.length
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before)
      } while (!response.destroyed && response.write(chunk))
    }
    response.on('drain', fill)
    response.on('close', () => closed.resolve())
    fill()
  })
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'too_large' })
  await closed.promise
  expect(sent).toBeLessThan(100 * MEBIBYTE)
  expect(peak).toBeLessThan(120 * MEBIBYTE)
})

test('a small file that unpacks to more than the cap is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(60 * MEBIBYTE))
  const cdn = await startCdn((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'too_large' })
})

test('a busy CDN is asked again, a missing file is not', async () => {
  const busy = await startCdn((response, request, number) =>
    number === 0 ? response.writeHead(503).end() : image(response, request, number),
  )
  expect((await busy.fetch(`https://${HOST}/a.png`)).status).toBe(200)
  const gone = await startCdn((response) => response.writeHead(403).end('<Error>AccessDenied</Error>'))
  const call = gone.fetch(`https://${HOST}/a.png`)
  await expect(call).rejects.toMatchObject({ kind: 'download_failed', answer: { status: 403 } })
  expect(gone.requests).toHaveLength(1)
})

test('a server that is not who its name says gets no request', async () => {
  const cdn = await startCdn(image, { trusted: false })
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toMatchObject({ kind: 'unreachable' })
  expect(cdn.requests).toHaveLength(0)
})

test('an abort during a download rejects with the reason', async () => {
  const reason = new Error('The person cancelled.')
  const cdn = await startCdn((response) => {
    response.writeHead(200).write('x', () => cdn.cancel.abort(reason))
  })
  await expect(cdn.fetch(`https://${HOST}/a.png`)).rejects.toBe(reason)
})

test('a data: URL is decoded, within the cap', async () => {
  const fetch = fetchWith({ maximumBytes: 3_000 })
  const response = await fetch(`data:image/png;base64,${Buffer.alloc(3_000, 7).toString('base64')}`)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect((await response.arrayBuffer()).byteLength).toBe(3_000)
  const large = `DATA:image/png;base64,${Buffer.alloc(10_000).toString('base64')}`
  await expect(fetch(large)).rejects.toMatchObject({ kind: 'too_large' })
  await expect(fetch('data:nonsense')).rejects.toMatchObject({ kind: 'unexpected_body' })
})

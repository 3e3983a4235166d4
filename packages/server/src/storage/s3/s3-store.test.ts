import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTestS3Server } from '../../../test/s3-server.js'
import { StartError } from '../../start-error.js'
import { StorageError } from '../blob-store.js'
import { parseListPage } from './list-page.js'
import { createS3Requester } from './requests.js'
import { requireBucket } from './require-bucket.js'
import { createS3Store } from './s3-store.js'

const s3 = await createTestS3Server()
const bytes = Buffer.from('a picture')
const SECRET = 'a-secret-that-nobody-may-read'

/** A bucket whose every answer the test decides, and what it was asked. */
async function fakeBucket(answer: RequestListener) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume().on('end', () => answer(request, response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, server, settings: { ...s3.settings, endpoint } }
}

const failureOf = async (promise: Promise<unknown>): Promise<Error> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('expected it to fail')
  return error
}

const expectFailures = async (...attempts: Promise<unknown>[]) => {
  for (const failure of await Promise.all(attempts.map(failureOf))) expect(failure).toBeInstanceOf(StorageError)
}

describe('a bucket that has trouble', () => {
  test('is asked again when it is busy, and that is all anybody sees of it', async () => {
    const bucket = await fakeBucket((_, response) =>
      response.writeHead(bucket.asked.length < 3 ? 503 : 200).end('bytes'),
    )
    expect(String(await createS3Store(bucket.settings).read('image/a.png'))).toBe('bytes')
    expect(bucket.asked).toHaveLength(3)
  })

  test('is asked again when it breaks off in the middle of a file', async () => {
    const bucket = await fakeBucket((request, response) => {
      response.writeHead(200, { 'content-length': 5 })
      if (bucket.asked.length > 1) return response.end('bytes')
      return response.write('by', () => request.socket.destroy())
    })
    expect(String(await createS3Store(bucket.settings).read('image/a.png'))).toBe('bytes')
  })

  test('is asked three times at most, and once where another try can’t help', async () => {
    const busy = await fakeBucket((_, response) => response.writeHead(500).end())
    await expect(createS3Store(busy.settings).put('image/a.png', bytes)).rejects.toThrow(
      'The bucket answered a PUT with 500',
    )
    expect(busy.asked).toHaveLength(3)
    const strict = await fakeBucket((_, response) =>
      response.writeHead(403).end('<Error><Code>AccessDenied</Code><Secret>x</Secret></Error>'),
    )
    await expect(createS3Store(strict.settings).put('image/a.png', bytes)).rejects.toThrow(
      /^The bucket answered a PUT with 403 AccessDenied$/,
    )
    expect(strict.asked).toHaveLength(1)
  })

  test('that never answers is given up in time', async () => {
    const silent = await fakeBucket(() => undefined)
    const request = createS3Requester(silent.settings)
    const patience = { budgetMs: 200, tries: 3 }
    const failure = await failureOf(request({ method: 'GET' }, (response) => response.text(), patience))
    expect(failure).toBeInstanceOf(StorageError)
    expect(failure.message).toBe('The bucket took longer than 0.2 seconds')
  })

  test('that stops in the middle of a file is given up in time', async () => {
    const slow = await fakeBucket((_, response) => response.writeHead(200, { 'content-length': 5 }).write('by'))
    const request = createS3Requester(slow.settings)
    const patience = { budgetMs: 200, tries: 3 }
    const failure = await failureOf(request({ method: 'GET' }, (response) => response.text(), patience))
    expect(failure.message).toBe('The bucket took longer than 0.2 seconds')
  })

  test('that answers with a page of its own is not taken for an empty bucket', async () => {
    const portal = await fakeBucket((_, response) => response.end('<html>Sign in</html>'))
    await expect(createS3Store(portal.settings).list(null, 10)).rejects.toThrow(StorageError)
    await expect(createS3Store(portal.settings).check()).rejects.toThrow(StorageError)
  })

  test('that knows no ranges does not pass a whole file for one', async () => {
    const plain = await fakeBucket((_, response) => response.writeHead(200, { 'content-length': 5 }).end('bytes'))
    const blob = await createS3Store(plain.settings).open('image/a.png')
    await expectFailures(blob?.stream({ start: 1, end: 2 }) ?? Promise.resolve())
  })

  test('that leads elsewhere is not followed', async () => {
    const elsewhere = await fakeBucket((_, response) => response.writeHead(307, { location: '/other' }).end())
    await expect(createS3Store(elsewhere.settings).read('image/a.png')).rejects.toThrow('with 307')
    expect(elsewhere.asked).toEqual(['GET /pictures/image/a.png'])
  })

  test('may lie below a path', async () => {
    const below = await fakeBucket((_, response) => response.end())
    await createS3Store({ ...below.settings, endpoint: `${below.settings.endpoint}/storage/s3/` }).put('i/a.png', bytes)
    expect(below.asked).toEqual(['PUT /storage/s3/pictures/i/a.png'])
  })
})

describe('a bucket that is away', () => {
  const store = createS3Store(s3.settings)

  test('fails what is asked of it, and heals by itself', async () => {
    await store.put('image/a.png', bytes)
    await s3.stop()
    await expectFailures(store.check(), store.read('image/a.png'), store.open('image/a.png'), store.list(null, 1))
    await s3.start()
    expect(String(await store.read('image/a.png'))).toBe('a picture')
  })

  test('or removed is an error, and never a missing file', async () => {
    await s3.removeBucket()
    await expectFailures(store.check(), store.read('i/a.png'), store.open('i/a.png'), store.put('i/a.png', bytes))
    await s3.createBucket()
    await store.put('i/a.png', bytes)
    expect(String(await store.read('i/a.png'))).toBe('a picture')
  })
})

describe('a start', () => {
  const start = (change: object, onAway: (error: unknown) => void = (error) => Promise.reject(error)) => {
    const settings = { ...s3.settings, ...change }
    return requireBucket(createS3Store(settings), settings, onAway)
  }

  test('goes on where the bucket is right', async () => {
    await start({})
  })

  test.each<[string, object, RegExp]>([
    ['no such bucket', { bucket: 'absent' }, /^There is no bucket "absent" at S3_ENDPOINT: [^\n]+\.$/],
    ['a wrong secret', { secretAccessKey: SECRET }, /S3_SECRET_ACCESS_KEY \(SignatureDoesNotMatch\)/],
    ['a wrong key', { accessKeyId: SECRET }, /S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY \(InvalidAccessKeyId\)/],
  ])('ends with one sentence for %s, and tells no secret', async (_, change, sentence) => {
    const failure = await failureOf(start(change))
    expect(failure).toBeInstanceOf(StartError)
    expect(failure.message).toMatch(sentence)
    const told = [failure, failure.cause].map((error) => (error instanceof Error ? error.stack : '')).join()
    expect(told).not.toContain(SECRET)
  })

  test.each<[number, string, RegExp]>([
    [301, 'PermanentRedirect', /correct S3_REGION and S3_ENDPOINT\.$/],
    [400, 'AuthorizationHeaderMalformed', /correct S3_REGION and S3_ENDPOINT\.$/],
    [403, 'RequestTimeTooSkewed', /clock/],
    [405, '', /it answers 405\): check S3_ENDPOINT and S3_BUCKET\.$/],
  ])('ends with one sentence for a %s %s', async (status, reason, sentence) => {
    const bucket = await fakeBucket((_, response) => response.writeHead(status).end(`<Code>${reason}</Code>`))
    expect((await failureOf(start(bucket.settings))).message).toMatch(sentence)
  })

  test('goes on without a bucket that is only away', async () => {
    const bucket = await fakeBucket((_, response) => response.writeHead(503).end())
    const heard: unknown[] = []
    await start(bucket.settings, (error) => heard.push(error))
    bucket.server.close()
    bucket.server.closeAllConnections()
    await start({ endpoint: 'http://127.0.0.1:1' }, (error) => heard.push(error))
    expect(heard).toEqual([expect.any(StorageError), expect.any(StorageError)])
  })
})

test('a list’s names come back as they were stored', () => {
  const [entry] = parseListPage(
    '<ListBucketResult><Contents><Key>a&amp;b/&#x63;&#100;.png</Key><LastModified>2026-11-22T12:00:00.000Z</LastModified></Contents></ListBucketResult>',
  )
  expect(entry).toEqual({ key: 'a&b/cd.png', storedAt: new Date('2026-11-22T12:00:00Z') })
})

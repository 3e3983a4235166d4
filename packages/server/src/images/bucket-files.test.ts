import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { createTestS3Server } from '../../test/s3-server.js'
import { createTestStudio } from '../../test/test-studio.js'
import { StorageError } from '../storage/blob-store.js'
import { createS3Store } from '../storage/s3/s3-store.js'

const s3 = await createTestS3Server()
const store = createS3Store(s3.settings)
/** What the next files are streamed as, where a test wants it otherwise. */
let broken: (() => Readable) | null = null
const { as, puppet } = await createTestStudio({
  store: {
    ...store,
    async open(key) {
      const blob = await store.open(key)
      return broken && blob ? { size: blob.size, stream: async () => broken?.() ?? null } : blob
    },
  },
})
const anna = as('anna')
const sent = await anna.send((await anna.createConversation()).id, 'kept in a bucket')
await puppet.completeAtOnce('kept in a bucket')
const { url, id } = await anna.settled(sent.image_id)
const address = url ?? ''
const bytes = (await store.read(`${id}/${new URL(address).pathname.split('/').at(-1)}`)) ?? Buffer.of()

describe('an image in a bucket', () => {
  afterEach(async () => {
    broken = null
    await s3.start()
  })

  test('loads from our own address, whole and in ranges', async () => {
    expect(new URL(address).port).not.toBe(new URL(s3.settings.endpoint).port)
    const whole = await fetch(address)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
    })
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
    const part = await fetch(address, { headers: { range: 'bytes=4-9' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-9/${bytes.length}`])
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(4, 10))).toBe(true)
    const beyond = await fetch(address, { headers: { range: `bytes=${bytes.length}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const head = await fetch(address, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('is not asked for where a browser has it already, even while the bucket is away', async () => {
    const etag = (await fetch(address)).headers.get('etag') ?? ''
    await s3.stop()
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('is unavailable while the bucket is away, nobody remembers that, and it heals by itself', async () => {
    await s3.stop()
    const away = await fetch(address)
    expect(away.status).toBe(503)
    expect(await away.json()).toMatchObject({ code: 'unavailable' })
    expect(away.headers.get('cache-control') ?? '').not.toContain('immutable')
    expect(away.headers.get('retry-after')).toBe('5')
    await s3.start()
    expect((await fetch(address)).status).toBe(200)
  })

  test('is cut off, and not passed for whole, when the bucket breaks off in the middle of it', async () => {
    broken = () =>
      Readable.from(
        (async function* () {
          yield bytes.subarray(0, 10)
          throw new StorageError('The bucket broke off')
        })(),
      )
    await expect(fetch(address).then((response) => response.arrayBuffer())).rejects.toThrow()
    broken = null
    expect((await fetch(address)).status).toBe(200)
  })

  test('that is removed just now is not found', async () => {
    const { image_id } = await anna.send((await anna.createConversation()).id, 'removed at once')
    await puppet.completeAtOnce('removed at once')
    const image = await anna.settled(image_id)
    const thumbnail = new URL(image.thumbnail_url ?? '')
    await store.delete(thumbnail.pathname.replace('/files/', ''))
    const gone = await fetch(thumbnail)
    expect([gone.status, gone.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(gone.headers.get('cache-control') ?? '').not.toContain('immutable')
  })
})

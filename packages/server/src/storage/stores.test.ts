import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestS3Server } from '../../test/s3-server.js'
import { type BlobStore, StorageError, type StoredBlob } from './blob-store.js'
import { createFileSystemStore } from './file-system.js'
import { createS3Store } from './s3/s3-store.js'

const directory = await mkdtemp(join(tmpdir(), 'picgen-store-'))
afterAll(() => rm(directory, { recursive: true }))
const s3 = await createTestS3Server()

const stores: [string, BlobStore][] = [
  ['a folder', createFileSystemStore(directory)],
  ['a bucket', createS3Store(s3.settings)],
]

describe.each(stores)('%s', (_, store) => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (__, index) => (index * 7) % 251))
  const all = async () => {
    const found: StoredBlob[] = []
    for (let page = await store.list(null, 2); page.length > 0; page = await store.list(found.at(-1)?.key ?? null, 2))
      found.push(...page)
    return found
  }

  test('can be reached', async () => {
    await store.check()
  })

  test('gives back what it was given', async () => {
    await store.put('image/a.png', bytes)
    expect(bytes.equals((await store.read('image/a.png')) ?? Buffer.of())).toBe(true)
  })

  test('keeps an empty file', async () => {
    await store.put('image/empty.png', new Uint8Array())
    expect((await store.read('image/empty.png'))?.length).toBe(0)
    const blob = await store.open('image/empty.png')
    expect([blob?.size, await contentOf(await blob?.stream())]).toEqual([0, Buffer.of()])
  })

  test('streams all of a file, and any range of it', async () => {
    await store.put('image/streamed.png', bytes)
    const blob = await store.open('image/streamed.png')
    expect(blob?.size).toBe(bytes.length)
    expect(bytes.equals(await contentOf(await blob?.stream()))).toBe(true)
    for (const [start, end] of [
      [0, 1],
      [5, 70_000],
      [bytes.length - 3, bytes.length - 1],
    ] as const)
      expect(bytes.subarray(start, end + 1).equals(await contentOf(await blob?.stream({ start, end })))).toBe(true)
  })

  test('lets a stream be left in the middle', async () => {
    await store.put('image/left.png', bytes)
    const stream = await (await store.open('image/left.png'))?.stream()
    for await (const _chunk of stream ?? []) break
    expect(stream?.destroyed).toBe(true)
  })

  test('has null for what is not there, also once it is open', async () => {
    expect(await store.read('nowhere/a.png')).toBeNull()
    expect(await store.open('nowhere/a.png')).toBeNull()
    await store.put('image/vanishing.png', bytes)
    const blob = await store.open('image/vanishing.png')
    await store.delete('image/vanishing.png')
    expect(await blob?.stream()).toBeNull()
    expect(await store.read('image/vanishing.png')).toBeNull()
  })

  test('removes, and does not mind when there is nothing to remove', async () => {
    await store.put('gone/a.png', bytes)
    await store.delete('gone/a.png')
    await store.delete('gone/a.png')
    await store.delete('never/a.png')
    expect((await all()).filter(({ key }) => key.startsWith('gone'))).toEqual([])
  })

  test('stores many at once in one place while others are removed from it', async () => {
    const keys = Array.from({ length: 20 }, (__, index) => `busy/${index}.png`)
    await Promise.all(
      keys.map(async (key, index) => {
        await store.put(key, bytes)
        if (index % 2) await store.delete(key)
      }),
    )
    const left = (await all()).map(({ key }) => key).filter((key) => key.startsWith('busy/'))
    expect(left.sort()).toEqual(keys.filter((__, index) => index % 2 === 0).sort())
  })

  test('lists everything in pages, each file once, with when it was stored', async () => {
    const before = Date.now()
    const keys = ['list-a/1.png', 'list-a/2.thumbnail.webp', 'list-b/1.png', 'list-c/1.png', 'list-c/9.png']
    for (const key of keys) await store.put(key, bytes)
    const listed = (await all()).filter(({ key }) => key.startsWith('list'))
    expect(listed.map(({ key }) => key).sort()).toEqual([...keys].sort())
    // Disks and buckets round, S3 to whole seconds.
    for (const { storedAt } of listed) expect(Math.abs(storedAt.getTime() - before)).toBeLessThan(30_000)
    expect(await store.list('~', 10)).toEqual([])
  })

  test.each(['../secret', '/etc/passwd', 'a/../../b.png', 'a/b/c.png', 'a', 'a/', 'a/b', '', 'a/b.png\0'])(
    'refuses the key %j',
    async (key) => {
      const attempt = async () => store.read(key)
      await expect(attempt).rejects.toThrow('is not a key')
    },
  )
})

async function contentOf(stream: NodeJS.ReadableStream | null | undefined): Promise<Buffer> {
  if (!stream) throw new StorageError('nothing to read')
  return buffer(stream)
}

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Image, ImageList } from '@picgen/sdk/contract'
import { afterAll, expect, test } from 'vitest'
import { plain } from '../../test/hostile-images.js'
import { createTestStudio } from '../../test/test-studio.js'
import { type BlobStore, StorageError } from '../storage/blob-store.js'
import { createFileSystemStore } from '../storage/file-system.js'

const directory = await mkdtemp(join(tmpdir(), 'picgen-full-'))
afterAll(() => rm(directory, { recursive: true, force: true }))
const disk = createFileSystemStore(directory)
let isFull = false
const store: BlobStore = {
  ...disk,
  put(key, bytes) {
    if (isFull && key.endsWith('.thumbnail.webp')) return Promise.reject(new StorageError('The disk is full'))
    return disk.put(key, bytes)
  },
}
const { as, database } = await createTestStudio({ worker: false, server: { store } })
const anna = as('anna')
const upload = async (headers: Record<string, string> = {}) =>
  anna.post<Image>('/api/images', await plain(40, 40).png().toBuffer(), { 'content-type': 'image/png', ...headers })
const files = async () => (await readdir(directory, { recursive: true })).filter((name) => /\.\w+$/.test(name))

test('an upload on a full disk is unavailable and leaves nothing, and the same one is taken once there is room', async () => {
  const key = { 'idempotency-key': 'until there is room' }
  isFull = true
  const refused = await upload(key)
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await files()).toEqual([])
  expect((await anna.get<ImageList>('/api/images')).body.data).toEqual([])
  isFull = false
  expect((await upload(key)).status).toBe(201)
  expect(await files()).toHaveLength(2)
})

test('an upload whose row can’t be written leaves no file', async () => {
  const before = await files()
  await database`alter table images add constraint nothing check (kind <> 'upload') not valid`
  expect((await upload()).status).toBe(500)
  await database`alter table images drop constraint nothing`
  expect(await files()).toEqual(before)
  expect((await upload()).status).toBe(201)
})

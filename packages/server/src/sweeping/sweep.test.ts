import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestS3Server } from '../../test/s3-server.js'
import { createTestDatabase } from '../../test/test-database.js'
import { type BlobStore, StorageError, type StoredBlob } from '../storage/blob-store.js'
import { createFileSystemStore } from '../storage/file-system.js'
import { createS3Store } from '../storage/s3/s3-store.js'
import { startSweeping } from './schedule.js'
import { type SweepOptions, sweepFiles } from './sweep.js'

const { database } = await createTestDatabase()
const directory = await mkdtemp(join(tmpdir(), 'picgen-sweep-'))
afterAll(() => rm(directory, { recursive: true }))
const s3 = await createTestS3Server()
const stores: [string, BlobStore][] = [
  ['a folder', createFileSystemStore(directory)],
  ['a bucket', createS3Store(s3.settings)],
]
const HOUR_MS = 60 * 60 * 1000

beforeEach(async () => {
  await database`delete from images`
  await database`update image_store set swept_to = null`
})

const insertImage = (id: string, row: object) => database`
  insert into images ${database({
    id,
    user_id: 'anna',
    kind: 'text2img',
    prompt: '',
    model: 'puppet',
    size: '64x64',
    width: 64,
    height: 64,
    credits: 0,
    ...row,
  })}`

const completed = (fileName: string, thumbnailName: string) => ({
  status: 'completed',
  file_name: fileName,
  thumbnail_name: thumbnailName,
  mime_type: 'image/png',
  placeholder: '',
  completed_at: new Date(),
})

/** One sweep, two hours from now unless told, so that everything is old; more than one where `turns` says so. */
async function sweep(store: BlobStore, options: Partial<SweepOptions> & { turns?: number } = {}): Promise<void> {
  const { turns = 1, ...more } = options
  const parts = { database, store, logger: pino({ level: 'silent' }) }
  for (let turn = 0; turn < turns; turn += 1) {
    await database`update image_store set sweep_due_at = now()`
    await sweepFiles(parts, { signal: new AbortController().signal, now: () => Date.now() + 2 * HOUR_MS, ...more })
  }
}

const keysIn = async (store: BlobStore) => {
  const files: StoredBlob[] = await store.list(null, 1000)
  return files.map(({ key }) => key).filter((key) => !key.startsWith('picgen/'))
}

describe.each(stores)('sweeping %s', (_, store) => {
  const put = async (...keys: string[]) => {
    for (const key of keys) await store.put(key, Buffer.from('bytes'))
  }
  beforeEach(async () => {
    for (const { key } of await store.list(null, 1000)) await store.delete(key)
    // The first sweep only says whose the store is.
    await sweep(store)
  })

  test('removes what no row names, and keeps what one does', async () => {
    const [kept, gone, failed] = [uuidv7(), uuidv7(), uuidv7()]
    await insertImage(kept, completed('a.png', 'a.thumbnail.webp'))
    await insertImage(failed, {
      status: 'failed',
      error_code: 'internal',
      error_message: '-',
      completed_at: new Date(),
    })
    await put(`${kept}/a.png`, `${kept}/a.thumbnail.webp`, `${kept}/of-a-dead-attempt.png`)
    await put(`${gone}/a.png`, `${gone}/a.thumbnail.webp`, `${failed}/a.png`, `${gone}/b.png.${uuidv7()}.part`)
    await sweep(store)
    expect(await keysIn(store)).toEqual([`${kept}/a.png`, `${kept}/a.thumbnail.webp`])
  })

  test('keeps the files of an image that somebody may be making, whatever their age', async () => {
    const [waiting, running] = [uuidv7(), uuidv7()]
    await insertImage(waiting, { status: 'pending' })
    await insertImage(running, { status: 'processing', attempt_token: uuidv7(), heartbeat_at: new Date(0) })
    await put(`${waiting}/a.png`, `${running}/a.png`)
    await sweep(store)
    expect(await keysIn(store)).toHaveLength(2)
  })

  test('keeps what is younger than an hour', async () => {
    const id = uuidv7()
    await put(`${id}/a.png`)
    await sweep(store, { now: () => Date.now() + HOUR_MS / 2 })
    expect(await keysIn(store)).toEqual([`${id}/a.png`])
  })

  test('lets be what is not ours', async () => {
    await put('holidays/beach.png')
    await sweep(store)
    expect(await keysIn(store)).toEqual(['holidays/beach.png'])
  })

  test('goes on where the sweep before it stopped, and begins again at the end', async () => {
    const ids = Array.from({ length: 25 }, () => uuidv7())
    await put(...ids.map((id) => `${id}/a.png`))
    for (const id of ids.slice(0, 12)) await insertImage(id, completed('a.png', 'a.webp'))
    // Ten pages of one file are a sweep.
    await sweep(store, { pageSize: 1 })
    expect(await keysIn(store)).toHaveLength(25)
    await sweep(store, { pageSize: 1 })
    expect(await keysIn(store)).toHaveLength(25 - 8)
    await sweep(store, { pageSize: 1 })
    expect(await keysIn(store)).toEqual(ids.slice(0, 12).map((id) => `${id}/a.png`))
    await database`delete from images`
    await sweep(store, { turns: 2 })
    expect(await keysIn(store)).toEqual([])
  })

  test('removes nothing by the rows of another database', async () => {
    await put(`${uuidv7()}/a.png`)
    const [before] = await database<[{ id: string }]>`select id from image_store`
    await database`update image_store set id = gen_random_uuid()`
    await sweep(store, { turns: 2 })
    expect(await keysIn(store)).toHaveLength(1)
    await database`update image_store set id = ${before.id}`
    await sweep(store)
    expect(await keysIn(store)).toEqual([])
  })
})

describe('a sweep', () => {
  const folder = createFileSystemStore(join(directory, 'other'))
  const orphan = async () => {
    const key = `${uuidv7()}/a.png`
    await folder.put(key, Buffer.from('bytes'))
    return key
  }
  const logger = pino({ level: 'silent' })
  beforeEach(async () => {
    await rm(join(directory, 'other'), { recursive: true, force: true })
    await sweep(folder)
  })

  test('is made by one process of many', async () => {
    const list = vi.fn(folder.list)
    const parts = { database, store: { ...folder, list }, logger }
    await database`update image_store set sweep_due_at = now()`
    await Promise.all(Array.from({ length: 8 }, () => sweepFiles(parts, { signal: new AbortController().signal })))
    // From the beginning, and the one that is empty.
    expect(list.mock.calls.map(([after]) => after)).toEqual([null, 'picgen/database.txt'])
  })

  test('goes on past a file that can’t be removed, and a later one removes it', async () => {
    const [stuck] = [await orphan(), await orphan()]
    const refuse = async (key: string) => {
      if (key === stuck) throw new StorageError('The disk could not remove a file')
      await folder.delete(key)
    }
    await sweep({ ...folder, delete: refuse })
    expect(await keysIn(folder)).toEqual([stuck])
    await sweep(folder, { turns: 2 })
    expect(await keysIn(folder)).toEqual([])
  })

  test('that is stopped removes nothing more', async () => {
    await orphan()
    await sweep(folder, { signal: AbortSignal.abort() })
    expect(await keysIn(folder)).toHaveLength(1)
  })

  test('comes by itself, again after one that failed, until it is stopped', async () => {
    await database`update image_store set sweep_due_at = now()`
    const listed = Promise.withResolvers<void>()
    const list = vi.fn(folder.list).mockImplementationOnce(async () => {
      await database`update image_store set sweep_due_at = now()`
      throw new StorageError('The disk could not list the files')
    })
    list.mockImplementation(async (...question) => {
      listed.resolve()
      return folder.list(...question)
    })
    const stop = startSweeping({ database, store: { ...folder, list }, logger }, 10)
    await listed.promise
    await stop()
    expect(await keysIn(folder)).toEqual([])
  })
})

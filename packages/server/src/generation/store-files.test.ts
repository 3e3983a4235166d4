import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestS3Server } from '../../test/s3-server.js'
import { createTestStudio, type TestStudio } from '../../test/test-studio.js'
import { type BlobStore, StorageError } from '../storage/blob-store.js'
import { createFileSystemStore } from '../storage/file-system.js'
import { createS3Store } from '../storage/s3/s3-store.js'

/** Sends one message whose model answers at once, and waits for its end. */
async function make(studio: TestStudio, prompt: string, conversationId?: string) {
  const user = studio.as('anna')
  const { image_id } = await user.send(conversationId ?? (await user.createConversation()).id, prompt)
  await studio.puppet.completeAtOnce(prompt)
  return user.settled(image_id)
}

const entriesOf = async ({ database }: TestStudio, imageId: string) => {
  const rows = await database<{ kind: string }[]>`
    select kind from credit_entries where image_id = ${imageId} order by id`
  return rows.map(({ kind }) => kind)
}

/** One failed image as it should be: told, paid back once, tried once. */
async function expectFailed(studio: TestStudio, image: { id: string }) {
  expect(image).toMatchObject({ status: 'failed', error_code: 'internal', url: null, thumbnail_url: null })
  expect(image).toMatchObject({ error_message: expect.stringMatching(/try again later\.$/) })
  expect(await entriesOf(studio, image.id)).toEqual(['reserve', 'release'])
  expect(await studio.database`select attempts from images where id = ${image.id}`).toEqual([{ attempts: 1 }])
}

describe('a disk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'picgen-images-'))
  afterAll(() => rm(directory, { recursive: true }))
  const disk = createFileSystemStore(directory)
  const refuse = async () => {
    throw new StorageError('The disk could not store a file', { cause: new Error('ENOSPC: no space left on device') })
  }
  let faults: Partial<BlobStore> = {}
  const studio = await createTestStudio({
    store: {
      ...disk,
      put: (key, bytes) => (faults.put ?? disk.put)(key, bytes),
      read: (key) => (faults.read ?? disk.read)(key),
      delete: (key) => (faults.delete ?? disk.delete)(key),
    },
  })

  test('that is full fails the image at once, and the next one is fine when there is room again', async () => {
    faults = { put: refuse }
    await expectFailed(studio, await make(studio, 'too large'))
    expect(await readdir(directory)).toEqual([])
    faults = {}
    const image = await make(studio, 'fits again')
    expect(image.status).toBe('completed')
    expect((await fetch(image.url ?? '')).status).toBe(200)
    expect(await entriesOf(studio, image.id)).toEqual(['reserve', 'capture'])
  })

  test('that has room for one of two files keeps neither', async () => {
    const before = await readdir(directory)
    for (const which of [/\.thumbnail\.webp$/, /\.png$/]) {
      faults = { put: (key, bytes) => (which.test(key) ? refuse() : disk.put(key, bytes)) }
      await expectFailed(studio, await make(studio, `no room for ${which.source}`))
      expect(await readdir(directory)).toEqual(before)
    }
  })

  test('that can’t even remove fails the image all the same', async () => {
    faults = {
      put: (key, bytes) => (key.endsWith('.webp') ? refuse() : disk.put(key, bytes)),
      delete: refuse,
    }
    await expectFailed(studio, await make(studio, 'broken disk'))
  })

  test('that can’t be read fails what builds on it before a model is asked', async () => {
    faults = {}
    const { id } = await studio.as('anna').createConversation()
    await make(studio, 'base', id)
    faults = { read: refuse }
    const { image_id } = await studio.as('anna').send(id, 'builds on it')
    await expectFailed(studio, await studio.as('anna').settled(image_id))
    faults = {}
    expect(await make(studio, 'builds on it now', id)).toMatchObject({ status: 'completed', kind: 'img2img' })
  })
})

describe('a bucket', async () => {
  const s3 = await createTestS3Server()
  const studio = await createTestStudio({ store: createS3Store(s3.settings) })

  test.each([
    ['that is away', s3.stop, s3.start],
    ['that was removed', s3.removeBucket, s3.createBucket],
  ])('%s fails the image within seconds, and the next one is fine when it is back', async (what, lose, heal) => {
    await lose()
    await expectFailed(studio, await make(studio, what))
    await heal()
    const image = await make(studio, `no longer ${what}`)
    expect(image.status).toBe('completed')
    expect((await fetch(image.url ?? '')).status).toBe(200)
  })
})

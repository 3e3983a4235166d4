import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Conversation, Image } from '@picgen/sdk/contract'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createPictureConversation } from '../../test/picture-conversation.js'
import { createTestStudio, signToken, someoneWaits, type TestUser } from '../../test/test-studio.js'
import { deleteImage } from './delete-image.js'
import { removeFiles, removeLeftFiles, startRemoving } from './discarded-files.js'

const { as, puppet, url, database, workerParts, imagesDirectory } = await createTestStudio()
const { store } = workerParts
const parts = { database, store, logger: pino({ level: 'silent' }) }
const anna = as('anna')
const ben = as('ben')
const images = '/api/images'
const conversations = '/api/image-conversations'

async function made(user: TestUser, prompt: string = uuidv7()): Promise<Image> {
  const { body } = await user.post<Image>(`${images}/text2img`, { prompt })
  await puppet.completeAtOnce(prompt)
  return user.settled(body.id)
}

const conversationWithPicture = (user: TestUser, prompt?: string) => createPictureConversation(puppet, user, prompt)

const filesOf = ({ id }: Image) => readdir(join(imagesDirectory, id)).catch(() => [])
const noted = async () => (await database`select key from discarded_files`).map(({ key }) => key)

describe('deleting an image', () => {
  test('takes its bytes along, and its addresses lead nowhere', async () => {
    const image = await made(anna)
    expect(await filesOf(image)).toHaveLength(2)
    const answer = await anna.delete(`${images}/${image.id}`)
    expect([answer.status, answer.body]).toEqual([204, undefined])
    expect(await anna.get(`${images}/${image.id}`)).toMatchObject({ status: 404 })
    expect(await filesOf(image)).toEqual([])
    expect((await fetch(image.url ?? '')).status).toBe(404)
    expect(await noted()).toEqual([])
  })

  test('leaves the messages that showed it, without it, and no conversation with it active', async () => {
    const { id, image } = await conversationWithPicture(anna)
    const { body: other } = await anna.post<Conversation>(`${conversations}/from-image/${image.id}`)
    const { image: child } = await anna.send(id, 'child')
    await puppet.completeAtOnce('child')
    await anna.settled(child.id)
    expect((await anna.delete(`${images}/${image.id}`)).status).toBe(204)
    const read = await anna.read(id)
    expect(read.messages.map((message) => message.image?.id ?? null)).toEqual([null, null, null, child.id])
    expect(read.messages[1]).toMatchObject({ status: 'completed', image_id: null })
    expect(read.active_image_id).toBe(child.id)
    expect(await anna.read(other.id)).toMatchObject({ active_image_id: null, active_image: null })
    expect(await anna.image(child.id)).toMatchObject({ source_image_id: null, status: 'completed' })
    expect((await anna.send(other.id, 'starts afresh')).mode).toBe('text2img')
  })

  test('that is being made cancels it first, and gives its credits back', async () => {
    const user = as('impatient')
    const { id } = await user.createConversation()
    const { image_id } = await user.send(id, 'not wanted')
    const call = await puppet.call('not wanted')
    const stopped = new Promise((resolve) => call.signal.addEventListener('abort', resolve))
    expect((await user.delete(`${images}/${image_id}`)).status).toBe(204)
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
    expect((await user.read(id)).messages[1]).toMatchObject({ status: 'cancelled', image: null })
    await stopped
    await call.complete()
    expect(await database`select kind from credit_entries where image_id = ${image_id} order by id`).toEqual([
      { kind: 'reserve' },
      { kind: 'release' },
    ])
  })

  test('that another is being made from lets that one go on', async () => {
    const user = as('orphaner')
    const source = await made(user)
    const { body } = await user.post<Image>(`${images}/img2img`, { prompt: 'from it', source_image_id: source.id })
    const call = await puppet.call('from it')
    expect((await user.delete(`${images}/${source.id}`)).status).toBe(204)
    await call.complete()
    expect(await user.settled(body.id)).toMatchObject({ status: 'completed', source_image_id: null })
  })

  test('of somebody else, of nobody, or twice, is not_found', async () => {
    const image = await made(anna)
    expect(await ben.delete(`${images}/${image.id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await anna.delete(`${images}/${uuidv7()}`)).toMatchObject({ status: 404 })
    expect(await anna.delete(`${images}/x`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect((await anna.delete(`${images}/${image.id}`)).status).toBe(204)
    expect(await anna.delete(`${images}/${image.id}`)).toMatchObject({ status: 404 })
  })

  test('needs a token that has not expired', async () => {
    const image = await made(anna)
    const at = `${url}${images}/${image.id}`
    expect((await fetch(at, { method: 'DELETE' })).status).toBe(401)
    const expired = await signToken({ sub: 'anna', exp: Math.floor(Date.now() / 1000) - 60 })
    const headers = { authorization: `Bearer ${expired}` }
    expect((await fetch(at, { method: 'DELETE', headers })).status).toBe(401)
    expect((await anna.image(image.id)).status).toBe('completed')
  })
})

describe('files of a deleted image', () => {
  test('that a process left behind when it died are removed by another', async () => {
    const image = await made(anna)
    const keys = await deleteImage(database, 'anna', image.id)
    expect(keys).toHaveLength(2)
    expect((await noted()).sort()).toEqual([...keys].sort())
    await removeLeftFiles(parts)
    expect(await filesOf(image)).toHaveLength(2)
    await database`update discarded_files set created_at = now() - interval '1 minute'`
    await removeLeftFiles(parts)
    expect([await filesOf(image), await noted()]).toEqual([[], []])
  })

  test('that can’t be removed just now stay noted, and go with the next look', async () => {
    const image = await made(anna)
    const keys = await deleteImage(database, 'anna', image.id)
    const broken = { ...store, delete: async () => Promise.reject(new Error('the disk is away')) }
    await removeFiles({ ...parts, store: broken }, keys)
    expect(await noted()).toHaveLength(2)
    await removeFiles(parts, keys)
    expect([await filesOf(image), await noted()]).toEqual([[], []])
  })
})

test('discarded files are looked for now and then, again after a look that failed, until that is stopped', async () => {
  const image = await made(anna)
  await deleteImage(database, 'anna', image.id)
  await database`update discarded_files set created_at = now() - interval '1 minute'`
  const { promise: removed, resolve } = Promise.withResolvers<void>()
  let failures = 2
  const unsteady = async (key: string) => {
    failures -= 1
    if (failures >= 0) throw new Error('the disk is away')
    await store.delete(key)
    if ((await filesOf(image)).length === 0) resolve()
  }
  const stop = startRemoving({ ...parts, store: { ...store, delete: unsteady } }, 10)
  await removed
  await stop()
  expect([await filesOf(image), await noted()]).toEqual([[], []])
})

describe('deleting while others are at it', () => {
  test('an image that is chosen in another conversation at this moment has one of two ends', async () => {
    for (let round = 0; round < 8; round++) {
      const image = await made(anna)
      const others = await Promise.all([anna.createConversation(), anna.createConversation()])
      const [deleted, ...rest] = await Promise.all([
        anna.delete(`${images}/${image.id}`),
        ...others.map(({ id }) => anna.setActive(id, image.id)),
        anna.post(`${conversations}/from-image/${image.id}`),
        anna.post(`${images}/img2img`, { prompt: `race ${round}`, source_image_id: image.id }),
        anna.post(`${conversations}/${others[0]?.id}/messages`, { content: 'race', source_image_id: image.id }),
      ])
      expect(deleted.status).toBe(204)
      for (const { status } of rest) expect([200, 201, 202, 404]).toContain(status)
      for (const { id } of others) expect((await anna.read(id)).active_image_id).toBeNull()
    }
  })

  test('a choice that is not yet committed is waited for, and undone', async () => {
    const image = await made(anna)
    const { id } = await anna.createConversation()
    const deleting = await database.begin(async (tx) => {
      await tx`select from image_conversations where id = ${id} for update`
      await tx`update image_conversations set active_image_id = ${image.id} where id = ${id}`
      const answer = anna.delete(`${images}/${image.id}`)
      await someoneWaits(database, 'for update')
      return { answer }
    })
    expect((await deleting.answer).status).toBe(204)
    expect((await anna.read(id)).active_image_id).toBeNull()
  })
})

import type { Conversation, ConversationList, Image } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createPuppetModel } from '../../test/puppet-model.js'
import { createTestStudio, signToken, type TestUser } from '../../test/test-studio.js'
import type { Database, Transaction } from '../database/connect.js'
import { listConversations } from './library.js'

const small = createPuppetModel({ id: 'small', sizes: ['32x32'], default_size: '32x32' })
const { as, puppet, url, database } = await createTestStudio({ models: [small] })
const anna = as('anna')
const ben = as('ben')
const path = '/api/image-conversations'

async function list(user: TestUser, query = '') {
  const { status, body } = await user.get<ConversationList>(`${path}${query}`)
  expect(status).toBe(200)
  return { ids: body.data.map(({ id }) => id), titles: body.data.map(({ title }) => title), ...body }
}

/** The database, telling of each query in its transactions. */
function countQueries(onQuery: () => void): Database {
  return new Proxy(database, {
    get: (target, name) => {
      if (name !== 'begin') return Reflect.get(target, name)
      return (mode: string, work: (tx: Transaction) => unknown) =>
        target.begin(mode, (tx) =>
          work(
            new Proxy(tx, {
              apply(query, self, args) {
                onQuery()
                return Reflect.apply(query, self, args)
              },
            }),
          ),
        )
    },
  })
}

async function withPicture(user: TestUser, prompt: string) {
  const { id } = await user.createConversation()
  const { image_id } = await user.send(id, prompt)
  await puppet.completeAtOnce(prompt)
  return { id, image: await user.settled(image_id) }
}

describe('the list of conversations', () => {
  test('has the last touched first, each with its active image', async () => {
    const user = as('lister')
    const pictured = await withPicture(user, 'a boat')
    const empty = await user.createConversation({ title: 'Empty' })
    expect((await list(user)).ids).toEqual([empty.id, pictured.id])
    await user.setActive(pictured.id, pictured.image.id)
    const { ids, data } = await list(user)
    expect(ids).toEqual([pictured.id, empty.id])
    expect(data[0]?.active_image).toEqual(pictured.image)
    expect(data[1]?.active_image).toBeNull()
    const { messages: _, previous_cursor: __, ...detail } = await user.read(pictured.id)
    expect(data[0]).toEqual(detail)
  })

  test('comes in pages that neither repeat nor leave out, also where several were touched at one moment', async () => {
    const user = as('pager')
    const made = []
    for (let index = 0; index < 7; index++) made.push((await user.createConversation({ title: `${index}` })).id)
    await database`update image_conversations set updated_at = '2026-01-01 00:00:00.123456Z' where user_id = 'pager'`
    const seen: string[] = []
    for (let query = '?limit=3'; query; ) {
      const page = await list(user, query)
      seen.push(...page.ids)
      query = page.next_cursor ? `?limit=3&cursor=${page.next_cursor}` : ''
    }
    expect(seen).toEqual(made.toReversed())
  })

  test('finds titles and prompts in any case, and nothing of the answer is a pattern', async () => {
    const user = as('searcher')
    const boat = await withPicture(user, 'A red BOAT on a very long river in autumn, with one Heron')
    await user.createConversation({ title: 'Cats' })
    expect((await list(user, '?q=boat')).ids).toEqual([boat.id])
    expect((await list(user, '?q=heron')).ids).toEqual([boat.id])
    expect((await list(user, '?q=CAT')).titles).toEqual(['Cats'])
    expect((await list(user, '?q=c_t')).ids).toEqual([])
  })

  test('is nobody else’s', async () => {
    await anna.createConversation({ title: 'hers' })
    expect(await list(as('nobody'))).toMatchObject({ data: [], next_cursor: null })
  })

  test('asks the database as often for many conversations as for one', async () => {
    const user = as('counter')
    for (let index = 0; index < 4; index++) await withPicture(user, `counted ${index}`)
    const count = async (limit: number) => {
      let queries = 0
      const counting = countQueries(() => {
        queries += 1
      })
      expect((await listConversations(counting, 'counter', { limit })).conversations).toHaveLength(limit)
      return queries
    }
    const one = await count(1)
    expect(one).toBeGreaterThan(1)
    expect(await count(4)).toBe(one)
  })

  test.each(['limit=0', 'limit=201', 'cursor=x', 'q=', 'q=%00', 'kind=upload', 'before=x'])(
    '?%s is invalid_request',
    async (query) => {
      expect(await anna.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    },
  )
})

describe('changing a conversation', () => {
  test('changes its title, its model and its size, and nothing else', async () => {
    const { id, image } = await withPicture(anna, 'to be renamed')
    const before = await anna.read(id)
    const { status, body } = await anna.patch<Conversation>(`${path}/${id}`, { title: ' Renamed ' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ title: 'Renamed', default_model: 'puppet', active_image: image })
    expect(Date.parse(body.updated_at)).toBeGreaterThanOrEqual(Date.parse(before.updated_at))
    expect((await anna.patch<Conversation>(`${path}/${id}`, { default_size: '96x64' })).body).toMatchObject({
      title: 'Renamed',
      default_size: '96x64',
    })
    expect((await anna.read(id)).messages).toEqual(before.messages)
  })

  test('to a model that does not make its size takes the model’s own', async () => {
    const { id } = await anna.createConversation()
    expect((await anna.patch<Conversation>(`${path}/${id}`, { default_model: 'small' })).body).toMatchObject({
      default_model: 'small',
      default_size: '32x32',
    })
  })

  test('refuses what can’t be', async () => {
    const { id } = await anna.createConversation()
    const at = `${path}/${id}`
    expect(await anna.patch(at, { title: '' })).toMatchObject({ status: 400 })
    expect(await anna.patch(at, { title: 'x'.repeat(201) })).toMatchObject({ status: 400 })
    expect(await anna.patch(at, { title: null })).toMatchObject({ status: 400 })
    expect(await anna.patch(at, { name: 'x' })).toMatchObject({ status: 400 })
    expect(await anna.patch(at, { default_model: 'x' })).toMatchObject({ status: 422, body: { code: 'unknown_model' } })
    expect(await anna.patch(at, { default_size: '33x33' })).toMatchObject({
      status: 422,
      body: { code: 'unsupported_size' },
    })
    expect(await anna.patch(at, { default_model: 'small', default_size: '64x64' })).toMatchObject({ status: 422 })
    expect(await ben.patch(at, { title: 'mine' })).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await anna.patch(`${path}/${uuidv7()}`, { title: 'x' })).toMatchObject({ status: 404 })
    expect(await anna.patch(`${path}/x`, { title: 'x' })).toMatchObject({ status: 400 })
    expect((await anna.read(id)).title).toBe('')
  })
})

describe('deleting a conversation', () => {
  test('takes its messages along, cancels what is unfinished, and leaves its images in the history', async () => {
    const user = as('deleter')
    const { id, image } = await withPicture(user, 'to be kept')
    const { image_id } = await user.send(id, 'to be cancelled')
    const call = await puppet.call('to be cancelled')
    const stopped = new Promise((resolve) => call.signal.addEventListener('abort', resolve))
    const answer = await user.delete(`${path}/${id}`)
    expect([answer.status, answer.body]).toEqual([204, undefined])
    expect(await user.get(`${path}/${id}`)).toMatchObject({ status: 404 })
    expect(await user.image(image.id)).toEqual({ ...image, conversation_id: null })
    expect(await user.image(image_id)).toMatchObject({ status: 'cancelled', conversation_id: null })
    expect((await user.get<{ data: Image[] }>('/api/images')).body.data.map((each) => each.id)).toEqual([
      image_id,
      image.id,
    ])
    expect(await user.credits()).toMatchObject({ balance: 998, reserved: 0 })
    await stopped
    expect(await database`select from image_messages where conversation_id = ${id}`).toHaveLength(0)
  })

  test('leaves an image active elsewhere', async () => {
    const { id, image } = await withPicture(anna, 'shared')
    const { body: other } = await anna.post<Conversation>(`${path}/from-image/${image.id}`)
    expect((await anna.delete(`${path}/${id}`)).status).toBe(204)
    expect((await anna.read(other.id)).active_image?.id).toBe(image.id)
  })

  test('of somebody else, or twice, is not_found', async () => {
    const { id } = await anna.createConversation()
    expect(await ben.delete(`${path}/${id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await anna.delete(`${path}/x`)).toMatchObject({ status: 400 })
    expect((await anna.delete(`${path}/${id}`)).status).toBe(204)
    expect(await anna.delete(`${path}/${id}`)).toMatchObject({ status: 404 })
  })

  test('while messages are sent in it ends in one of two ways, and loses no credits', async () => {
    const user = as('sender')
    for (let round = 0; round < 5; round++) {
      const { id } = await user.createConversation()
      const sending = Array.from({ length: 4 }, (_, index) =>
        user.post(`${path}/${id}/messages`, { content: `${round} ${index}` }),
      )
      const [deleted, ...sent] = await Promise.all([user.delete(`${path}/${id}`), ...sending])
      expect(deleted.status).toBe(204)
      for (const { status } of sent) expect([202, 404]).toContain(status)
    }
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
  })
})

test('nothing of this answers without a token, or with an expired one', async () => {
  const expired = await signToken({ sub: 'anna', exp: Math.floor(Date.now() / 1000) - 60 })
  const { id } = await anna.createConversation()
  for (const [method, at] of [
    ['GET', path],
    ['PATCH', `${path}/${id}`],
    ['DELETE', `${path}/${id}`],
  ] as const) {
    expect((await fetch(url + at, { method })).status).toBe(401)
    expect((await fetch(url + at, { method, headers: { authorization: `Bearer ${expired}` } })).status).toBe(401)
  }
  expect((await anna.read(id)).id).toBe(id)
})

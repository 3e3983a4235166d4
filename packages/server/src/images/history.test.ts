import type { Image, ImageList } from '@picgen/sdk/contract'
import { describe, expect, test } from 'vitest'
import { plain } from '../../test/hostile-images.js'
import { refusal } from '../../test/puppet-model.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'

const { as, puppet, url, database } = await createTestStudio()
const anna = as('anna')
const ben = as('ben')
const path = '/api/images'

const { id: conversation } = await anna.createConversation()
const first = (await anna.send(conversation, 'A lighthouse, 100% red')).image
await puppet.completeAtOnce('A lighthouse, 100% red')
await anna.settled(first.id)
const second = (await anna.send(conversation, 'now at NIGHT_TIME')).image
await puppet.completeAtOnce('now at NIGHT_TIME')
await anna.settled(second.id)
const { body: third } = await anna.post<Image>(path, await plain(40, 40).png().toBuffer(), {
  'content-type': 'image/png',
})
const { body: fourth } = await anna.post<Image>(`${path}/text2img`, { prompt: 'ÄPFEL im Schnee' })
;(await puppet.call('ÄPFEL im Schnee')).fail(refusal())
await anna.settled(fourth.id)

const list = async (query = '', user = anna) => {
  const { status, body } = await user.get<ImageList>(`${path}${query}`)
  expect(status).toBe(200)
  return { ids: body.data.map(({ id }) => id), ...body }
}

describe('the history', () => {
  test('has every image of the user’s, newest first, as each is by itself', async () => {
    const { ids, data, next_cursor } = await list()
    expect(ids).toEqual([fourth.id, third.id, second.id, first.id])
    expect(next_cursor).toBeNull()
    expect(data).toEqual(await Promise.all(ids.map((id) => anna.image(id))))
  })

  test('is empty for somebody new, and nobody sees another’s', async () => {
    expect(await list('', ben)).toMatchObject({ data: [], next_cursor: null })
  })

  test('comes in pages that neither repeat nor leave out, also while images are added', async () => {
    const page = await list('?limit=3')
    expect(page.ids).toEqual([fourth.id, third.id, second.id])
    const user = as('pager')
    const made: string[] = []
    for (let index = 0; index < 5; index++) {
      made.unshift((await user.post<Image>(`${path}/text2img`, { prompt: `page ${index}` })).body.id)
    }
    const newest = await list('?limit=2', user)
    await user.post(`${path}/text2img`, { prompt: 'in between' })
    const middle = await list(`?limit=2&cursor=${newest.next_cursor}`, user)
    const oldest = await list(`?limit=2&cursor=${middle.next_cursor}`, user)
    expect([...newest.ids, ...middle.ids, ...oldest.ids]).toEqual(made)
    expect(oldest.next_cursor).toBeNull()
  })

  test('a page that is exactly full is the last one', async () => {
    expect((await list('?limit=4')).next_cursor).toBeNull()
  })

  test('can be narrowed by kind, by status and by words in any case, together too', async () => {
    expect((await list('?kind=upload')).ids).toEqual([third.id])
    expect((await list('?kind=img2img')).ids).toEqual([second.id])
    expect((await list('?status=failed')).ids).toEqual([fourth.id])
    expect((await list('?status=completed&kind=text2img')).ids).toEqual([first.id])
    expect((await list('?q=LIGHTHOUSE')).ids).toEqual([first.id])
    expect((await list(`?q=${encodeURIComponent('äpfel')}`)).ids).toEqual([fourth.id])
    expect((await list('?q=night&kind=text2img')).ids).toEqual([])
    const narrow = await list('?status=completed&limit=1')
    expect((await list(`?status=completed&limit=2&cursor=${narrow.next_cursor}`)).ids).toEqual([second.id, first.id])
  })

  test('searches for what was typed, and nothing in it is a pattern', async () => {
    expect((await list(`?q=${encodeURIComponent('100%')}`)).ids).toEqual([first.id])
    expect((await list(`?q=${encodeURIComponent('%r')}`)).ids).toEqual([])
    expect((await list('?q=t_t')).ids).toEqual([second.id])
    expect((await list(`?q=${encodeURIComponent("' or 1=1 --")}`)).ids).toEqual([])
    expect((await list(`?q=${encodeURIComponent('\\')}`)).ids).toEqual([])
  })

  test.each([
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=x',
    'limit=1&limit=2',
    'cursor=',
    'cursor=nonsense',
    `cursor=${Buffer.from('image:1').toString('base64url')}`,
    `cursor=${Buffer.from("image:' or 1=1").toString('base64url')}`,
    'kind=painting',
    'status=done',
    'q=',
    'q=%00',
    `q=${'x'.repeat(201)}`,
    'page=2',
    'user_id=ben',
  ])('?%s is invalid_request', async (query) => {
    expect(await anna.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  test('needs a token that has not expired', async () => {
    expect((await fetch(url + path)).status).toBe(401)
    const expired = await signToken({ sub: 'anna', exp: Math.floor(Date.now() / 1000) - 60 })
    expect((await fetch(url + path, { headers: { authorization: `Bearer ${expired}` } })).status).toBe(401)
  })

  test('is read by an index, whatever it is narrowed by', async () => {
    await database`
      insert into images (id, user_id, kind, prompt, model, size, width, height, credits, status, error_code, error_message, completed_at)
      select gen_random_uuid(), 'crowd', 'text2img', 'x', 'puppet', '64x64', 64, 64, 0, 'failed', 'internal', 'x', now()
      from generate_series(1, 20000)`
    await database`analyze images`
    for (const filter of [database``, database`and kind = 'upload'`, database`and status = 'completed'`]) {
      const plan = await database`
        explain select * from images where user_id = 'crowd' ${filter} order by id desc limit 51`
      const text = plan.map((row) => row['QUERY PLAN']).join('\n')
      expect(text).toMatch(/Index Scan/)
      expect(text).not.toMatch(/Seq Scan|Sort/)
    }
  })
})

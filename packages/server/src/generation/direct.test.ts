import type { Image } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createPuppetModel, refusal } from '../../test/puppet-model.js'
import { createTestStudio, signToken, someoneWaits } from '../../test/test-studio.js'

const wordsOnly = createPuppetModel({ id: 'words-only', kinds: ['text2img'], sizes: ['64x64'], credits: 600 })
const { as, puppet, database, url } = await createTestStudio({
  models: [wordsOnly],
  server: { generation: { credits: { enabled: true, grant: 1000 }, maxPending: 5 } },
})
const anna = as('anna')
const ben = as('ben')
const images = '/api/images'
const unknown = uuidv7()

async function made(user = anna, prompt: string = uuidv7(), more = {}): Promise<Image> {
  const { status, body } = await user.post<Image>(`${images}/text2img`, { prompt, ...more })
  if (status !== 202) throw new Error(JSON.stringify(body))
  await puppet.completeAtOnce(prompt)
  return user.settled(body.id)
}

describe('text2img', () => {
  test('makes an image that belongs to no conversation, and captures its credits', async () => {
    const user = as('direct')
    const { status, body } = await user.post<Image>(`${images}/text2img`, { prompt: ' a cat ', size: '96x64', seed: 7 })
    expect(status).toBe(202)
    expect(body).toMatchObject({
      kind: 'text2img',
      status: 'pending',
      prompt: 'a cat',
      model: 'puppet',
      size: '96x64',
      seed: 7,
      credits: 2,
      conversation_id: null,
      source_image_id: null,
    })
    expect((await user.credits()).reserved).toBe(2)
    const call = await puppet.call('a cat')
    expect(call.request).toMatchObject({ kind: 'text2img', width: 96, height: 64, seed: 7, source: null })
    await call.complete()
    expect(await user.settled(body.id)).toMatchObject({ status: 'completed', conversation_id: null })
    expect(await user.credits()).toMatchObject({ balance: 998, reserved: 0 })
  })

  test('takes the model’s own size where none is asked for', async () => {
    expect(await made()).toMatchObject({ size: '64x64' })
  })

  test('that fails gives its credits back', async () => {
    const user = as('unlucky')
    const { body } = await user.post<Image>(`${images}/text2img`, { prompt: 'refuse me' })
    ;(await puppet.call('refuse me')).fail(refusal())
    expect(await user.settled(body.id)).toMatchObject({ status: 'failed', error_code: 'provider_rejected' })
    expect(await user.credits()).toMatchObject({ available: 1000 })
  })

  test('with one key is made once', async () => {
    const key = { 'idempotency-key': uuidv7() }
    const first = await anna.post<Image>(`${images}/text2img`, { prompt: 'keyed' }, key)
    const again = await anna.post<Image>(`${images}/text2img`, { prompt: 'keyed' }, key)
    expect(again.body).toEqual(first.body)
    await puppet.completeAtOnce('keyed')
    await anna.settled(first.body.id)
  })

  test.each<[string, object, number, string]>([
    ['no prompt', {}, 400, 'invalid_request'],
    ['an empty prompt', { prompt: '  ' }, 400, 'invalid_request'],
    ['a prompt of 4,001 characters', { prompt: 'x'.repeat(4001) }, 400, 'invalid_request'],
    ['a NUL character', { prompt: 'a\0b' }, 400, 'invalid_request'],
    ['a field that is not known', { prompt: 'x', content: 'y' }, 400, 'invalid_request'],
    ['a source', { prompt: 'x', source_image_id: unknown }, 400, 'invalid_request'],
    ['a seed that is too large', { prompt: 'x', seed: 2 ** 32 }, 400, 'invalid_request'],
    ['a model that is not there', { prompt: 'x', model: 'nobody' }, 422, 'unknown_model'],
    ['a size that the model does not make', { prompt: 'x', size: '65x65' }, 422, 'unsupported_size'],
  ])('%s is refused', async (_, body, status, code) => {
    expect(await anna.post(`${images}/text2img`, body)).toMatchObject({ status, body: { code } })
  })

  test('without the credits for it writes nothing', async () => {
    const poor = as('poor')
    const body = { prompt: 'dear', model: 'words-only' }
    const { body: first } = await poor.post<Image>(`${images}/text2img`, body)
    expect(await poor.post(`${images}/text2img`, body)).toMatchObject({
      status: 402,
      body: { code: 'insufficient_credits' },
    })
    expect((await poor.get<{ data: Image[] }>(images)).body.data.map(({ id }) => id)).toEqual([first.id])
  })

  test('is too_many_pending for a user with enough to wait for', async () => {
    const busy = as('busy')
    for (const prompt of ['1', '2', '3', '4', '5']) {
      expect((await busy.post(`${images}/text2img`, { prompt: `busy ${prompt}` })).status).toBe(202)
    }
    const answer = await busy.post(`${images}/text2img`, { prompt: 'busy 6' })
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_pending' } })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('img2img', () => {
  test('builds on an image, and takes its shape', async () => {
    const source = await made(anna, 'a wide source', { size: '96x64' })
    const { status, body } = await anna.post<Image>(`${images}/img2img`, {
      prompt: 'in blue',
      source_image_id: source.id,
    })
    expect(status).toBe(202)
    expect(body).toMatchObject({
      kind: 'img2img',
      source_image_id: source.id,
      conversation_id: null,
      size: '96x64',
    })
    const call = await puppet.call('in blue')
    expect(call.request.source?.bytes.length).toBeGreaterThan(0)
    await call.complete()
    expect((await anna.settled(body.id)).status).toBe('completed')
  })

  test('refuses another user’s source, one that is not there, one that is not ready, and none', async () => {
    const hers = await made()
    const body = { prompt: 'x', source_image_id: hers.id }
    expect(await ben.post(`${images}/img2img`, body)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await anna.post(`${images}/img2img`, { ...body, source_image_id: unknown })).toMatchObject({ status: 404 })
    expect(await anna.post(`${images}/img2img`, { prompt: 'x' })).toMatchObject({ status: 400 })
    expect(await anna.post(`${images}/img2img`, { ...body, source_image_id: 'x' })).toMatchObject({ status: 400 })
    expect(await anna.post(`${images}/img2img`, { ...body, model: 'words-only' })).toMatchObject({
      status: 422,
      body: { code: 'unsupported_mode' },
    })
    const { body: waiting } = await anna.post<Image>(`${images}/text2img`, { prompt: 'not ready' })
    expect(await anna.post(`${images}/img2img`, { ...body, source_image_id: waiting.id })).toMatchObject({
      status: 409,
      body: { code: 'image_not_ready' },
    })
    await anna.post(`${images}/${waiting.id}/cancel`)
  })
})

describe('cancelling', () => {
  test('stops whoever makes the image, gives the credits back once, and drops what comes late', async () => {
    const user = as('quitter')
    const { id } = await user.createConversation()
    const { image_id } = await user.send(id, 'give this up')
    const call = await puppet.call('give this up')
    const stopped = new Promise((resolve) => call.signal.addEventListener('abort', resolve))
    const { status, body } = await user.post<Image>(`${images}/${image_id}/cancel`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: image_id, status: 'cancelled', url: null, completed_at: expect.any(String) })
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
    expect((await user.read(id)).messages[1]).toMatchObject({ status: 'cancelled', image: { status: 'cancelled' } })
    await stopped
    await call.complete()
    expect(await user.post(`${images}/${image_id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'not_cancellable' },
    })
    expect(await user.image(image_id)).toEqual(body)
    const entries = await database`select kind from credit_entries where image_id = ${image_id} order by id`
    expect(entries.map(({ kind }) => kind)).toEqual(['reserve', 'release'])
  })

  test('takes an image out of the line before anybody has begun it', async () => {
    const { body } = await as('early').post<Image>(`${images}/text2img`, { prompt: 'never begun' })
    await database`update images set status = 'pending', attempt_token = null where id = ${body.id}`
    expect(await as('early').post(`${images}/${body.id}/cancel`, {})).toMatchObject({ status: 200 })
    expect(await as('early').credits()).toMatchObject({ available: 1000 })
  })

  test('with one key answers the same again', async () => {
    const { body } = await anna.post<Image>(`${images}/text2img`, { prompt: 'cancel once' })
    const key = { 'idempotency-key': uuidv7() }
    const first = await anna.post<Image>(`${images}/${body.id}/cancel`, undefined, key)
    const again = await anna.post<Image>(`${images}/${body.id}/cancel`, undefined, key)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
  })

  test('ten times at once gives the credits back once', async () => {
    const user = as('nervous')
    const { body } = await user.post<Image>(`${images}/text2img`, { prompt: 'cancel ten times' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => user.post(`${images}/${body.id}/cancel`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
  })

  test('while the image completes has exactly one end', async () => {
    const user = as('racing')
    for (let round = 0; round < 5; round++) {
      const prompt = `race ${round}`
      const { body } = await user.post<Image>(`${images}/text2img`, { prompt })
      const call = await puppet.call(prompt)
      const [answer] = await Promise.all([user.post(`${images}/${body.id}/cancel`), call.complete()])
      const { status } = await user.settled(body.id)
      expect(answer.status).toBe(status === 'cancelled' ? 200 : 409)
      const ends = await database`select kind from credit_entries where image_id = ${body.id} and kind <> 'reserve'`
      expect(ends.map(({ kind }) => kind)).toEqual([status === 'cancelled' ? 'release' : 'capture'])
    }
  })

  test('is not for other users, nor for images that are not there, or finished', async () => {
    const image = await made()
    expect(await ben.post(`${images}/${image.id}/cancel`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await anna.post(`${images}/${unknown}/cancel`)).toMatchObject({ status: 404 })
    expect(await anna.post(`${images}/nothing/cancel`)).toMatchObject({ status: 400 })
    expect(await anna.post(`${images}/${image.id}/cancel`, { why: 'so' })).toMatchObject({ status: 400 })
    expect(await anna.post(`${images}/${image.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'not_cancellable', detail: 'This image is completed already: there is nothing to cancel.' },
    })
  })

  test('waits for a send of the same conversation, and never for ever', async () => {
    const { id } = await anna.createConversation()
    const { image_id } = await anna.send(id, 'held')
    const cancelled = await database.begin(async (tx) => {
      await tx`select from image_conversations where id = ${id} for update`
      const cancelling = anna.post(`${images}/${image_id}/cancel`)
      await someoneWaits(database, 'image_conversations')
      return { cancelling }
    })
    expect((await cancelled.cancelling).status).toBe(200)
  })
})

test('none of them answers without a token, or with an expired one', async () => {
  const expired = await signToken({ sub: 'anna', exp: Math.floor(Date.now() / 1000) - 60 })
  for (const path of [`${images}/text2img`, `${images}/img2img`, `${images}/${unknown}/cancel`]) {
    expect((await fetch(url + path, { method: 'POST' })).status).toBe(401)
    const headers = { authorization: `Bearer ${expired}` }
    expect((await fetch(url + path, { method: 'POST', headers })).status).toBe(401)
  }
})

import type { Image, Problem } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { openEvents } from '../../test/event-client.js'
import { createPuppetModel, picture } from '../../test/puppet-model.js'
import { createTestStudio, type TestUser } from '../../test/test-studio.js'
import { createSketch } from '../models/sketch/index.js'
import { startWorker } from './worker.js'

const collage = createPuppetModel({ id: 'collage', name: 'Collage', max_source_images: 3 })
const wide = createPuppetModel({ id: 'wide', max_source_images: 16 })
const { as, puppet, database, url } = await createTestStudio({
  models: [collage, wide, createSketch({ minimumDurationMs: 0 })],
})
const anna = as('anna')
const ben = as('ben')
const images = '/api/images'
const colours = ['#ff0000', '#00ff00', '#0000ff']

/** Completed images, each of another colour. */
async function pictures(count: number, user: TestUser = anna): Promise<Image[]> {
  const made: Image[] = []
  for (let index = 0; index < count; index += 1) {
    const body = await picture(64, 64, colours[index % colours.length])
    made.push((await user.post<Image>(images, body, { 'content-type': 'image/png' })).body)
  }
  return made
}

const idsOf = (all: readonly Image[]) => all.map(({ id }) => id)

async function bytesOf({ url }: Image): Promise<Buffer> {
  return Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
}

/** The three ways to ask for an image with these references, each with what it needs beside them. */
async function waysToAsk(
  user: TestUser,
): Promise<[string, (more: object) => Promise<{ status: number; body: Problem }>][]> {
  const [source] = await pictures(1, user)
  const { id } = await user.createConversation()
  const prompt = 'refused'
  return [
    ['a message', (more) => user.post(`/api/image-conversations/${id}/messages`, { content: prompt, ...more })],
    ['text2img', (more) => user.post(`${images}/text2img`, { prompt, ...more })],
    ['img2img', (more) => user.post(`${images}/img2img`, { prompt, source_image_id: source?.id, ...more })],
  ]
}

/** Asks in each way, and expects a refusal that has written nothing and reserved nothing. */
async function refused(more: object, status: number, code: string, user: TestUser = anna): Promise<Problem[]> {
  const ways = await waysToAsk(user)
  const written = async () => [
    await user.credits(),
    (await database`select id from image_messages union all select id from images order by id`).map(({ id }) => id),
    (await database`select id from credit_entries order by id`).length,
  ]
  const before = await written()
  const problems: Problem[] = []
  for (const [name, ask] of ways) {
    const answer = await ask({ model: 'collage', ...more })
    expect(answer, name).toMatchObject({ status, body: { code } })
    problems.push(answer.body)
  }
  expect(await written()).toEqual(before)
  return problems
}

describe('reference images', () => {
  test('reach the model with the source, in the order in which they were named', async () => {
    const [source, one, other] = await pictures(3)
    if (!source || !one || !other) throw new Error('There are three pictures.')
    const reference_image_ids = [other.id, one.id]
    const body = { prompt: 'in order', model: 'collage', source_image_id: source.id, reference_image_ids }
    const { status, body: image } = await anna.post<Image>(`${images}/img2img`, body)
    expect([status, image.reference_image_ids]).toEqual([202, reference_image_ids])
    const { request, complete } = await collage.call('in order')
    expect(Buffer.from(request.source?.bytes ?? []).equals(await bytesOf(source))).toBe(true)
    expect(request.references.map(({ mimeType }) => mimeType)).toEqual([other.mime_type, one.mime_type])
    expect(Buffer.from(request.references[0]?.bytes ?? []).equals(await bytesOf(other))).toBe(true)
    expect(Buffer.from(request.references[1]?.bytes ?? []).equals(await bytesOf(one))).toBe(true)
    await complete()
    expect(await anna.settled(image.id)).toMatchObject({ status: 'completed', reference_image_ids })
  })

  test('of a message go with its source, and are shown wherever its image is', async () => {
    const [active, reference] = await pictures(2)
    const { id } = await anna.createConversation({ default_model: 'collage' })
    await anna.setActive(id, active?.id ?? '')
    const sent = await anna.send(id, 'with a reference', { reference_image_ids: [reference?.id] })
    const expected = { source_image_id: active?.id, reference_image_ids: [reference?.id] }
    expect(sent).toMatchObject({ mode: 'img2img', image: expected, assistant_message: { image: expected } })
    await collage.completeAtOnce('with a reference')
    await anna.settled(sent.image_id)
    expect(await anna.read(id)).toMatchObject({ active_image: expected, messages: [{}, { image: expected }] })
    const { body } = await anna.get<{ data: Image[] }>(`${images}?limit=1`)
    expect(body.data[0]).toMatchObject({ id: sent.image_id, ...expected })
  })

  test('go without a source as well: the picture is made from words and references', async () => {
    const references = await pictures(3)
    const more = { model: 'collage', reference_image_ids: idsOf(references) }
    const { body: direct } = await anna.post<Image>(`${images}/text2img`, { prompt: 'words alone', ...more })
    const call = await collage.call('words alone')
    expect(call.request).toMatchObject({ kind: 'text2img', source: null })
    expect(call.request.references).toHaveLength(3)
    await call.complete()
    expect(await anna.settled(direct.id)).toMatchObject({ kind: 'text2img', source_image_id: null })

    const { id } = await anna.createConversation()
    const sent = await anna.send(id, 'a first message', more)
    expect(sent).toMatchObject({ mode: 'text2img', image: { source_image_id: null } })
    await collage.completeAtOnce('a first message')
    await anna.settled(sent.image_id)
    const beside = { mode: 'text2img', ...more }
    expect((await anna.send(id, 'not from the active image', beside)).image.source_image_id).toBeNull()
    await collage.completeAtOnce('not from the active image')
  })

  test('are none where none were named', async () => {
    const { body } = await anna.post<Image>(`${images}/text2img`, { prompt: 'no references' })
    expect(body.reference_image_ids).toEqual([])
    const call = await puppet.call('no references')
    expect(call.request.references).toEqual([])
    await call.complete()
  })

  test('may be fifteen, beside a source, where the model looks at sixteen images', async () => {
    const [source, ...references] = await pictures(16)
    const body = {
      prompt: 'sixteen',
      model: 'wide',
      source_image_id: source?.id,
      reference_image_ids: idsOf(references),
    }
    expect((await anna.post(`${images}/img2img`, body)).status).toBe(202)
    const call = await wide.call('sixteen')
    expect(call.request.references).toHaveLength(15)
    await call.complete()
  })

  test('with one key are asked for once, and others with that key are refused', async () => {
    const [one, other] = await pictures(2)
    const key = { 'idempotency-key': uuidv7() }
    const body = { prompt: 'keyed', model: 'collage', reference_image_ids: [one?.id] }
    const first = await anna.post<Image>(`${images}/text2img`, body, key)
    expect((await anna.post(`${images}/text2img`, body, key)).body).toEqual(first.body)
    const changed = { ...body, reference_image_ids: [other?.id] }
    expect(await anna.post(`${images}/text2img`, changed, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    await collage.completeAtOnce('keyed')
    await anna.settled(first.body.id)
  })

  test('are found by their ids in any case', async () => {
    const [one] = await pictures(1)
    const body = { prompt: 'loud', model: 'collage', reference_image_ids: [one?.id.toUpperCase()] }
    expect((await anna.post<Image>(`${images}/text2img`, body)).body.reference_image_ids).toEqual([one?.id])
    await collage.completeAtOnce('loud')
  })
})

describe('refused before anything is charged', () => {
  test('a reference of somebody else’s, and one that is not there', async () => {
    const [hers] = await pictures(1, anna)
    const [his] = await pictures(1, ben)
    await refused({ reference_image_ids: [his?.id, hers?.id] }, 404, 'not_found', ben)
    await refused({ reference_image_ids: [uuidv7()] }, 404, 'not_found')
  })

  test('a reference that is not completed', async () => {
    const { body: waiting } = await anna.post<Image>(`${images}/text2img`, { prompt: 'not ready' })
    await refused({ reference_image_ids: [waiting.id] }, 409, 'image_not_ready')
    await anna.post(`${images}/${waiting.id}/cancel`)
    await refused({ reference_image_ids: [waiting.id] }, 409, 'image_not_ready')
  })

  test('more images than the model looks at, its source among them', async () => {
    const references = idsOf(await pictures(4))
    const problems = await refused({ reference_image_ids: references }, 422, 'unsupported_mode')
    expect(problems.map(({ detail }) => detail)).toEqual(
      [4, 4, 5].map(
        (count) =>
          `The model "collage" looks at 3 images at the most, and this asks for ${count}; name fewer reference images, or choose another model.`,
      ),
    )
    const [source, ...three] = references
    const body = { prompt: 'x', model: 'collage', source_image_id: source, reference_image_ids: three }
    expect(await anna.post(`${images}/img2img`, body)).toMatchObject({
      status: 422,
      body: { code: 'unsupported_mode' },
    })
  })

  test.each(['sketch', 'puppet'])('any reference for a model that looks at one image (%s)', async (model) => {
    const more = { model, reference_image_ids: idsOf(await pictures(1)) }
    const [problem] = await refused(more, 422, 'unsupported_mode')
    expect(problem?.detail).toContain('takes no reference images, and this names 1')
  })

  test('a list that is empty, names one twice, has sixteen, or is none', async () => {
    const [one] = idsOf(await pictures(1))
    const lists = [
      [],
      [one, one],
      [one, one?.toUpperCase()],
      Array.from({ length: 16 }, () => uuidv7()),
      one,
      [null],
      ['x'],
    ]
    for (const reference_image_ids of lists) {
      const [problem] = await refused({ reference_image_ids }, 400, 'invalid_request')
      expect(problem?.errors?.[0]?.path).toContain('reference_image_ids')
    }
  })

  test('the source itself, named or active', async () => {
    const [source, other] = await pictures(2)
    const more = { model: 'collage', reference_image_ids: [other?.id, source?.id] }
    const expected = { status: 400, body: { code: 'invalid_request', errors: [{ path: 'reference_image_ids.1' }] } }
    const named = { prompt: 'x', source_image_id: source?.id, ...more }
    expect(await anna.post(`${images}/img2img`, named)).toMatchObject(expected)
    const { id } = await anna.createConversation()
    await anna.setActive(id, source?.id ?? '')
    const answer = await anna.post(`/api/image-conversations/${id}/messages`, { content: 'x', ...more })
    expect(answer).toMatchObject(expected)
    expect((await anna.credits()).reserved).toBe(0)
  })
})

describe('a reference that is deleted', async () => {
  const idle = await createTestStudio({ models: [collage], worker: false })

  test('before the image is taken up fails it, and costs nothing', async () => {
    const user = idle.as('anna')
    const references = await pictures(2, user)
    const body = { prompt: 'too late', model: 'collage', reference_image_ids: idsOf(references) }
    const { body: image } = await user.post<Image>(`${images}/text2img`, body)
    expect((await user.delete(`${images}/${references[0]?.id}`)).status).toBe(204)
    expect((await user.image(image.id)).reference_image_ids).toEqual([references[1]?.id])
    const worker = await startWorker({ ...idle.workerParts, concurrency: 1 })
    expect(await user.settled(image.id)).toMatchObject({ status: 'failed', error_code: 'source_missing' })
    expect(await user.credits()).toMatchObject({ balance: 1000, reserved: 0 })
    await worker.stop()
  })

  test('while the image is made lets it go on, and is no longer named', async () => {
    const references = await pictures(2)
    const body = { prompt: 'in time', model: 'collage', reference_image_ids: idsOf(references) }
    const { body: image } = await anna.post<Image>(`${images}/text2img`, body)
    const call = await collage.call('in time')
    expect((await anna.delete(`${images}/${references[0]?.id}`)).status).toBe(204)
    await call.complete()
    const reference_image_ids = [references[1]?.id]
    expect(await anna.settled(image.id)).toMatchObject({ status: 'completed', reference_image_ids })
  })

  test('is told to who follows the conversation of an image that was made with it', async () => {
    const [reference] = await pictures(1)
    const { id } = await anna.createConversation({ default_model: 'collage' })
    const sent = await anna.send(id, 'followed', { reference_image_ids: [reference?.id] })
    await collage.completeAtOnce('followed')
    expect(await anna.settled(sent.image_id)).toMatchObject({ reference_image_ids: [reference?.id] })
    const events = await openEvents(url, 'anna', id)
    await events.until(({ type }) => type === 'conversation')
    expect((await anna.delete(`${images}/${reference?.id}`)).status).toBe(204)
    await events.until(({ type, data }) => type === 'image' && data.reference_image_ids?.length === 0)
    events.close()
  })

  test('takes no image along, and an image that goes leaves its references', async () => {
    const [reference] = await pictures(1)
    const body = { prompt: 'leaves', model: 'collage', reference_image_ids: [reference?.id] }
    const { body: image } = await anna.post<Image>(`${images}/text2img`, body)
    await collage.completeAtOnce('leaves')
    await anna.settled(image.id)
    expect((await anna.delete(`${images}/${image.id}`)).status).toBe(204)
    expect((await anna.image(reference?.id ?? '')).status).toBe('completed')
    expect(await database`select from image_references where image_id = ${image.id}`).toHaveLength(0)
  })

  test('at the same moment as the images made with it, and as others that look at it, hangs nobody', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = await pictures(2)
      const body = { model: 'collage', reference_image_ids: [one?.id, other?.id] }
      const prompts = [`race ${round} a`, `race ${round} b`]
      const made = await Promise.all(
        prompts.map(async (prompt) => {
          const { body: image } = await anna.post<Image>(`${images}/text2img`, { prompt, ...body })
          await collage.completeAtOnce(prompt)
          return anna.settled(image.id)
        }),
      )
      const [late, ...deleted] = await Promise.all([
        anna.post<Image>(`${images}/text2img`, { prompt: `race ${round} late`, ...body }),
        ...[...made, one, other].map((image) => anna.delete(`${images}/${image?.id}`)),
      ])
      expect(deleted.map(({ status }) => status)).toEqual([204, 204, 204, 204])
      expect([202, 404]).toContain(late.status)
      if (late.status === 202) await anna.post(`${images}/${late.body.id}/cancel`)
    }
  })
})

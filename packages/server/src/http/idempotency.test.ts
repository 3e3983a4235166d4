import type { Conversation, ConversationDetail, SentMessage } from '@picgen/sdk/contract'
import fastify from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createTestStudio, someoneWaits } from '../../test/test-studio.js'
import { answerOnce, replayAnswers } from './idempotency.js'
import { takeJsonBodies } from './json-body.js'

const { as, database } = await createTestStudio({ worker: false })
const anna = as('anna')
const conversations = '/api/image-conversations'
const key = () => ({ 'idempotency-key': uuidv7() })

describe('an idempotency key', () => {
  test('replays the first answer, and nothing runs twice', async () => {
    const { id } = await anna.createConversation()
    const headers = key()
    const first = await anna.post<SentMessage>(`${conversations}/${id}/messages`, { content: 'once' }, headers)
    const again = await anna.post<SentMessage>(`${conversations}/${id}/messages`, { content: 'once' }, headers)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.status).toBe(202)
    expect(again.body).toEqual(first.body)
    expect((await anna.read(id)).messages).toHaveLength(2)
  })

  test('replays on every POST', async () => {
    const headers = key()
    const first = await anna.post<Conversation>(conversations, { title: 'one' }, headers)
    const again = await anna.post<Conversation>(conversations, { title: 'one' }, headers)
    expect(again.body.id).toBe(first.body.id)
  })

  test('keeps a refusal too', async () => {
    const headers = key()
    const path = `${conversations}/${uuidv7()}/messages`
    const first = await anna.post(path, { content: 'nowhere' }, headers)
    const again = await anna.post(path, { content: 'nowhere' }, headers)
    expect([first.status, again.status]).toEqual([404, 404])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.headers.get('content-type')).toBe('application/problem+json')
    expect(again.body).toEqual(first.body)
  })

  test('with another body, another route or another address is idempotency_key_reused', async () => {
    const { id } = await anna.createConversation()
    const other = await anna.createConversation()
    const headers = key()
    await anna.post(`${conversations}/${id}/messages`, { content: 'first' }, headers)
    for (const [path, body] of [
      [`${conversations}/${id}/messages`, { content: 'second' }],
      [`${conversations}/${other.id}/messages`, { content: 'first' }],
      [conversations, {}],
    ] as const) {
      expect(await anna.post(path, body, headers)).toMatchObject({
        status: 422,
        body: { code: 'idempotency_key_reused' },
      })
    }
  })

  test('belongs to its caller', async () => {
    const headers = key()
    const mine = await anna.post<Conversation>(conversations, {}, headers)
    const theirs = await as('ben').post<Conversation>(conversations, {}, headers)
    expect(theirs.headers.get('idempotency-replayed')).toBeNull()
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  test('while the first is still running is idempotency_in_progress', async () => {
    const { id } = await anna.createConversation()
    const headers = key()
    const path = `${conversations}/${id}/messages`
    let first: Promise<{ status: number }> | undefined
    await database.begin(async (tx) => {
      await tx`select from image_conversations where id = ${id} for update`
      first = anna.post(path, { content: 'slow' }, headers)
      await someoneWaits(database)
      expect(await anna.post(path, { content: 'slow' }, headers)).toMatchObject({
        status: 409,
        body: { code: 'idempotency_in_progress' },
      })
    })
    expect((await first)?.status).toBe(202)
    expect((await anna.post(path, { content: 'slow' }, headers)).headers.get('idempotency-replayed')).toBe('true')
  })

  test('sent ten times at once, sends once', async () => {
    const { id } = await anna.createConversation()
    const headers = key()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => anna.post(`${conversations}/${id}/messages`, { content: 'ten' }, headers)),
    )
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((set: Set<number>) =>
      [...set].every((status) => status === 202 || status === 409),
    )
    expect((await anna.get<ConversationDetail>(`${conversations}/${id}`)).body.messages).toHaveLength(2)
  })

  test('that was free when a request came and is not when its work would begin, replays', async () => {
    const app = fastify()
    const arrived: (() => void)[] = []
    let runs = 0
    takeJsonBodies(app, 100_000)
    app.decorateRequest('userId', 'anna')
    replayAnswers(app, database)
    app.post('/slow', async (request, reply) => {
      await new Promise<void>((goOn) => arrived.push(goOn))
      await answerOnce(database, request, reply, 201, async () => ({ run: ++runs }))
    })
    const headers = key()
    const send = () => app.inject({ method: 'POST', url: '/slow', headers })
    const both = [send(), send()]
    await expect.poll(() => arrived.length).toBe(2)
    arrived[0]?.()
    const first = await Promise.race(both)
    arrived[1]?.()
    const answers = await Promise.all(both)
    expect(answers.map(({ body }) => body)).toEqual([first.body, first.body])
    expect(answers.map((answer) => answer.headers['idempotency-replayed']).sort()).toEqual(['true', undefined])
    expect(runs).toBe(1)
    await app.close()
  })

  test('is still taken while a refusal is being stored, so that nothing runs behind its back', async () => {
    const { id } = await anna.createConversation()
    const headers = key()
    const path = `${conversations}/${id}/messages`
    const refused = await database.begin(async (tx) => {
      await tx`lock table idempotency_keys in share row exclusive mode`
      const first = anna.post(path, { content: 'x', mode: 'img2img' }, headers)
      await someoneWaits(database, 'insert into idempotency_keys')
      expect(await anna.post(path, { content: 'x', mode: 'img2img' }, headers)).toMatchObject({
        body: { code: 'idempotency_in_progress' },
      })
      return { first }
    })
    expect(await refused.first).toMatchObject({ status: 409, body: { code: 'no_active_image' } })
    const again = await anna.post(path, { content: 'x', mode: 'img2img' }, headers)
    expect(again).toMatchObject({ status: 409, body: { code: 'no_active_image' } })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })

  test('is forgotten after 24 hours', async () => {
    const headers = key()
    const first = await anna.post<Conversation>(conversations, {}, headers)
    await database`
      update idempotency_keys set created_at = now() - interval '25 hours' where key = ${headers['idempotency-key']}`
    const later = await anna.post<Conversation>(conversations, { title: 'new' }, headers)
    expect(later.status).toBe(201)
    expect(later.body.id).not.toBe(first.body.id)
    expect((await anna.post(conversations, { title: 'new' }, headers)).headers.get('idempotency-replayed')).toBe('true')
  })

  test.each(['', 'a'.repeat(256), 'with\ttab'])(
    'that is not 1 to 255 printable characters is refused: %j',
    async (bad) => {
      const answer = await anna.post(conversations, {}, { 'idempotency-key': bad })
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    },
  )
})

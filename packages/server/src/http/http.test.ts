import type { Conversation, Problem } from '@picgen/sdk/contract'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { createPuppetModel } from '../../test/puppet-model.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'

const wordsOnly = createPuppetModel({ id: 'words-only', kinds: ['text2img'] })
const { as, url, puppet, database } = await createTestStudio({
  models: [wordsOnly],
  server: { generation: { credits: { enabled: false }, maxPending: 2 } },
})
const anna = as('anna')
const conversations = '/api/image-conversations'
const { id } = await anna.createConversation()
const messages = `${conversations}/${id}/messages`

/** Exactly what the contract says a problem is. */
function expectProblem(answer: { status: number; headers: Headers; body: Problem }, status: number, code: string) {
  expect(answer.body).toEqual({
    type: 'about:blank',
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/^[A-Z].*[.!]$/s),
    code,
    request_id: answer.headers.get('x-request-id'),
    ...(answer.body.errors && { errors: expect.any(Array) }),
  })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
}

async function countWritten() {
  const [row] = await database`
    select (select count(*) from images) + (select count(*) from image_messages)
      + (select count(*) from image_conversations) as count`
  return row?.['count']
}

describe('bad input is refused as invalid_request, and nothing is written', () => {
  const image = uuidv7()
  test.each<[string, 'POST' | 'PATCH' | 'GET', string, unknown]>([
    ['JSON that does not parse', 'POST', conversations, '{"title":'],
    ['an empty body with a JSON content type', 'POST', conversations, ''],
    ['an unknown field', 'POST', conversations, { titel: 'x' }],
    ['a wrong type', 'POST', conversations, { title: 7 }],
    ['an array', 'POST', conversations, []],
    ['a title of white space', 'POST', conversations, { title: ' \n ' }],
    ['a title that is too long', 'POST', conversations, { title: 'x'.repeat(201) }],
    ['a size that is none', 'POST', conversations, { default_size: 'large' }],
    ['a NUL character in a title', 'POST', conversations, { title: 'a\0b' }],
    ['a prototype to pollute', 'POST', conversations, '{"__proto__": {"title": "x"}}'],
    ['no content', 'POST', messages, {}],
    ['content of white space', 'POST', messages, { content: ' \t\n ' }],
    ['content that is too long', 'POST', messages, { content: 'é'.repeat(4001) }],
    ['a NUL character in content', 'POST', messages, { content: 'a\0b' }],
    ['bytes that are no UTF-8', 'POST', messages, Buffer.from('{"content":"caf\xe9"}', 'latin1')],
    ['half of a surrogate pair', 'POST', messages, '{"content": "\\ud83d"}'],
    ['a mode that is none', 'POST', messages, { content: 'x', mode: 'img2txt' }],
    ['a seed that is negative', 'POST', messages, { content: 'x', seed: -1 }],
    ['a seed that is no whole number', 'POST', messages, { content: 'x', seed: 1.5 }],
    ['a seed that is too large', 'POST', messages, { content: 'x', seed: 2 ** 32 }],
    ['a bad source id', 'POST', messages, { content: 'x', source_image_id: '42' }],
    ['a source for text2img', 'POST', messages, { content: 'x', mode: 'text2img', source_image_id: image }],
    ['a bad conversation id', 'POST', `${conversations}/42/messages`, { content: 'x' }],
    ['a body that is null', 'POST', messages, 'null'],
    ['a bad id to read', 'GET', `${conversations}/not-an-id`, undefined],
    ['a bad image id', 'GET', '/api/images/not-an-id', undefined],
    ['a limit of 0', 'GET', `${conversations}/${id}?limit=0`, undefined],
    ['a limit of 201', 'GET', `${conversations}/${id}?limit=201`, undefined],
    ['a limit that is no number', 'GET', `${conversations}/${id}?limit=ten`, undefined],
    ['a cursor of nobody', 'GET', `${conversations}/${id}?before=xyz`, undefined],
    ['two limits', 'GET', `${conversations}/${id}?limit=1&limit=2`, undefined],
    ['an unknown query field', 'GET', `${conversations}/${id}?page=2`, undefined],
    ['a query where none belongs', 'GET', `/api/images/${image}?size=small`, undefined],
    ['a query where none belongs, in a POST', 'POST', `${conversations}?title=x`, {}],
    ['an id of thousands of characters', 'GET', `/api/images/${'a'.repeat(5000)}`, undefined],
    ['an address that does not decode', 'GET', `${conversations}/%ff`, undefined],
    ['a bad image to choose', 'PATCH', `${conversations}/${id}/active-image`, { image_id: 'x' }],
    ['no image to choose', 'PATCH', `${conversations}/${id}/active-image`, {}],
    ['a bad image to start from', 'POST', `${conversations}/from-image/x`, undefined],
    ['a body where none belongs', 'POST', `${conversations}/from-image/${image}`, { title: 'x' }],
  ])('%s', async (_, method, path, body) => {
    const before = await countWritten()
    const call = { GET: () => anna.get(path), POST: () => anna.post(path, body), PATCH: () => anna.patch(path, body) }
    expectProblem(await call[method](), 400, 'invalid_request')
    expect(await countWritten()).toEqual(before)
  })

  test('says which field is at fault', async () => {
    const { body } = await anna.post(messages, { content: '' })
    expect(body.errors).toEqual([{ path: 'content', message: 'must not be empty' }])
  })

  test('says which field is not known, and not more of them than anybody reads', async () => {
    const { body } = await anna.post(messages, { content: 'x', contents: 'y' })
    expect(body.errors).toEqual([{ path: 'contents', message: 'is not known here' }])
    const many = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`key${index}`, 1]))
    const answer = await anna.post(conversations, many)
    expectProblem(answer, 400, 'invalid_request')
    expect(answer.body.errors).toHaveLength(20)
  })

  test('brackets in brackets, tens of thousands deep, break nothing', async () => {
    const deep = '['.repeat(60_000) + ']'.repeat(60_000)
    for (const body of [deep, `{"content": ${deep}}`]) {
      expectProblem(await anna.post(messages, body), 400, 'invalid_request')
      expectProblem(await anna.post(messages, body, { 'idempotency-key': uuidv7() }), 400, 'invalid_request')
    }
  })

  test('content of exactly 4,000 characters is taken, emoji counted as one', async () => {
    const { body, status } = await anna.post<Problem>(`${conversations}/${uuidv7()}/messages`, {
      content: '🐈'.repeat(4000),
    })
    expect([status, body.code]).toEqual([404, 'not_found'])
  })
})

describe('what HTTP means', () => {
  test('an unknown path is not_found', async () => {
    expectProblem(await anna.get('/api/nothing'), 404, 'not_found')
  })

  test('a method that a path lacks is method_not_allowed, and says which it has', async () => {
    const answer = await anna.post(`${conversations}/${id}/active-image`, {})
    expectProblem(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe('PATCH')
  })

  test('a body that is too large is payload_too_large', async () => {
    expectProblem(await anna.post(messages, { content: 'x'.repeat(200_000) }), 413, 'payload_too_large')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('%s is refused', async (type) => {
    expectProblem(await anna.post(messages, 'content=x', { 'content-type': type }), 415, 'unsupported_media_type')
  })

  test('a sane x-request-id comes back, another is replaced', async () => {
    const given = await anna.get('/api/models', { 'x-request-id': 'trace-7.a:b' })
    expect(given.headers.get('x-request-id')).toBe('trace-7.a:b')
    const replaced = await anna.get('/api/models', { 'x-request-id': 'no spaces please' })
    expect(replaced.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  test('the models and the account are listed', async () => {
    const models = await anna.get<{ data: unknown[] }>('/api/models')
    expect(models.body.data[0]).toEqual(puppet.info)
    const account = await anna.get('/api/account')
    expect(account.body).toEqual({
      user_id: 'anna',
      credits: { enabled: false, balance: 0, reserved: 0, available: 0 },
    })
  })
})

describe('who calls', () => {
  const now = () => Math.floor(Date.now() / 1000)
  test.each<[string, () => Promise<string | null>]>([
    ['no token', async () => null],
    ['no bearer', async () => 'Basic YTpi'],
    ['no token at all behind Bearer', async () => 'Bearer '],
    ['a token that is none', async () => 'Bearer abc.def.ghi'],
    ['an expired one', async () => `Bearer ${await signToken({ sub: 'anna', exp: now() - 40 })}`],
    ['one that is not yet valid', async () => `Bearer ${await signToken({ sub: 'anna', nbf: now() + 60 })}`],
    ['one without an expiry', async () => `Bearer ${await signToken({ sub: 'anna', exp: undefined })}`],
    ['one without a user', async () => `Bearer ${await signToken({})}`],
    ['one with an empty user', async () => `Bearer ${await signToken({ sub: '' })}`],
    ['one that another secret signed', async () => `Bearer ${await signToken({ sub: 'anna' }, 'x'.repeat(40))}`],
    ['an unsigned one', async () => `Bearer ${unsigned({ sub: 'anna', exp: now() + 60 })}`],
  ])('%s is unauthenticated', async (_, authorization) => {
    const header = await authorization()
    const response = await fetch(`${url}/api/models`, { headers: header === null ? {} : { authorization: header } })
    const body: Problem = JSON.parse(await response.text())
    expectProblem({ status: response.status, headers: response.headers, body }, 401, 'unauthenticated')
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('a clock that is 20 seconds off is forgiven', async () => {
    const token = await signToken({ sub: 'anna', exp: now() - 20 })
    const response = await fetch(`${url}/api/models`, { headers: { authorization: `Bearer ${token}` } })
    expect(response.status).toBe(200)
  })
})

function unsigned(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`
}

describe('what a model can’t do is refused before anything is written', () => {
  test.each([
    ['unknown_model', messages, { content: 'x', model: 'nobody' }],
    ['unsupported_size', messages, { content: 'x', size: '123x456' }],
    ['unknown_model', conversations, { default_model: 'nobody' }],
    ['unsupported_size', conversations, { default_size: '123x456' }],
  ])('%s at %s', async (code, path, body) => {
    const before = await countWritten()
    expectProblem(await anna.post(path, body), 422, code)
    expect(await countWritten()).toEqual(before)
  })

  test('unsupported_mode', async () => {
    const user = as('unsupported')
    const conversation = await user.createConversation()
    const { image_id } = await user.send(conversation.id, 'a base for words only')
    await puppet.completeAtOnce('a base for words only')
    await user.settled(image_id)
    const answer = await user.post(`${conversations}/${conversation.id}/messages`, {
      content: 'x',
      model: 'words-only',
    })
    expectProblem(answer, 422, 'unsupported_mode')
  })
})

describe('too much at once', () => {
  test('more unfinished images than are allowed is too_many_pending, across conversations', async () => {
    const user = as('eager')
    const [first, second] = [await user.createConversation(), await user.createConversation()]
    await user.send(first.id, 'pending one')
    await user.send(second.id, 'pending two')
    const answer = await user.post(`${conversations}/${first.id}/messages`, { content: 'pending three' })
    expectProblem(answer, 429, 'too_many_pending')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('the limit holds when everything comes at once', async () => {
    const user = as('hasty')
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await user.createConversation()).id))
    const answers = await Promise.all(
      ids.map((each) => user.post(`${conversations}/${each}/messages`, { content: 'hasty' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 429, 429, 429, 429, 429, 429])
  })

  test('a refusal for that reason is not kept: the same idempotency key gets through later', async () => {
    const user = as('persistent')
    const conversation = await user.createConversation()
    const sent = await user.send(conversation.id, 'makes room')
    await user.send(conversation.id, 'fills up')
    const retry = () =>
      user.post(`${conversations}/${conversation.id}/messages`, { content: 'x' }, { 'idempotency-key': 'persistent' })
    expect((await retry()).status).toBe(429)
    await puppet.completeAtOnce('makes room')
    await user.settled(sent.image_id)
    expect((await retry()).status).toBe(202)
  })
})

describe('a conversation whose default model is gone', () => {
  test('goes on with the catalogue’s', async () => {
    const user = as('after-a-change')
    const conversation = await user.createConversation()
    await database`update image_conversations set default_model = 'retired' where id = ${conversation.id}`
    const { image } = await user.send(conversation.id, 'still possible')
    expect(image.model).toBe('puppet')
    expect((await user.get<Conversation>(`${conversations}/${conversation.id}`)).body.default_model).toBe('retired')
  })
})

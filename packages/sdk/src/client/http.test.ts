import { describe, expect, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { breakOff, change, hold, refuse, reset, resetAfterwards, say } from '../../test/remote/fault.js'
import { RemoteStudio } from '../../test/remote/remote-studio.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import {
  createPicGen,
  isAuthenticationError,
  isConflictError,
  isConnectionError,
  isInvalidRequestError,
  isNotFoundError,
  isResponseError,
  isUnavailableError,
} from '../index.js'

const here = withRemoteStudio()

describe('the endpoints', () => {
  test('a conversation from its first message to its active image', async () => {
    const { picgen, studio } = here
    const conversation = await picgen.conversations.create({ title: 'Cats' })
    const sent = await picgen.conversations.sendMessage(conversation.id, { content: 'a cat', seed: 7 })
    expect(sent.image.status).toBe('pending')
    await studio.finish(sent.image_id)
    expect(await picgen.images.get(sent.image_id)).toMatchObject({ status: 'completed' })
    const detail = await picgen.conversations.get(conversation.id)
    expect(detail.messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(detail.active_image?.id).toBe(sent.image_id)
    expect(await picgen.conversations.setActiveImage(conversation.id, null)).toMatchObject({ active_image_id: null })
    expect(await picgen.conversations.createFromImage(sent.image_id)).toMatchObject({ active_image_id: sent.image_id })
    expect((await studio.requests('POST /messages'))[0]?.body).toEqual({ content: 'a cat', seed: 7 })
    expect((await studio.requests('POST /image-conversations'))[0]?.body).toEqual({ title: 'Cats' })
  })

  test('models and the account', async () => {
    expect((await here.picgen.models.list()).map(({ id }) => id)).toEqual(['sketch'])
    expect((await here.picgen.account.get()).credits.enabled).toBe(false)
  })

  test('a page of a conversation is asked for by limit and cursor', async () => {
    const { id } = await here.picgen.conversations.create()
    await here.picgen.conversations.get(id, { limit: 20, before: 'a&b' })
    expect((await here.studio.requests()).at(-1)?.path).toBe(`/api/image-conversations/${id}?limit=20&before=a%26b`)
    await here.picgen.conversations.get(id)
    expect((await here.studio.requests()).at(-1)?.path).toBe(`/api/image-conversations/${id}`)
  })

  test('an id that would lead to another path is refused without asking', async () => {
    for (const id of ['', '..', 'a/b', '?']) {
      expect(isInvalidRequestError(await caught(here.picgen.images.get(id)))).toBe(true)
    }
    expect(await here.studio.requests()).toEqual([])
  })
})

describe('the address', () => {
  test.each(['', '/'])('works with a path before the API%s', async (slash) => {
    const studio = await RemoteStudio.start('/pictures/v1')
    try {
      await createPicGen({ baseUrl: `${studio.url}${slash}` }).models.list()
      expect((await studio.requests())[0]?.path).toBe('/pictures/v1/api/models')
    } finally {
      await studio.stop()
    }
  })

  test('is refused at once when it has none of the web, or a password', () => {
    expect(() => createPicGen({ baseUrl: '' })).toThrow(TypeError)
    expect(() => createPicGen({ baseUrl: 'file:///studio' })).toThrow(/baseUrl/)
    expect(() => createPicGen({ baseUrl: 'https://user:secret@studio.test' })).toThrow(TypeError)
  })
})

describe('who calls', () => {
  test('nobody in particular without a token', async () => {
    await here.picgen.models.list()
    expect((await here.studio.requests())[0]?.headers['authorization']).toBeUndefined()
  })

  test('a token is sent as a bearer', async () => {
    await here.connect({ token: 'one' }).models.list()
    expect((await here.studio.requests())[0]?.headers['authorization']).toBe('Bearer one')
  })

  test('a token that cannot be had is an authentication error with its cause', async () => {
    const cause = new Error('signed out')
    const picgen = here.connect({ getToken: () => Promise.reject(cause) })
    expect(await caught(picgen.models.list())).toMatchObject({ code: 'token_unavailable', cause })
    expect(await here.studio.requests()).toEqual([])
  })

  test.each(['', 'two\nlines', 'smile😀'])(
    'a token that no header can carry is not sent, and not told: %j',
    async (token) => {
      const error = await caught(here.connect({ token }).models.list())
      expect(isAuthenticationError(error) && error.code).toBe('token_unavailable')
      if (token) expect(String(error)).not.toContain(token)
      expect(await here.studio.requests()).toEqual([])
    },
  )

  test('a token out of a file may end with a line break', async () => {
    await here.connect({ token: 'one\n' }).models.list()
    expect((await here.studio.requests())[0]?.headers['authorization']).toBe('Bearer one')
  })

  test('a token and a way to get one exclude each other', () => {
    expect(() => here.connect({ token: 'a', getToken: () => 'b' })).toThrow(/not both/)
  })
})

describe('trying again', () => {
  test.each([
    ['a broken connection', reset],
    ['an answer that broke off', breakOff],
    ['a 408', refuse(408, 'unavailable')],
    ['a 429', refuse(429, 'rate_limited', { 'retry-after': '0' })],
    ['a 500', refuse(500, 'internal')],
    ['a 502 of a proxy', say(502, 'text/html', '<h1>Bad Gateway</h1>')],
    ['a 503', refuse(503, 'unavailable', { 'retry-after': '0' })],
  ])('%s is not the end', async (_name, fault) => {
    await here.studio.next('GET /models', fault)
    expect(await here.picgen.models.list()).toHaveLength(1)
    expect(await here.studio.requests()).toHaveLength(2)
  })

  test('a message is stored once, however often it is sent', async () => {
    const { id } = await here.picgen.conversations.create()
    await here.studio.next('POST /messages', resetAfterwards, refuse(500, 'internal'))
    const sent = await here.picgen.conversations.sendMessage(id, { content: 'a cat' })
    const posts = await here.studio.requests('POST /messages')
    expect(posts).toHaveLength(3)
    expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    const { messages } = await here.studio.data('readConversation', id)
    expect(messages.map((message) => message.id)).toEqual([sent.user_message.id, sent.assistant_message.id])
  })

  test('an attempt that finds the one before it still at work waits for its answer', async () => {
    const { id } = await here.picgen.conversations.create()
    await here.studio.next('POST /messages', resetAfterwards, refuse(409, 'idempotency_in_progress'))
    const sent = await here.picgen.conversations.sendMessage(id, { content: 'a cat' })
    expect(sent.user_message.content).toBe('a cat')
  })

  test('every call has a key of its own, or the one it is given', async () => {
    await here.picgen.conversations.create()
    await here.picgen.conversations.create()
    await here.picgen.conversations.create({}, { idempotencyKey: 'mine' })
    const keys = (await here.studio.requests()).map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(3)
    expect(keys[2]).toBe('mine')
  })

  test('what is final is asked once', async () => {
    const error = await caught(here.picgen.images.get('01890000-0000-7000-8000-000000000404'))
    expect(isNotFoundError(error)).toBe(true)
    expect(await here.studio.requests()).toHaveLength(1)
  })

  test('it ends after a few', async () => {
    await here.studio.next('GET /models', ...Array.from({ length: 9 }, () => refuse(503, 'unavailable')))
    expect(isUnavailableError(await caught(here.picgen.models.list()))).toBe(true)
    expect(await here.studio.requests()).toHaveLength(4)
  })
})

describe('what goes wrong', () => {
  test('a problem becomes a typed error with all it says', async () => {
    const { id } = await here.picgen.conversations.create()
    await here.studio.next('POST /messages', refuse(409, 'no_active_image'))
    const error = await caught(here.picgen.conversations.sendMessage(id, { content: 'rain', mode: 'img2img' }))
    expect(isConflictError(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'no_active_image',
      status: 409,
      requestId: 'request-1',
      message: 'Refused with no_active_image.',
    })
  })

  test('an error that is no problem says what came from where', async () => {
    await here.studio.next('GET /models', say(404, 'text/html', '<h1>Not here</h1>'))
    const error = await caught(here.picgen.models.list())
    expect(isNotFoundError(error) && error.message).toMatch(/\/api\/models answered 404 \(text\/html\)/)
  })

  test('a page in place of JSON is a response error, not a status error', async () => {
    await here.studio.next('GET /models', say(200, 'text/html', '<h1>Please sign in</h1>'))
    const error = await caught(here.picgen.models.list())
    expect(isResponseError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'unexpected_response', status: 200 })
    expect(await here.studio.requests()).toHaveLength(1)
  })

  test('JSON of another shape names the place', async () => {
    const headers = { 'x-request-id': 'request-7' }
    await here.studio.next('GET /account', say(200, 'application/json', '{"user_id": 1}', headers))
    const error = await caught(here.picgen.account.get())
    expect(isResponseError(error) && error.errors.map(({ path }) => path)).toEqual(['user_id', 'credits'])
    expect(error).toMatchObject({ status: 200, requestId: 'request-7' })
    expect(String(error)).toMatch(/GET http.*\/api\/account answered 200 \(request request-7\).*user_id: .*credits: /)
  })

  test('fields and values of a later version of the contract are no mistake', async () => {
    const { id } = await here.picgen.conversations.create()
    const { image_id } = await here.picgen.conversations.sendMessage(id, { content: 'a cat' })
    await here.studio.next('GET /images/', change({ status: 'upscaling', palette: ['red'] }))
    expect(await here.picgen.images.get(image_id)).toMatchObject({ status: 'upscaling' })
  })

  test('a server that is not there is a connection error with its cause', async () => {
    const error = await caught(createPicGen({ baseUrl: 'http://127.0.0.1:1', retryDelayMs: () => 1 }).models.list())
    expect(isConnectionError(error) && error.message).toMatch(
      /127\.0\.0\.1:1\/api\/models could not be reached: .+\. Check `baseUrl` .*PICGEN_CORS_ORIGINS/,
    )
    expect(error).toMatchObject({ code: 'connection_failed', status: undefined, cause: expect.any(TypeError) })
  })

  test('an expired token is an authentication error', async () => {
    await here.studio.next('GET /models', refuse(401, 'unauthenticated'))
    const error = await caught(here.picgen.models.list())
    expect(isAuthenticationError(error) && error.code).toBe('unauthenticated')
  })
})

describe('stopping', () => {
  test('an aborted call rejects with the reason it was given, and at once', async () => {
    await here.studio.next('GET /models', hold())
    const controller = new AbortController()
    const listing = caught(here.picgen.models.list({ signal: controller.signal }))
    await here.studio.seen('GET /models')
    const reason = new Error('changed my mind')
    controller.abort(reason)
    expect(await listing).toBe(reason)
    await here.studio.closed('GET /models')
  })

  test('a call that is aborted before it begins asks nothing', async () => {
    const signal = AbortSignal.abort('no')
    expect(await caught(here.picgen.conversations.create({}, { signal }))).toBe('no')
    expect(await here.studio.requests()).toEqual([])
  })
})

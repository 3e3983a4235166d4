import { expect, test, vi } from 'vitest'
import { caught } from '../../test/caught.js'
import { refuse } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { isAuthenticationError } from '../index.js'

const here = withRemoteStudio()

/** A JWT that nobody checks, for so many seconds from now. */
function tokenFor(seconds: number, name = 'token'): string {
  const encode = (part: object) =>
    btoa(JSON.stringify(part)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
  return [encode({ alg: 'HS256' }), encode({ sub: name, exp: Math.floor(Date.now() / 1000) + seconds }), 'x'].join('.')
}

async function bearers(): Promise<(string | undefined)[]> {
  return (await here.studio.requests()).map(({ headers }) => headers['authorization']?.replace('Bearer ', ''))
}

test('calls at the same time share one token, and later ones keep it', async () => {
  const getToken = vi.fn(async () => tokenFor(600))
  const picgen = here.connect({ getToken })
  await Promise.all([picgen.models.list(), picgen.account.get(), picgen.images.list()])
  await picgen.models.list()
  expect(getToken).toHaveBeenCalledTimes(1)
  expect(new Set(await bearers()).size).toBe(1)
})

test('a token that is about to end is replaced before it is sent', async () => {
  const tokens = [tokenFor(5, 'old'), tokenFor(600, 'new')]
  const getToken = vi.fn(async () => tokens.shift() ?? '')
  const picgen = here.connect({ getToken })
  await picgen.models.list()
  await picgen.models.list()
  await picgen.models.list()
  expect(getToken).toHaveBeenCalledTimes(2)
})

test('no token is asked for before the first call', async () => {
  const getToken = vi.fn(async () => 'one')
  here.connect({ getToken })
  expect(getToken).not.toHaveBeenCalled()
})

test('a 401 asks once more, once for all calls that were refused, and they are done', async () => {
  const tokens = ['first', 'second']
  const getToken = vi.fn(async () => tokens.shift() ?? 'third')
  const picgen = here.connect({ getToken })
  await picgen.models.list()
  await here.studio.next('GET /models', refuse(401, 'unauthenticated'))
  await here.studio.next('GET /account', refuse(401, 'unauthenticated'))
  await Promise.all([picgen.models.list(), picgen.account.get()])
  expect(getToken).toHaveBeenCalledTimes(2)
  expect((await bearers()).toSorted()).toEqual(['first', 'first', 'first', 'second', 'second'])
})

test('a POST that was refused for its token is sent again with the same key', async () => {
  let count = 0
  const picgen = here.connect({ getToken: async () => `token-${++count}` })
  await here.studio.next('POST /image-conversations', refuse(401, 'unauthenticated'))
  await picgen.conversations.create()
  const keys = (await here.studio.requests()).map(({ headers }) => headers['idempotency-key'])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('a second 401 stands, and so does one where there is no other token', async () => {
  let count = 0
  const refused = refuse(401, 'unauthenticated')
  await here.studio.next('GET /models', refused, refused, refused, refused)
  const error = await caught(here.connect({ getToken: async () => `token-${++count}` }).models.list())
  expect(isAuthenticationError(error) && error.code).toBe('unauthenticated')
  expect(await bearers()).toEqual(['token-1', 'token-2'])
  expect(isAuthenticationError(await caught(here.connect({ token: 'always' }).models.list()))).toBe(true)
  expect(await here.studio.requests()).toHaveLength(3)
})

test('a token that could not be had is asked for again by the next call', async () => {
  const getToken = vi.fn(async () => 'good').mockRejectedValueOnce(new Error('signed out'))
  const picgen = here.connect({ getToken })
  expect(await caught(picgen.models.list())).toMatchObject({
    code: 'token_unavailable',
    message: 'There is no token to send: `getToken` failed.',
  })
  expect(await picgen.models.list()).toHaveLength(1)
})

test('a caller who leaves does not take the token from the others', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const picgen = here.connect({ getToken: () => promise })
  const controller = new AbortController()
  const left = caught(picgen.models.list({ signal: controller.signal }))
  const staying = picgen.models.list()
  controller.abort('left')
  expect(await left).toBe('left')
  resolve('late')
  expect(await staying).toHaveLength(1)
  expect(await bearers()).toEqual(['late'])
})

test('a token that is forgotten is asked for anew, even one that is on its way', async () => {
  const { promise: slow, resolve } = Promise.withResolvers<string>()
  const getToken = vi.fn(async () => 'hers').mockReturnValueOnce(slow)
  const picgen = here.connect({ getToken })
  const first = picgen.models.list()
  picgen.forgetToken()
  await picgen.account.get()
  resolve('his')
  await first
  await picgen.account.get()
  expect(getToken).toHaveBeenCalledTimes(2)
  const sent = await Promise.all(['GET /account', 'GET /models'].map((name) => here.studio.requests(name)))
  expect(sent.map((requests) => requests.map(({ headers }) => headers['authorization']))).toEqual([
    ['Bearer hers', 'Bearer hers'],
    ['Bearer his'],
  ])
})

test('headers of the client and of a call are sent, the later ones win', async () => {
  const picgen = here.connect({ token: 'one', headers: { 'x-tenant': 'a', 'x-trace': 'client' } })
  await picgen.models.list({ headers: { 'X-Trace': 'call' } })
  await picgen.models.list({ headers: { authorization: 'Basic abc' } })
  const [first, second] = await here.studio.requests()
  expect(first?.headers).toMatchObject({ 'x-tenant': 'a', 'x-trace': 'call', authorization: 'Bearer one' })
  expect(second?.headers).toMatchObject({ 'x-trace': 'client', authorization: 'Basic abc' })
})

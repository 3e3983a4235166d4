import type { Caller, CallOptions, Method } from '../caller.js'
import { type Check, Skipped } from '../check.js'
import { describe, expectProblem, expectSame, expectStatus, idIn } from '../expectations.js'
import { NOBODYS_ID, paths } from '../paths.js'
import type { World } from '../world.js'

/** Who calls, and what they may see. */
export const callers: readonly Check[] = [
  {
    id: 'callers.no-token',
    level: 'required',
    sentence: 'Without a token nobody gets in',
    async run({ user }) {
      await requireToken(user)
      for (const path of [paths.models, paths.account, paths.conversations]) {
        expectProblem(await user.call('GET', path, { authorization: null }), 401, 'unauthenticated')
      }
    },
  },
  {
    id: 'callers.made-up-token',
    level: 'required',
    sentence: 'A token that was made up or altered gets nobody in',
    async run({ user }) {
      const token = await requireToken(user)
      for (const other of ['made.up.token', altered(token)]) {
        const answer = await user.call('GET', paths.account, { authorization: `Bearer ${other}` })
        expectProblem(answer, 401, 'unauthenticated')
      }
    },
  },
  {
    id: 'callers.no-signature',
    level: 'required',
    sentence: 'A token that says it needs no signature gets nobody in',
    async run({ user }) {
      const [, claims] = (await requireToken(user)).split('.')
      if (!claims) throw new Skipped('the token is no JWT')
      const header = btoa(JSON.stringify({ alg: 'none', typ: 'JWT' })).replaceAll('=', '')
      const authorization = `Bearer ${header}.${claims}.`
      expectProblem(await user.call('GET', paths.account, { authorization }), 401, 'unauthenticated')
    },
  },
  othersThings('conversation', 'Another’s conversation answers exactly like one that does not exist', async (world) => {
    const { id } = await world.pictures.conversation()
    return [
      ['GET', paths.conversation, id, {}],
      ['PATCH', paths.conversation, id, { json: { title: 'Mine now' } }],
      ['POST', paths.messages, id, { json: { content: 'A picture for somebody else' } }],
      ['PATCH', paths.activeImage, id, { json: { image_id: null } }],
      ['GET', paths.events, id, {}],
      ['DELETE', paths.conversation, id, {}],
    ]
  }),
  othersThings('image', 'Another’s image answers exactly like one that does not exist', async (world) => {
    const { id } = await world.pictures.upload()
    return [
      ['GET', paths.image, id, {}],
      ['POST', paths.fromImage, id, {}],
      ['POST', paths.cancel, id, {}],
      ['DELETE', paths.image, id, {}],
    ]
  }),
  {
    id: 'callers.others-image-as-source',
    level: 'required',
    sentence: 'Another’s image can be neither active nor a source',
    async run({ user, other, pictures }) {
      const stranger = other()
      const { id: imageId } = await pictures.upload()
      const created = expectStatus(await stranger.call('POST', paths.conversations, { json: {} }), 201)
      const id = idIn(created)
      const active = await stranger.call('PATCH', paths.activeImage(id), { json: { image_id: imageId } })
      expectProblem(active, 404, 'not_found')
      const json = { content: 'Make it mine', source_image_id: imageId }
      expectProblem(await stranger.call('POST', paths.messages(id), { json }), 404, 'not_found')
      expectStatus(await user.call('GET', paths.image(imageId)), 200)
    },
  },
  {
    id: 'callers.others-lists',
    level: 'required',
    sentence: 'Lists have the caller’s own things only',
    async run({ other, pictures }) {
      const stranger = other()
      const ids = [(await pictures.conversation()).id, (await pictures.upload()).id]
      for (const path of [paths.conversations, paths.images]) {
        const answer = expectStatus(await stranger.call('GET', `${path}?limit=200`), 200)
        const seen = ids.filter((id) => answer.text.includes(id))
        expectSame(seen, [], `${answer.request} of a second user`)
      }
    },
  },
]

type Attempt = [method: Method, pathOf: (id: string) => string, id: string, options: CallOptions]

/** Tries each as a second user, and the same on an id that nobody has. */
function othersThings(what: string, sentence: string, attemptsOf: (world: World) => Promise<Attempt[]>): Check {
  return {
    id: `callers.others-${what}`,
    level: 'required',
    sentence,
    async run(world) {
      const stranger = world.other()
      for (const [method, pathOf, id, options] of await attemptsOf(world)) {
        const others = await stranger.call(method, pathOf(id), options)
        const { title, detail } = expectProblem(others, 404, 'not_found')
        const nobodys = await stranger.call(method, pathOf(NOBODYS_ID), options)
        const same = expectProblem(nobodys, 404, 'not_found')
        expectSame(
          [title, detail.replaceAll(id, 'ID')],
          [same.title, same.detail.replaceAll(NOBODYS_ID, 'ID')],
          `${describe(others)}, beside ${method} on an id that nobody has`,
        )
      }
    },
  }
}

async function requireToken(user: Caller): Promise<string> {
  const token = await user.token()
  if (token === null) throw new Skipped('no token was given')
  return token
}

/** The same length with another signature: its middle, since the last character of base64 may carry no bits. */
function altered(token: string): string {
  const at = Math.max(0, token.length - 10)
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

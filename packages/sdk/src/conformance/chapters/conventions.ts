import { conversationSchema } from '../../contract/index.js'
import type { Check } from '../check.js'
import { expectBody, expectHeader, expectProblem, expectStatus, expectThat, readJson } from '../expectations.js'
import { NOBODYS_ID, paths } from '../paths.js'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What holds for every request and every answer. */
export const conventions: readonly Check[] = [
  {
    id: 'conventions.json',
    level: 'required',
    sentence: 'Answers are JSON, and say so',
    async run({ user }) {
      const answer = expectStatus(await user.call('GET', paths.models), 200)
      expectHeader(answer, 'content-type', /^application\/json\b/)
    },
  },
  {
    id: 'conventions.ids',
    level: 'rest',
    sentence: 'Ids are UUIDv7 strings',
    async run({ pictures }) {
      const { id } = await pictures.conversation()
      expectThat(UUID_V7.test(id), `POST ${paths.conversations}`, 'an id that is a UUIDv7', id)
    },
  },
  {
    id: 'conventions.times',
    level: 'required',
    sentence: 'Times are RFC 3339 in UTC with milliseconds',
    async run({ user }) {
      // Read without the schema, which would only say that the whole object is none.
      const answer = expectStatus(await user.call('POST', paths.conversations, { json: {} }), 201)
      const body = new Map<string, unknown>(Object.entries(Object(readJson(answer))))
      for (const name of ['created_at', 'updated_at']) {
        const time = String(body.get(name))
        expectThat(TIME.test(time), `${answer.request}: ${name}`, 'such as "2026-01-31T12:00:00.000Z"', time)
      }
    },
  },
  {
    id: 'conventions.unknown-field',
    level: 'rest',
    sentence: 'A field that is not known is refused, and named',
    async run({ user }) {
      const answer = await user.call('POST', paths.conversations, { json: { titel: 'A typing mistake' } })
      const { errors = [] } = expectProblem(answer, 400, 'invalid_request')
      expectThat(
        errors.some(({ path }) => path.includes('titel')),
        answer.request,
        'an entry of `errors` whose path is "titel"',
        errors,
      )
    },
  },
  {
    id: 'conventions.unknown-query',
    level: 'rest',
    sentence: 'A query field that is not known is refused',
    async run({ user }) {
      expectProblem(await user.call('GET', `${paths.images}?colour=red`), 400, 'invalid_request')
    },
  },
  {
    id: 'conventions.wrong-type',
    level: 'rest',
    sentence: 'A field of the wrong type is refused',
    async run({ user }) {
      for (const json of [{ title: 7 }, { default_size: 'large' }, ['a list']]) {
        expectProblem(await user.call('POST', paths.conversations, { json }), 400, 'invalid_request')
      }
    },
  },
  {
    id: 'conventions.bad-id',
    level: 'rest',
    sentence: 'What is no id is malformed, rather than missing',
    async run({ user }) {
      expectProblem(await user.call('GET', paths.image('first')), 400, 'invalid_request')
      expectProblem(await user.call('GET', paths.conversation('first')), 400, 'invalid_request')
    },
  },
  {
    id: 'conventions.request-id',
    level: 'rest',
    sentence: 'Every answer carries an x-request-id, errors included',
    async run({ user }) {
      expectHeader(await user.call('GET', paths.models), 'x-request-id', /\S/)
      expectHeader(await user.call('GET', paths.image(NOBODYS_ID)), 'x-request-id', /\S/)
    },
  },
  {
    id: 'conventions.request-id-echo',
    level: 'rest',
    sentence: 'A request id that the caller sent comes back, and a hostile one does not',
    async run({ user, tag }) {
      const own = await user.call('GET', paths.models, { headers: { 'x-request-id': tag } })
      expectThat(own.headers.get('x-request-id') === tag, own.request, `x-request-id: ${tag}`, idOf(own.headers))
      const hostile = 'a'.repeat(2000)
      const other = await user.call('GET', paths.models, { headers: { 'x-request-id': hostile } })
      expectThat(
        idOf(other.headers) !== hostile,
        other.request,
        'an id of its own for one of 2,000 characters',
        'it back',
      )
    },
  },
  {
    id: 'conventions.new-fields',
    level: 'required',
    sentence: 'A conversation is made from an empty body, with a model and a size that it starts with',
    async run({ user, pictures }) {
      const answer = expectStatus(await user.call('POST', paths.conversations, { json: {} }), 201)
      const { default_model, default_size } = expectBody(answer, conversationSchema)
      const model = (await pictures.models()).find(({ id }) => id === default_model)
      expectThat(model !== undefined, answer.request, 'a default_model of the catalogue', default_model)
      expectThat(model.sizes.includes(default_size), answer.request, `a default_size of ${model.id}`, default_size)
    },
  },
]

function idOf(headers: Headers): string {
  return headers.get('x-request-id') ?? '(none)'
}

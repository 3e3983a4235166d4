import type { CallOptions, Method } from '../caller.js'
import type { Check } from '../check.js'
import { describe, expectHeader, expectProblem, expectThat } from '../expectations.js'
import { NOBODYS_ID, paths } from '../paths.js'

/** So many bytes are more than an upload may have. */
const TOO_MANY_BYTES = 20 * 1024 * 1024 + 1024

/** What a stack trace, a database or a file system would look like. */
const INSIDES =
  /\bat \S+ \(\S+:\d+:\d+\)|Traceback|\.(py|ts|js|php|rb|java):\d+|select .+ from |insert into |\/(usr|home|var|app|srv)\//i

/** The shape of an error, and requests that are none. */
export const errors: readonly Check[] = [
  {
    id: 'errors.problem',
    level: 'required',
    sentence: 'An error is an RFC 9457 problem with type, title, status, detail, code and request_id',
    async run({ user }) {
      const answer = await user.call('GET', paths.image(NOBODYS_ID))
      const { title, detail } = expectProblem(answer, 404, 'not_found')
      expectThat(title.trim() !== '' && detail.trim() !== '', answer.request, 'a title and a detail', [title, detail])
    },
  },
  {
    id: 'errors.request-id',
    level: 'rest',
    sentence: 'A problem’s request_id is the x-request-id of its answer',
    async run({ user }) {
      const answer = await user.call('GET', paths.image(NOBODYS_ID))
      const { request_id } = expectProblem(answer, 404, 'not_found')
      const header = answer.headers.get('x-request-id') ?? '(none)'
      expectThat(request_id === header, answer.request, `request_id: ${header}`, request_id)
    },
  },
  {
    id: 'errors.not-found',
    level: 'required',
    sentence: 'What does not exist is a 404 `not_found`',
    async run({ user }) {
      expectProblem(await user.call('GET', paths.conversation(NOBODYS_ID)), 404, 'not_found')
      const json = { content: 'To nobody' }
      expectProblem(await user.call('POST', paths.messages(NOBODYS_ID), { json }), 404, 'not_found')
      expectProblem(await user.call('POST', paths.fromImage(NOBODYS_ID)), 404, 'not_found')
      expectProblem(await user.call('DELETE', paths.image(NOBODYS_ID)), 404, 'not_found')
    },
  },
  {
    id: 'errors.malformed-json',
    level: 'rest',
    sentence: 'JSON that does not parse is refused',
    async run({ user }) {
      const headers = { 'content-type': 'application/json' }
      for (const body of ['{"title": ', '{title: 1}', 'null null']) {
        expectProblem(await user.call('POST', paths.conversations, { body, headers }), 400, 'invalid_request')
      }
    },
  },
  {
    id: 'errors.nul',
    level: 'rest',
    sentence: 'A NUL character is refused, in a body and in a query',
    async run({ user }) {
      expectProblem(await user.call('POST', paths.conversations, { json: { title: 'a\0b' } }), 400, 'invalid_request')
      expectProblem(await user.call('GET', `${paths.images}?q=a%00b`), 400, 'invalid_request')
    },
  },
  {
    id: 'errors.fields',
    level: 'rest',
    sentence: 'Which field is at fault stands in `errors`, with its path and a message',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      const answer = await user.call('POST', paths.messages(id), { json: { content: 7 } })
      const { errors: faults = [] } = expectProblem(answer, 400, 'invalid_request')
      const isNamed = faults.some(({ path, message }) => path.includes('content') && message !== '')
      expectThat(isNamed, answer.request, 'an entry of `errors` whose path is "content"', faults)
    },
  },
  {
    id: 'errors.method',
    level: 'rest',
    sentence: 'A method that a path does not have is a 405, which names those that it has',
    async run({ user }) {
      const answer = await user.call('PUT', paths.models, { json: {} })
      expectProblem(answer, 405, 'method_not_allowed')
      expectHeader(answer, 'allow', /\bGET\b/)
    },
  },
  {
    id: 'errors.media-type',
    level: 'rest',
    sentence: 'A body of a type that is not taken is a 415',
    async run({ user }) {
      const options = { body: 'title: A conversation', headers: { 'content-type': 'application/yaml' } }
      expectProblem(await user.call('POST', paths.conversations, options), 415, 'unsupported_media_type')
    },
  },
  {
    id: 'errors.too-large',
    level: 'rest',
    sentence: 'An upload of more than 20 MB is a 413',
    async run({ user }) {
      const body = new Uint8Array(TOO_MANY_BYTES)
      const answer = await user.call('POST', paths.images, { body, headers: { 'content-type': 'image/png' } })
      expectProblem(answer, 413, 'payload_too_large')
    },
  },
  {
    id: 'errors.blank',
    level: 'rest',
    sentence: 'A message of white space only is refused',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      expectProblem(
        await user.call('POST', paths.messages(id), { json: { content: ' \n\t ' } }),
        400,
        'invalid_request',
      )
    },
  },
  {
    id: 'errors.long-content',
    level: 'rest',
    sentence: 'A message of 4,001 characters is refused',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      const json = { content: 'a'.repeat(4001) }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 400, 'invalid_request')
    },
  },
  {
    id: 'errors.longest-content',
    level: 'required',
    sentence: 'A message of 4,000 characters is taken, with white space around it',
    async run({ user, pictures, tag }) {
      const { id } = await pictures.conversation()
      // With a model that nobody has, so that what is right is seen without an image.
      const json = { content: `  ${'a'.repeat(4000)}\n`, model: `${tag}-unknown` }
      expectProblem(await user.call('POST', paths.messages(id), { json }), 422, 'unknown_model')
    },
  },
  {
    id: 'errors.never-500',
    level: 'rest',
    sentence: 'Nothing that a caller can send is a 5xx, and no answer shows the backend’s insides',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      for (const [method, path, options] of oddities(id)) {
        const answer = await user.call(method, path, options)
        expectThat(answer.status < 500, answer.request, 'a status below 500', describe(answer))
        expectThat(!INSIDES.test(answer.text), answer.request, 'no stack trace, SQL or file path', describe(answer))
      }
    },
  },
]

function oddities(id: string): [Method, string, CallOptions][] {
  const json = { 'content-type': 'application/json' }
  return [
    ['POST', paths.messages(id), { json: { content: '\ud800' } }],
    ['POST', paths.messages(id), { json: { content: 'a', seed: 1e308 } }],
    ['POST', paths.messages(id), { json: { content: 'a', size: '999999999x1' } }],
    ['POST', paths.messages(id), { body: new Uint8Array([0xff, 0xfe, 0x7b]), headers: json }],
    ['POST', paths.conversations, { body: '['.repeat(5000), headers: json }],
    ['POST', paths.conversations, { json: JSON.parse('{"__proto__": {"title": "a"}}') }],
    ['GET', `${paths.conversation(id)}?limit=1&limit=2`, {}],
    ['GET', `${paths.conversation(id)}?before=${'z'.repeat(200)}`, {}],
    ['GET', `${paths.images}?q=${encodeURIComponent('%_\\\'"; --')}`, {}],
    ['GET', `${paths.images}/%ff`, {}],
  ]
}

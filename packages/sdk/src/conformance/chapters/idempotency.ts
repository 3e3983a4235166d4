import { conversationSchema, sentMessageSchema } from '../../contract/index.js'
import type { Answer } from '../caller.js'
import type { Check } from '../check.js'
import {
  expectBody,
  expectHeader,
  expectProblem,
  expectSame,
  expectStatus,
  expectThat,
  readJson,
} from '../expectations.js'
import { paths } from '../paths.js'

/** Sending twice is sending once. */
export const idempotency: readonly Check[] = [
  {
    id: 'idempotency.replay',
    level: 'required',
    sentence: 'The same POST with the same key is answered as the first was, and makes nothing twice',
    async run({ user, tag }) {
      const options = { json: { title: 'Once' }, headers: { 'idempotency-key': `${tag}-replay` } }
      const first = expectStatus(await user.call('POST', paths.conversations, options), 201)
      const again = expectStatus(await user.call('POST', paths.conversations, options), 201)
      expectSame(readJson(again), readJson(first), 'the second answer, beside the first')
      expectHeader(again, 'idempotency-replayed', /^true$/)
      expectThat(
        !isReplayed(first),
        first.request,
        'no idempotency-replayed on the first',
        'idempotency-replayed: true',
      )
    },
  },
  {
    id: 'idempotency.message',
    level: 'required',
    sentence: 'A message that is sent again with its key is one message with one image',
    async run({ user, pictures, tag }) {
      const { id } = await pictures.conversation()
      const options = { json: { content: 'A purple star' }, headers: { 'idempotency-key': `${tag}-message` } }
      const first = expectBody(
        expectStatus(await user.call('POST', paths.messages(id), options), 202),
        sentMessageSchema,
      )
      await user.call('POST', paths.cancel(first.image_id))
      const again = expectBody(
        expectStatus(await user.call('POST', paths.messages(id), options), 202),
        sentMessageSchema,
      )
      expectSame(again.image_id, first.image_id, 'the image of the message that was sent again')
      const { messages } = await pictures.read(id)
      expectSame(messages.length, 2, 'the number of messages after sending twice with one key')
    },
  },
  {
    id: 'idempotency.other-body',
    level: 'rest',
    sentence: 'A key that comes back with another body is refused',
    async run({ user, tag }) {
      const headers = { 'idempotency-key': `${tag}-body` }
      expectStatus(await user.call('POST', paths.conversations, { json: { title: 'One' }, headers }), 201)
      const other = await user.call('POST', paths.conversations, { json: { title: 'Two' }, headers })
      expectProblem(other, 422, 'idempotency_key_reused')
    },
  },
  {
    id: 'idempotency.other-route',
    level: 'rest',
    sentence: 'A key that comes back on another route is refused',
    async run({ user, pictures, tag }) {
      const { id } = await pictures.upload()
      const headers = { 'idempotency-key': `${tag}-route` }
      expectStatus(await user.call('POST', paths.conversations, { headers }), 201)
      expectProblem(await user.call('POST', paths.fromImage(id), { headers }), 422, 'idempotency_key_reused')
    },
  },
  {
    id: 'idempotency.at-once',
    level: 'required',
    sentence: 'Two at the same moment with one key make one thing: the other waits, or hears that the first is running',
    async run({ user, tag }) {
      const options = { json: { title: 'At once' }, headers: { 'idempotency-key': `${tag}-at-once` } }
      const send = () => user.call('POST', paths.conversations, options)
      const ids = new Set<string>()
      for (const answer of await Promise.all([send(), send(), send()])) {
        if (answer.status === 409) expectProblem(answer, 409, 'idempotency_in_progress')
        else ids.add(expectBody(expectStatus(answer, 201), conversationSchema).id)
      }
      expectSame(ids.size, 1, 'the number of conversations that three such requests made')
    },
  },
  {
    id: 'idempotency.refusal',
    level: 'rest',
    sentence: 'A refusal is kept for its key as well, except a 5xx and a 429',
    async run({ user, tag }) {
      const options = { json: { default_model: `${tag}-unknown` }, headers: { 'idempotency-key': `${tag}-refusal` } }
      expectProblem(await user.call('POST', paths.conversations, options), 422, 'unknown_model')
      const again = await user.call('POST', paths.conversations, options)
      expectProblem(again, 422, 'unknown_model')
      expectHeader(again, 'idempotency-replayed', /^true$/)
    },
  },
  {
    id: 'idempotency.each-caller',
    level: 'required',
    sentence: 'A key belongs to its caller: another’s same key makes a thing of its own',
    async run({ user, other, tag }) {
      const options = { json: { title: 'Mine' }, headers: { 'idempotency-key': `${tag}-caller` } }
      const stranger = other()
      const own = expectBody(
        expectStatus(await user.call('POST', paths.conversations, options), 201),
        conversationSchema,
      )
      const others = expectStatus(await stranger.call('POST', paths.conversations, options), 201)
      expectThat(!others.text.includes(own.id), others.request, 'a conversation of the second user', 'the first user’s')
      expectThat(
        !isReplayed(others),
        others.request,
        'nothing of another caller replayed',
        'idempotency-replayed: true',
      )
    },
  },
  {
    id: 'idempotency.bad-key',
    level: 'rest',
    sentence: 'A key of more than 255 characters is refused',
    async run({ user }) {
      const headers = { 'idempotency-key': 'k'.repeat(256) }
      expectProblem(await user.call('POST', paths.conversations, { json: {}, headers }), 400, 'invalid_request')
    },
  },
]

function isReplayed({ headers }: Answer): boolean {
  return headers.get('idempotency-replayed') === 'true'
}

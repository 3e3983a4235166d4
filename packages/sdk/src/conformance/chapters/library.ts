import { conversationListSchema, conversationSchema } from '../../contract/index.js'
import type { Caller } from '../caller.js'
import type { Check } from '../check.js'
import { expectBody, expectProblem, expectSame, expectStatus, expectThat } from '../expectations.js'
import { paths } from '../paths.js'

/** The caller's conversations. */
export const library: readonly Check[] = [
  {
    id: 'library.last-touched',
    level: 'required',
    sentence: 'Conversations are listed with the last touched first, each with its active image',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      await pictures.conversation()
      const { id: imageId } = await pictures.upload()
      await pictures.setActive(id, imageId)
      const { data } = await list(user, '?limit=5')
      expectSame([data[0]?.id, data[0]?.active_image?.id], [id, imageId], 'the first conversation, and its image')
      const times = data.map(({ updated_at }) => updated_at)
      expectSame(times, times.toSorted().reverse(), 'their times')
    },
  },
  {
    id: 'library.pages',
    level: 'rest',
    sentence: '`cursor` goes on where a page of conversations ended, without a gap or a repetition',
    async run({ user, pictures }) {
      await pictures.conversation()
      await pictures.conversation()
      const whole = (await list(user, '?limit=2')).data.map(({ id }) => id)
      const first = await list(user, '?limit=1')
      expectThat(first.next_cursor !== null, '?limit=1', 'a next_cursor where there are more', null)
      const second = await list(user, `?limit=1&cursor=${encodeURIComponent(first.next_cursor)}`)
      expectSame(
        [...first.data, ...second.data].map(({ id }) => id),
        whole,
        'two pages of one, beside a page of two',
      )
    },
  },
  {
    id: 'library.search',
    level: 'rest',
    sentence: 'Conversations are found by words of their title',
    async run({ user, pictures, tag }) {
      const { id } = await pictures.conversation()
      await rename(user, id, { title: `About ${tag}` })
      const other = await pictures.conversation()
      await rename(user, other.id, { title: 'About something else' })
      const { data } = await list(user, `?q=${tag.toUpperCase()}`)
      expectThat(
        data.some((each) => each.id === id),
        `?q=${tag}`,
        'the conversation of that title',
        data.length,
      )
      const isRight = data.every(({ title }) => title.includes(tag))
      expectThat(
        isRight,
        `?q=${tag}`,
        'only conversations that have it',
        data.map(({ title }) => title),
      )
    },
  },
  {
    id: 'library.bad-query',
    level: 'rest',
    sentence: 'A limit or a cursor that is none is refused',
    async run({ user }) {
      for (const query of ['limit=0', 'limit=201', 'cursor=made-up']) {
        expectProblem(await user.call('GET', `${paths.conversations}?${query}`), 400, 'invalid_request')
      }
    },
  },
  {
    id: 'library.rename',
    level: 'required',
    sentence: 'A conversation gets another title, and keeps what was not named',
    async run({ user, pictures, tag }) {
      const before = await pictures.conversation()
      const { title, default_model, default_size } = await rename(user, before.id, { title: tag })
      const kept = [tag, before.default_model, before.default_size]
      expectSame([title, default_model, default_size], kept, 'title, model and size as answered')
      expectSame((await pictures.read(before.id)).title, tag, 'the title as read again')
    },
  },
  {
    id: 'library.rename-refused',
    level: 'rest',
    sentence: 'A blank title, or a field that is not known, changes nothing',
    async run({ user, pictures }) {
      const { id, title } = await pictures.conversation()
      for (const json of [{ title: '  ' }, { titel: 'A' }, { default_model: 7 }]) {
        expectProblem(await user.call('PATCH', paths.conversation(id), { json }), 400, 'invalid_request')
      }
      expectSame((await pictures.read(id)).title, title, 'the title afterwards')
    },
  },
]

async function list(user: Caller, query: string) {
  return expectBody(expectStatus(await user.call('GET', paths.conversations + query), 200), conversationListSchema)
}

async function rename(user: Caller, id: string, json: object) {
  return expectBody(expectStatus(await user.call('PATCH', paths.conversation(id), { json }), 200), conversationSchema)
}

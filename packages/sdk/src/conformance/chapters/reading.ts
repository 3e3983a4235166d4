import type { Check } from '../check.js'
import { expectProblem, expectSame, expectThat, idIn } from '../expectations.js'
import { paths } from '../paths.js'

/** Making a conversation and reading it. */
export const reading: readonly Check[] = [
  {
    id: 'conversations.create',
    level: 'required',
    sentence: 'A conversation is made with a title, a model and a size, and is read back with them',
    async run({ user, pictures, tag }) {
      const { model, size } = await pictures.painter()
      const json = { title: `  ${tag} `, default_model: model.id, default_size: size }
      const answer = await user.call('POST', paths.conversations, { json })
      expectThat(answer.status === 201, answer.request, 'status 201', answer.status)
      const id = idIn(answer)
      const { title, default_model, default_size } = await pictures.read(id)
      expectSame([title.trim(), default_model, default_size], [tag, model.id, size], 'what was given, read back')
    },
  },
  {
    id: 'conversations.create-refused',
    level: 'rest',
    sentence: 'A conversation with a model that nobody has, or a size that its model lacks, is refused',
    async run({ user, pictures, tag }) {
      const { model } = await pictures.painter()
      const unknown = await user.call('POST', paths.conversations, { json: { default_model: `${tag}-unknown` } })
      expectProblem(unknown, 422, 'unknown_model')
      const default_size = ['17x19', '19x17', '23x29'].find((each) => !model.sizes.includes(each))
      const json = { default_model: model.id, default_size }
      expectProblem(await user.call('POST', paths.conversations, { json }), 422, 'unsupported_size')
    },
  },
  {
    id: 'conversations.read',
    level: 'required',
    sentence: 'A conversation is read with all of its messages, oldest first',
    async run({ pictures, scenes }) {
      const { conversation, sent } = await scenes.firstPicture()
      const { messages, previous_cursor } = await pictures.read(conversation.id)
      const first = messages.slice(0, 2).map(({ id }) => id)
      expectSame(first, [sent.user_message.id, sent.assistant_message.id], 'the first messages')
      expectSame(previous_cursor, null, 'previous_cursor, where no limit was given')
    },
  },
  {
    id: 'conversations.pages',
    level: 'required',
    sentence: '`limit` gives the newest messages, and `before` those before them, without a gap or a repetition',
    async run({ pictures, scenes }) {
      const { conversation } = await scenes.firstPicture()
      const whole = (await pictures.read(conversation.id)).messages.map(({ id }) => id)
      const read: string[] = []
      let cursor: string | null = null
      for (let page = 0; page < whole.length; page += 1) {
        const before: string = cursor === null ? '' : `&before=${encodeURIComponent(cursor)}`
        const { messages, previous_cursor } = await pictures.read(conversation.id, `?limit=1${before}`)
        expectSame(messages.length, 1, `the number of messages of page ${page + 1} with limit=1`)
        read.unshift(...messages.map(({ id }) => id))
        cursor = previous_cursor
      }
      expectSame(read, whole, 'all pages together, beside the whole')
      expectSame(cursor, null, 'previous_cursor of the first message')
    },
  },
  {
    id: 'conversations.limits',
    level: 'rest',
    sentence: 'A limit is a whole number from 1 to 200, and a cursor is one that was given out',
    async run({ user, pictures }) {
      const { id } = await pictures.conversation()
      for (const query of ['limit=0', 'limit=201', 'limit=ten', 'limit=1.5', 'before=made-up']) {
        expectProblem(await user.call('GET', `${paths.conversation(id)}?${query}`), 400, 'invalid_request')
      }
    },
  },
  {
    id: 'conversations.from-image',
    level: 'required',
    sentence: 'A conversation is begun from an image: active, shown as its first message, named by its prompt',
    async run({ user, pictures, scenes }) {
      const { image, after } = await scenes.firstPicture()
      const answer = await user.call('POST', paths.fromImage(image.id))
      expectThat(answer.status === 201, answer.request, 'status 201', answer.status)
      const id = idIn(answer)
      const { messages, active_image_id, active_image, title } = await pictures.read(id)
      expectSame([active_image_id, active_image?.id], [image.id, image.id], 'the active image')
      const shown = messages.map(({ role, image_id, status }) => [role, image_id, status])
      expectSame(shown, [['assistant', image.id, 'completed']], 'the messages of a conversation from an image')
      expectSame(title, after.title, 'its title, beside that of the same prompt')
    },
  },
  {
    id: 'conversations.from-image-stays',
    level: 'rest',
    sentence: 'The image that a conversation begins from is not copied and stays where it was',
    async run({ user, pictures, scenes }) {
      const { image, conversation } = await scenes.firstPicture()
      const answer = await user.call('POST', paths.fromImage(image.id))
      expectThat(answer.status === 201, answer.request, 'status 201', answer.status)
      const { conversation_id } = await pictures.image(image.id)
      expectSame(conversation_id, conversation.id, 'the conversation that the image belongs to')
    },
  },
]

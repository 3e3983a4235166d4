import { type Check, Skipped } from '../check.js'
import { describe, expectProblem, expectSame, expectStatus, expectThat } from '../expectations.js'
import { paths } from '../paths.js'

/** Deleting. Nothing that comes after needs what goes here. */
export const removal: readonly Check[] = [
  {
    id: 'removal.image',
    level: 'required',
    sentence: 'A deleted image is gone, and its message stays, without it',
    async run({ user, pictures, scenes }) {
      const { earlier } = await scenes.rivals()
      const deleted = expectStatus(await user.call('DELETE', paths.image(earlier.image_id)), 204)
      expectSame(deleted.bytes.length, 0, 'the bytes of a 204')
      expectProblem(await user.call('GET', paths.image(earlier.image_id)), 404, 'not_found')
      const { messages } = await pictures.read(earlier.user_message.conversation_id)
      const message = messages.find(({ id }) => id === earlier.assistant_message.id)
      expectThat(message !== undefined, 'the conversation', 'the message that showed the image', 'no such message')
      expectSame(message.image, null, 'the image of the message that showed it')
    },
  },
  {
    id: 'removal.bytes',
    level: 'rest',
    sentence: 'The bytes of a deleted image go too',
    async run({ user, scenes }) {
      const { image } = await scenes.direct()
      const load = (url: string | null) => user.call('GET', url ?? '/no-address', { authorization: null })
      const urls = [image.url, image.thumbnail_url]
      for (const url of urls) expectStatus(await load(url), 200)
      expectStatus(await user.call('DELETE', paths.image(image.id)), 204)
      for (const url of urls) {
        const answer = await load(url)
        expectThat(answer.status === 404 || answer.status === 410, answer.request, 'a 404', describe(answer))
      }
    },
  },
  {
    id: 'removal.conversation',
    level: 'required',
    sentence: 'A deleted conversation is gone, and its images stay in the history',
    async run({ user, pictures, scenes }) {
      const { image, conversation } = await scenes.firstPicture()
      expectStatus(await user.call('DELETE', paths.conversation(conversation.id)), 204)
      expectProblem(await user.call('GET', paths.conversation(conversation.id)), 404, 'not_found')
      const kept = await pictures.image(image.id)
      expectSame(kept.status, 'completed', 'the status of an image of the deleted conversation')
      expectStatus(await user.call('GET', kept.url ?? '/no-address', { authorization: null }), 200)
      const { text } = expectStatus(await user.call('GET', `${paths.images}?limit=200`), 200)
      expectThat(text.includes(image.id), 'GET /api/images', 'the image of the deleted conversation', 'not it')
    },
  },
  {
    id: 'removal.pending',
    level: 'rest',
    sentence: 'What is still being made in a deleted conversation is cancelled',
    async run({ scenes }) {
      const { image } = await scenes.deletedMeanwhile()
      if (image.status === 'completed') throw new Skipped('images are done before their conversation can be deleted')
      expectSame(image.status, 'cancelled', 'the status of the image')
    },
  },
]

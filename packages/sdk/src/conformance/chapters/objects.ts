import { accountSchema, type Image, type Message } from '../../contract/index.js'
import type { Check } from '../check.js'
import { expectBody, expectSame, expectStatus, expectThat, idIn } from '../expectations.js'
import { paths } from '../paths.js'
import { FIRST_PROMPT } from '../scenes.js'

/** What the objects say, beyond their shape. */
export const objects: readonly Check[] = [
  {
    id: 'objects.conversation',
    level: 'required',
    sentence: 'A new conversation has no active image, the title it was given, and no messages',
    async run({ user, pictures, tag }) {
      const answer = expectStatus(await user.call('POST', paths.conversations, { json: { title: tag } }), 201)
      const id = idIn(answer)
      const { title, active_image_id, active_image, messages, previous_cursor } = await pictures.read(id)
      const read = { title, active_image_id, active_image, messages, previous_cursor }
      const fresh = { title: tag, active_image_id: null, active_image: null, messages: [], previous_cursor: null }
      expectSame(read, fresh, 'a new conversation')
    },
  },
  {
    id: 'objects.pending-image',
    level: 'required',
    sentence: 'An image that is still to be made is pending or processing, without url, thumbnail or placeholder',
    async run({ scenes }) {
      const { sent } = await scenes.firstPicture()
      const { status, url, thumbnail_url, placeholder, completed_at } = sent.image
      expectThat(status === 'pending' || status === 'processing', 'the image of a sent message', 'pending', status)
      expectSame([url, thumbnail_url, placeholder, completed_at], [null, null, null, null], 'a pending image')
    },
  },
  {
    id: 'objects.messages',
    level: 'required',
    sentence: 'A user’s message is completed at once; an assistant’s is empty and shows the image with its status',
    async run({ scenes }) {
      const { sent } = await scenes.firstPicture()
      const { user_message, assistant_message, image_id, image } = sent
      expectMessage(user_message, { role: 'user', image_id: null, status: 'completed' })
      expectSame(user_message.content.trim(), FIRST_PROMPT.trim(), 'the content of the user’s message')
      expectMessage(assistant_message, { role: 'assistant', image_id, status: image.status })
      expectSame([assistant_message.content, assistant_message.image?.id], ['', image_id], 'the assistant’s message')
    },
  },
  {
    id: 'objects.completed-image',
    level: 'required',
    sentence: 'A completed image has url, thumbnail, placeholder, type, time and its real pixels',
    async run({ scenes }) {
      const { image } = await scenes.firstPicture()
      const names = ['url', 'thumbnail_url', 'placeholder', 'mime_type', 'completed_at'] as const
      const missing = names.filter((name) => image[name] === null)
      expectSame(missing, [], 'what a completed image lacks')
      expectThat(image.width > 0 && image.height > 0, 'a completed image', 'pixels', [image.width, image.height])
      expectSame([image.error_code, image.error_message], [null, null], 'the error of a completed image')
    },
  },
  {
    id: 'objects.placeholder',
    level: 'rest',
    sentence: 'The placeholder is a ThumbHash in base64',
    async run({ scenes }) {
      const { placeholder } = (await scenes.firstPicture()).image
      const bytes = decodeBase64(placeholder ?? '')
      const isHash = bytes >= 5 && bytes <= 32
      expectThat(isHash, 'placeholder', 'base64 of 5 to 32 bytes', `${placeholder} (${bytes} bytes)`)
    },
  },
  {
    id: 'objects.final',
    level: 'required',
    sentence: 'The same image is told alike by itself, by its message and by its conversation',
    async run({ scenes }) {
      const { image, after } = await scenes.firstPicture()
      const message = after.messages.find(({ image_id }) => image_id === image.id)
      expectSame([message?.status, stable(message?.image)], ['completed', stable(image)], 'the image in its message')
    },
  },
  {
    id: 'objects.model',
    level: 'required',
    sentence: 'Every model has kinds, sizes, and a default size that is one of them',
    async run({ pictures }) {
      const models = await pictures.models()
      expectThat(models.length > 0, 'GET /api/models', 'a model', 'none')
      for (const { id, kinds, sizes, default_size } of models) {
        expectThat(kinds.length > 0, `model ${id}`, 'a kind', kinds)
        expectThat(sizes.includes(default_size), `model ${id}`, 'a default_size among its sizes', [default_size, sizes])
      }
    },
  },
  {
    id: 'objects.account',
    level: 'required',
    sentence: 'The account says whose it is, and what of the balance is available',
    async run({ user }) {
      const answer = expectStatus(await user.call('GET', paths.account), 200)
      const { user_id, credits } = expectBody(answer, accountSchema)
      expectThat(user_id !== '', answer.request, 'a user_id', user_id)
      expectSame(credits.available, credits.balance - credits.reserved, 'available, beside balance − reserved')
    },
  },
]

function expectMessage(message: Message, expected: Partial<Message>): void {
  const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, message[name as keyof Message]]))
  expectSame(actual, expected, `a message of role ${message.role}`)
}

/** Without what may differ between two answers: addresses can be signed anew. */
function stable(image: Image | null | undefined): unknown {
  return image && [image.id, image.status, image.width, image.height, image.prompt, image.completed_at]
}

/** How many bytes it has; 0 for what is none. */
function decodeBase64(text: string): number {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Math.floor((text.replace(/=+$/, '').length * 3) / 4) : 0
}

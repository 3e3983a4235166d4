import type { Check } from '../check.js'
import { expectSame, expectThat } from '../expectations.js'
import { pixelsOf } from '../pictures.js'
import { FIRST_PROMPT } from '../scenes.js'

/** A send has to answer before any model is called, in milliseconds. */
const AT_ONCE_MS = 5_000

/** Sending a message. */
export const messages: readonly Check[] = [
  {
    id: 'messages.first',
    level: 'required',
    sentence: 'A first message makes an image from its text alone',
    async run({ scenes }) {
      const { sent, image, conversation } = await scenes.firstPicture()
      expectSame([sent.mode, image.kind, image.source_image_id], ['text2img', 'text2img', null], 'the first message')
      expectSame([image.conversation_id, image.prompt.trim()], [conversation.id, FIRST_PROMPT.trim()], 'the image')
    },
  },
  {
    id: 'messages.at-once',
    level: 'rest',
    sentence: 'Sending answers at once, before any model is called',
    async run({ pictures }) {
      const { id } = await pictures.conversation()
      const startedAt = Date.now()
      await pictures.send(id, { content: 'An orange ring' })
      const took = Date.now() - startedAt
      expectThat(took < AT_ONCE_MS, 'POST …/messages', `an answer within ${AT_ONCE_MS} ms`, `one after ${took} ms`)
      const { messages: stored, title } = await pictures.read(id)
      expectSame([stored.length, title], [2, 'An orange ring'], 'the conversation right after sending')
    },
  },
  {
    id: 'messages.title',
    level: 'rest',
    sentence: 'The first prompt names the conversation: 30 characters as a reader counts them, white space folded',
    async run({ scenes }) {
      const { after } = await scenes.firstPicture()
      expectSame(after.title, titleOf(FIRST_PROMPT), 'the title')
    },
  },
  {
    id: 'messages.auto',
    level: 'required',
    sentence: 'The next message, in mode `auto`, builds on the active image',
    async run({ scenes }) {
      const { image: first } = await scenes.firstPicture()
      const { sent, image } = await scenes.nextPicture()
      const built = [sent.mode, image.kind, image.source_image_id]
      expectSame(built, ['img2img', 'img2img', first.id], 'mode, kind and source of the second message')
    },
  },
  {
    id: 'messages.source-shape',
    level: 'rest',
    sentence: 'A size that was not asked for follows the shape of the source image',
    async run({ pictures, scenes }) {
      const { image: source } = await scenes.firstPicture()
      const { sent } = await scenes.nextPicture()
      const model = (await pictures.models()).find(({ id }) => id === sent.image.model)
      const distance = (size: string) => Math.abs(Math.log(ratio(pixelsOf(size)) / ratio(source)))
      const nearest = Math.min(...(model?.sizes ?? []).map(distance))
      expectThat(
        distance(sent.image.size) <= nearest + 0.01,
        'POST …/messages',
        `the size of ${sent.image.model} that is nearest to ${source.width}x${source.height}`,
        sent.image.size,
      )
    },
  },
  {
    id: 'messages.text2img',
    level: 'required',
    sentence: '`text2img` ignores the active image',
    async run({ scenes }) {
      const { earlier } = await scenes.rivals()
      const made = [earlier.mode, earlier.image.kind, earlier.image.source_image_id]
      expectSame(made, ['text2img', 'text2img', null], 'mode, kind and source')
    },
  },
  {
    id: 'messages.source-image',
    level: 'required',
    sentence: '`source_image_id` names another image as the source of this one message',
    async run({ scenes }) {
      const { sent, source } = await scenes.chosenMeanwhile()
      expectSame([sent.mode, sent.image.source_image_id], ['img2img', source.id], 'mode and source')
    },
  },
  {
    id: 'messages.order',
    level: 'required',
    sentence: 'Messages stand in the order in which they were sent, each prompt before its image',
    async run({ scenes }) {
      const { earlier, later, after } = await scenes.rivals()
      const sent = [earlier, later].flatMap(({ user_message, assistant_message }) => [user_message, assistant_message])
      expectSame(
        after.messages.map(({ id }) => id),
        sent.map(({ id }) => id),
        'the messages of two sends',
      )
    },
  },
]

function ratio({ width, height }: { width: number; height: number }): number {
  return width / height
}

/** The first 30 grapheme clusters, white space folded. */
function titleOf(prompt: string): string {
  const folded = prompt.replace(/\s+/gu, ' ').trim()
  const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(folded)
  return Array.from(clusters, ({ segment }) => segment)
    .slice(0, 30)
    .join('')
    .trim()
}

import {
  type Conversation,
  type ConversationDetail,
  type Image,
  imageSchema,
  type SentMessage,
} from '../contract/index.js'
import type { Caller } from './caller.js'
import { Skipped } from './check.js'
import { expectBody, expectStatus } from './expectations.js'
import { once } from './once.js'
import { paths } from './paths.js'
import { areaOf, type Pictures, pixelsOf } from './pictures.js'

/** A message that was sent, and the image that came of it. */
export interface Told {
  conversation: Conversation
  sent: SentMessage
  /** In its final state. */
  image: Image
  /** The conversation, read after that. */
  after: ConversationDetail
}

/** What happens between a person and the backend, each once, and only where a check asks for it. */
export interface Scenes {
  /** The first message of a conversation, and its completed image. One image. */
  firstPicture(): Promise<Told>
  /** The next message of that conversation, in mode `auto` and without a size. One image. */
  nextPicture(): Promise<Told>
  /** Two messages at once, in a conversation with an active image, in mode `text2img`; the first is the largest. Two images. */
  rivals(): Promise<{ earlier: SentMessage; later: SentMessage; images: Image[]; after: ConversationDetail }>
  /** A message after which the active image is cleared at once. One image. */
  clearedMeanwhile(): Promise<Told>
  /** A message from an uploaded image by name, after which that upload is chosen at once. One image. */
  chosenMeanwhile(): Promise<Told & { source: Image }>
  /** An image that was cancelled before it was done. Throws `Skipped` where the backend is too quick. Up to two images. */
  cancelled(): Promise<Image>
  /** A conversation that was deleted as soon as a message was sent. One image. */
  deletedMeanwhile(): Promise<{ conversation: Conversation; image: Image }>
  /** A direct `text2img`: as it was answered, and as it ended. One image. */
  direct(): Promise<{ answered: Image; image: Image }>
  /** A direct `img2img` from the upload. One image. */
  directFrom(): Promise<{ answered: Image; image: Image; source: Image }>
}

/** Emoji that are one character to a reader and up to eleven code units to a computer. */
const FAMILY = '👩‍👩‍👧‍👦'

/** White space to fold, and more than 30 characters however they are counted. */
export const FIRST_PROMPT = `A red circle\n on   white ${FAMILY.repeat(6)}🇩🇪🇯🇵é and a border`

/** The most images that a run asks for; a backend that takes what it should refuse makes a few more. */
export const MAX_IMAGES = 16

/** Makes the scenes of one run. */
export function createScenes({ user, pictures }: { user: Caller; pictures: Pictures }): Scenes {
  const tell = async (conversation: Conversation, sent: SentMessage): Promise<Told> => {
    const image = await pictures.completed(sent.image_id)
    return { conversation, sent, image, after: await pictures.read(conversation.id) }
  }
  const firstPicture = once('a first picture', async () => {
    const conversation = await pictures.conversation()
    const size = await oblongSize(pictures)
    return tell(conversation, await pictures.send(conversation.id, { content: FIRST_PROMPT, size }))
  })
  const direct = async (path: string, json: object) => {
    const answered = expectBody(expectStatus(await user.call('POST', path, { json }), 202), imageSchema)
    return { answered, image: await pictures.completed(answered.id) }
  }
  /** A fresh conversation that already has an active image, at no cost. */
  const withActiveUpload = async () => {
    const conversation = await pictures.conversation()
    const source = await pictures.upload()
    await pictures.setActive(conversation.id, source.id)
    return { conversation, source }
  }

  return {
    firstPicture,
    nextPicture: once('a second picture', async () => {
      const { conversation } = await firstPicture()
      const { model } = await pictures.builder()
      const isDefault = model.id === conversation.default_model
      const content = 'Now make the circle blue'
      return tell(
        conversation,
        await pictures.send(conversation.id, isDefault ? { content } : { content, model: model.id }),
      )
    }),
    rivals: once('two pictures at once', async () => {
      const { conversation } = await withActiveUpload()
      const { model } = await pictures.painter()
      // The largest takes longest, so that what was sent first is likely to be done last.
      const [size] = [...model.sizes].sort((a, b) => areaOf(b) - areaOf(a))
      const earlier = await pictures.send(conversation.id, { content: 'A green square', mode: 'text2img', size })
      const later = await pictures.send(conversation.id, { content: 'A yellow triangle', mode: 'text2img' })
      const images = [await pictures.completed(earlier.image_id), await pictures.completed(later.image_id)]
      return { earlier, later, images, after: await pictures.read(conversation.id) }
    }),
    clearedMeanwhile: once('a picture during which the active image is cleared', async () => {
      const { conversation } = await withActiveUpload()
      const sent = await pictures.send(conversation.id, { content: 'A grey line', mode: 'text2img' })
      await pictures.setActive(conversation.id, null)
      return tell(conversation, sent)
    }),
    chosenMeanwhile: once('a picture during which another is chosen', async () => {
      const { model, size } = await pictures.builder()
      const conversation = await pictures.conversation()
      const source = await pictures.upload()
      const body = { content: 'Add a black dot', model: model.id, size, source_image_id: source.id }
      const sent = await pictures.send(conversation.id, body)
      await pictures.setActive(conversation.id, source.id)
      return { ...(await tell(conversation, sent)), source }
    }),
    cancelled: once('an image that could be cancelled', async () => {
      const { model, size } = await pictures.painter()
      for (let time = 1; time <= 2; time += 1) {
        const json = { prompt: 'A cloud', model: model.id, size }
        const { id } = expectBody(expectStatus(await user.call('POST', paths.text2img, { json }), 202), imageSchema)
        const answer = expectStatus(await user.call('POST', paths.cancel(id)), 200, 409)
        if (answer.status === 200) return expectBody(answer, imageSchema)
      }
      throw new Skipped('images are done before they can be cancelled')
    }),
    deletedMeanwhile: once('a conversation that is deleted while a picture is made', async () => {
      const conversation = await pictures.conversation()
      const sent = await pictures.send(conversation.id, { content: 'A white dot' })
      expectStatus(await user.call('DELETE', paths.conversation(conversation.id)), 204)
      return { conversation, image: await pictures.settled(sent.image_id) }
    }),
    direct: once('a direct picture', async () => {
      const { model, size } = await pictures.painter()
      return direct(paths.text2img, { prompt: 'A brown hexagon', model: model.id, size })
    }),
    directFrom: once('a direct picture from another', async () => {
      const { model, size } = await pictures.builder()
      const source = await pictures.upload()
      const json = { prompt: 'Make it darker', model: model.id, size, source_image_id: source.id }
      return { ...(await direct(paths.img2img, json)), source }
    }),
  }
}

/** The smallest size that is no square, so that whoever follows its shape can be told from who does not. */
async function oblongSize(pictures: Pictures): Promise<string> {
  const { model, size } = await pictures.painter()
  const oblong = model.sizes.filter((each) => pixelsOf(each).width !== pixelsOf(each).height)
  return oblong.sort((a, b) => areaOf(a) - areaOf(b))[0] ?? size
}

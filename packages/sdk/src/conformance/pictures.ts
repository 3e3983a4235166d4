import {
  type Conversation,
  type ConversationDetail,
  conversationDetailSchema,
  conversationSchema,
  type Image,
  imageSchema,
  type Model,
  modelListSchema,
  type SendMessage,
  type SentMessage,
  sentMessageSchema,
} from '../contract/index.js'
import type { Caller } from './caller.js'
import { Skipped } from './check.js'
import { expectBody, expectStatus, expectThat, Mismatch } from './expectations.js'
import { once } from './once.js'
import { sleep } from './pacing.js'
import { paths } from './paths.js'
import { pngFile } from './sample-files.js'
import type { Timing } from './timing.js'

/** What a picture of the kit is made with. */
export interface Choice {
  model: Model
  /** The smallest size that the model has. */
  size: string
}

/** The steps that most checks begin with. Each fails with a `Mismatch` where the backend does not go along. */
export interface Pictures {
  models(): Promise<Model[]>
  /** The cheapest model that draws, if possible one that also builds on an image. */
  painter(): Promise<Choice>
  /** The cheapest model that builds on an image. Throws `Skipped` where there is none. */
  builder(): Promise<Choice>
  /** A new conversation whose messages are drawn by the painter, and small. */
  conversation(): Promise<Conversation>
  read(conversationId: string, query?: string): Promise<ConversationDetail>
  send(conversationId: string, body: SendMessage): Promise<SentMessage>
  image(imageId: string): Promise<Image>
  /** The image once it is final. */
  settled(imageId: string): Promise<Image>
  /** The image once it is completed; any other end is a `Mismatch`. */
  completed(imageId: string): Promise<Image>
  setActive(conversationId: string, imageId: string | null): Promise<Conversation>
  /** Uploads the kit's PNG. */
  upload(): Promise<Image>
}

interface PictureParts {
  user: Caller
  timing: Timing
  signal: AbortSignal
  tag: string
}

const FINAL = ['completed', 'failed', 'cancelled']

/** Makes the steps for one user. */
export function createPictures({ user, timing, signal, tag }: PictureParts): Pictures {
  const models = once('the models', async () => {
    const { data } = expectBody(expectStatus(await user.call('GET', paths.models), 200), modelListSchema)
    return data
  })
  const image = async (imageId: string) =>
    expectBody(expectStatus(await user.call('GET', paths.image(imageId)), 200), imageSchema)

  const settled = async (imageId: string): Promise<Image> => {
    const deadline = Date.now() + timing.imageTimeoutMs
    for (;;) {
      const now = await image(imageId)
      if (FINAL.includes(now.status)) return now
      expectThat(
        Date.now() < deadline,
        `GET ${paths.image(imageId)}`,
        `a final status within ${timing.imageTimeoutMs / 1000} s`,
        `still ${now.status}`,
      )
      await sleep(timing.pollIntervalMs, signal)
    }
  }

  return {
    models,
    painter: once('a model that draws', async () => {
      const choice = cheapest(await models(), 'text2img')
      if (choice) return choice
      throw new Mismatch('GET /api/models', 'a model that makes text2img', 'none')
    }),
    builder: once('a model that builds on an image', async () => {
      const choice = cheapest(await models(), 'img2img')
      if (choice) return choice
      throw new Skipped('no model of this backend makes img2img')
    }),
    async conversation() {
      const choice = cheapest(await models(), 'text2img')
      const json = choice ? { default_model: choice.model.id, default_size: choice.size } : {}
      return expectBody(expectStatus(await user.call('POST', paths.conversations, { json }), 201), conversationSchema)
    },
    read: async (conversationId, query = '') =>
      expectBody(
        expectStatus(await user.call('GET', paths.conversation(conversationId) + query), 200),
        conversationDetailSchema,
      ),
    send: async (conversationId, body) =>
      expectBody(
        expectStatus(await user.call('POST', paths.messages(conversationId), { json: body }), 202),
        sentMessageSchema,
      ),
    image,
    settled,
    async completed(imageId) {
      const ended = await settled(imageId)
      const why = `${ended.status}: ${ended.error_code ?? ''} ${ended.error_message ?? ''}`
      expectThat(ended.status === 'completed', `GET ${paths.image(imageId)}`, 'a completed image', why)
      return ended
    },
    setActive: async (conversationId, imageId) =>
      expectBody(
        expectStatus(await user.call('PATCH', paths.activeImage(conversationId), { json: { image_id: imageId } }), 200),
        conversationSchema,
      ),
    upload: once('an uploaded image', async () => {
      const body = new FormData()
      body.set('file', new Blob([pngFile.bytes()], { type: pngFile.mimeType }), `${tag}.png`)
      return expectBody(expectStatus(await user.call('POST', paths.images, { body }), 201), imageSchema)
    }),
  }
}

/** The width and height in a size. */
export function pixelsOf(size: string): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number)
  return { width, height }
}

/** How many pixels a size has. */
export function areaOf(size: string): number {
  const { width, height } = pixelsOf(size)
  return width * height
}

/** Models that do both are preferred, then demonstrations, then what costs least. Of the sizes, the smallest. */
function cheapest(models: readonly Model[], kind: 'text2img' | 'img2img'): Choice | undefined {
  const rank = ({ kinds, is_demo, credits }: Model) => [kinds.length > 1 ? 0 : 1, is_demo ? 0 : 1, credits]
  const [model] = models
    .filter(({ kinds }) => kinds.includes(kind))
    .sort(
      (a, b) =>
        rank(a)
          .map((value, index) => value - (rank(b)[index] ?? 0))
          .find(Boolean) ?? 0,
    )
  if (!model) return undefined
  const [smallest = model.default_size] = [...model.sizes].sort((a, b) => areaOf(a) - areaOf(b))
  return { model, size: smallest }
}

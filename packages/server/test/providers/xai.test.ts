import { z } from 'zod'
import { xai } from '../../src/models/providers/xai.js'
import { describeProvider, type StandIn, type StandInReply } from './conformance/index.js'

const KEY = 'xai-of-the-tests-0123456789'

const aspectRatio = z.literal('1:1 3:4 4:3 9:16 16:9 2:3 3:2 9:19.5 19.5:9 9:20 20:9 1:2 2:1 auto'.split(' '))

const generationSchema = z.strictObject({
  model: z.literal('grok-imagine-image'),
  prompt: z.string().min(1),
  n: z.int().min(1).max(10),
  response_format: z.literal('b64_json'),
  aspect_ratio: aspectRatio.optional(),
  resolution: z.enum(['1k', '2k']).optional(),
})

const image = z.strictObject({
  url: z.string().regex(/^data:image\/(png|jpeg|webp);base64,/),
  type: z.literal('image_url'),
})

/** With one image, or with up to three. */
const editSchema = z.union([
  generationSchema.extend({ image }).transform((asked) => ({ ...asked, images: [asked.image] })),
  generationSchema.extend({ images: z.array(image).min(2).max(3) }),
])

function xaiError(status: number, code: string, error: string): StandInReply {
  return { status, json: { code, error } }
}

async function picture(standIn: StandIn, asked: z.output<typeof generationSchema>, sources?: readonly Uint8Array[]) {
  const made = await standIn.generate({
    prompt: asked.prompt,
    aspectRatio: asked.aspect_ratio,
    ...(sources && { sources }),
  })
  return {
    json: {
      data: [{ b64_json: made.base64, mime_type: made.mimeType, revised_prompt: '', respect_moderation: true }],
      usage: { cost_in_usd_ticks: 200_000_000 },
    },
  }
}

describeProvider({
  provider: xai,
  environment: { XAI_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: xaiError(
      429,
      'Some resource has been exhausted',
      'Too many requests for team tests and model grok-imagine-image. Your team’s rate limit is: Requests per Minute (actual/limit): 301/300.',
    ),
    serverError: xaiError(500, 'Internal error', 'Service temporarily unavailable.'),
    contentRefusal: xaiError(
      400,
      'Client specified an invalid argument',
      'Generated image rejected by content moderation.',
    ),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return xaiError(
        400,
        'Client specified an invalid argument',
        'Incorrect API key provided: wr***ng. You can obtain an API key from https://console.x.ai.',
      )
    }
    if (request.is('GET', '/v1/image-generation-models/grok-imagine-image')) {
      return { json: { id: 'grok-imagine-image', object: 'model', owned_by: 'xai', aliases: [] } }
    }
    if (request.is('POST', '/v1/images/generations')) {
      return picture(standIn, standIn.check(generationSchema, request.json()))
    }
    if (request.is('POST', '/v1/images/edits')) {
      const asked = standIn.check(editSchema, request.json())
      const sources = asked.images.map(({ url }) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
      return picture(standIn, asked, sources)
    }
    return undefined
  },
})

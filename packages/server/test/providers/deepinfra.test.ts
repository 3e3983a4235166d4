import { z } from 'zod'
import { deepinfra } from '../../src/models/providers/deepinfra.js'
import { describeProvider, type StandIn, type StandInReply, type StandInRequest } from './conformance/index.js'

const KEY = 'of-the-tests-0123456789abcdefghij'
const MODEL = 'black-forest-labs/FLUX-1-dev'

/** A number, or its digits, which the AI SDK's package sends and DeepInfra takes. */
const side = z.coerce.number().int().min(128).max(1024).multipleOf(64)

const inferenceSchema = z.strictObject({
  prompt: z.string(),
  num_images: z.int().min(1).max(4),
  num_inference_steps: z.int().optional(),
  guidance_scale: z.number().optional(),
  width: side.optional(),
  height: side.optional(),
  seed: z.int().min(0).optional(),
})

const editSchema = z.strictObject({
  model: z.literal('black-forest-labs/FLUX.1-Kontext-dev'),
  prompt: z.string(),
  image: z.instanceof(Blob),
  n: z.literal('1'),
  size: z.string().regex(/^\d+x\d+$/),
  response_format: z.literal('b64_json').optional(),
  user: z.string().optional(),
})

function inference(images: string[], isFlagged: boolean): StandInReply {
  return {
    json: {
      request_id: 'RfMWDr1NXCd7cnaegcm3A8q0',
      inference_status: { status: 'succeeded', runtime_ms: 1285, cost: 0.009 },
      images,
      nsfw_content_detected: [isFlagged],
      seed: 42,
    },
  }
}

async function edit(standIn: StandIn, request: StandInRequest): Promise<StandInReply> {
  const { prompt, image, size } = standIn.check(editSchema, Object.fromEntries(await request.form()))
  const picture = await standIn.generate({ prompt, size, sources: [new Uint8Array(await image.arrayBuffer())] })
  return { json: { created: 1_740_418_043, data: [{ revised_prompt: null, b64_json: picture.base64 }] } }
}

describeProvider({
  provider: deepinfra,
  entry: { model: MODEL },
  environment: { DEEPINFRA_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: { status: 429, json: { detail: { error: 'Model busy, retry later' } } },
    serverError: { status: 500, json: { detail: { error: 'Internal server error' } } },
    contentRefusal: inference(['data:image/png;base64,iVBORw0KGgo='], true),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return { status: 401, json: { detail: { error: 'Invalid API token' } } }
    }
    if (request.is('GET', '/v1/me')) return { json: { uid: 'github:1', email: 'somebody@example.com' } }
    if (request.is('POST', '/v1/openai/images/edits')) return edit(standIn, request)
    if (!request.is('POST', `/v1/inference/${MODEL}`)) return undefined
    const { prompt, width, height, seed } = standIn.check(inferenceSchema, request.json())
    const size = width && height ? `${width}x${height}` : undefined
    const { base64, mimeType } = await standIn.generate({ prompt, size, seed })
    return inference([`data:${mimeType};base64,${base64}`], false)
  },
})

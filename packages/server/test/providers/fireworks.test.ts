import { z } from 'zod'
import { fireworks } from '../../src/models/providers/fireworks.js'
import { describeProvider, type ProviderDescription, type StandInReply } from './conformance/index.js'
import { fluxInput, fluxRatio, fluxResult } from './flux-api.js'

const KEY = 'fw_of-the-tests-0123456789'
const MODELS = '/inference/v1/workflows/accounts/fireworks/models'
const KONTEXT = `${MODELS}/flux-kontext-pro`
const SCHNELL = `${MODELS}/flux-1-schnell-fp8/text_to_image`

const kontextSchema = z.strictObject({
  ...fluxInput,
  input_image: z.url().nullish(),
  aspect_ratio: fluxRatio.nullish(),
  prompt_upsampling: z.boolean().optional(),
  safety_tolerance: z.int().min(0).max(6).optional(),
})

/** What the models that answer with the picture take, with the number of pictures that the AI SDK's package adds. */
const schnellSchema = z.strictObject({
  prompt: z.string(),
  aspect_ratio: z.enum(['1:1', '21:9', '16:9', '3:2', '5:4', '4:5', '2:3', '9:16', '9:21']).optional(),
  guidance_scale: z.number().optional(),
  num_inference_steps: z.int().optional(),
  seed: z.int().optional(),
  samples: z.literal(1),
})

function fireworksError(status: number, type: string, message: string): StandInReply {
  return { status, json: { error: { object: 'error', type, message } } }
}

const common = {
  provider: fireworks,
  environment: { FIREWORKS_API_KEY: KEY },
  basePath: '/inference/v1',
  costs: 'money',
  cancels: false,
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return fireworksError(401, 'unauthorized', 'The API key you provided is invalid.')
    }
    if (request.is('GET', '/inference/v1/models')) return { json: { object: 'list', data: [] } }
    if (request.is('POST', KONTEXT)) {
      const input = standIn.check(kontextSchema, request.json())
      const { id } = await standIn.startJob({
        prompt: input.prompt,
        aspectRatio: input.aspect_ratio ?? undefined,
        seed: input.seed ?? undefined,
        sources: input.input_image ? [Buffer.from(input.input_image.split(',')[1] ?? '', 'base64')] : [],
      })
      return { json: { request_id: id } }
    }
    if (request.is('POST', `${KONTEXT}/get_result`)) {
      const { id } = standIn.check(z.strictObject({ id: z.string() }), request.json())
      return fluxResult(await standIn.look(id), id)
    }
    if (!request.is('POST', SCHNELL)) return undefined
    const { prompt, aspect_ratio: aspectRatio, seed } = standIn.check(schnellSchema, request.json())
    const { bytes } = await standIn.generate({ prompt, aspectRatio, seed })
    return { headers: { 'content-type': 'image/png', 'finish-reason': 'SUCCESS' }, body: bytes }
  },
} satisfies Partial<ProviderDescription>

const replies = {
  rateLimited: fireworksError(429, 'rate_limit_exceeded', 'Request rate limit exceeded, please try again later.'),
  serverError: fireworksError(500, 'internal_server_error', 'The server had an error while processing your request.'),
}

describeProvider({
  ...common,
  entry: { model: 'accounts/fireworks/models/flux-kontext-pro' },
  follows: 'job',
  delivers: 'url',
  showsProgress: true,
  replies: { ...replies, contentRefusal: null },
})

describeProvider({
  ...common,
  entry: { model: 'accounts/fireworks/models/flux-1-schnell-fp8' },
  follows: 'answer',
  delivers: 'bytes',
  showsProgress: false,
  replies: {
    ...replies,
    contentRefusal: {
      headers: { 'content-type': 'image/png', 'finish-reason': 'CONTENT_FILTERED' },
      body: 'a black picture',
    },
  },
})

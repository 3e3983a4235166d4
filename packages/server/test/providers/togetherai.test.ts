import { z } from 'zod'
import { togetherai } from '../../src/models/providers/togetherai.js'
import { describeProvider, type StandInReply } from './conformance/index.js'

const KEY = 'tgp_v1_of-the-tests-0123456789'
const MODEL = 'black-forest-labs/FLUX.2-pro'

/** The body of "Create image" in Together's OpenAPI description. */
const generationSchema = z.strictObject({
  model: z.literal(MODEL),
  prompt: z.string(),
  steps: z.int().optional(),
  image_url: z.url().optional(),
  seed: z.int().optional(),
  n: z.int().min(1).max(4).optional(),
  height: z.int().optional(),
  width: z.int().optional(),
  negative_prompt: z.string().optional(),
  response_format: z.enum(['base64', 'url']).optional(),
  guidance_scale: z.number().optional(),
  output_format: z.enum(['jpeg', 'png']).optional(),
  reference_images: z.array(z.url()).optional(),
  disable_safety_checker: z.boolean().optional(),
})

/** `ErrorData`. */
function togetherError(status: number, type: string, message: string, code: string | null = null): StandInReply {
  return { status, json: { error: { message, type, param: null, code } } }
}

describeProvider({
  provider: togetherai,
  environment: { TOGETHER_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: togetherError(
      429,
      'model_rate_limit',
      'You have reached the rate limit specific to this model. The maximum rate limit for this model is 60.0 queries per minute.',
    ),
    serverError: togetherError(500, 'server_error', 'The server had an error while processing your request.'),
    contentRefusal: togetherError(422, 'invalid_request_error', 'Unprocessable Entity'),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      const message =
        'Invalid API key provided. You can find your API key at https://api.together.ai/settings/api-keys.'
      return togetherError(401, 'invalid_request_error', message, 'invalid_api_key')
    }
    if (request.is('GET', '/v1/models')) return { json: [{ id: MODEL, object: 'model', type: 'image' }] }
    if (!request.is('POST', '/v1/images/generations')) return undefined
    const { prompt, width, height, seed, image_url: source } = standIn.check(generationSchema, request.json())
    const picture = await standIn.generate({
      prompt,
      size: width && height ? `${width}x${height}` : undefined,
      seed,
      sources: source ? [Buffer.from(source.split(',')[1] ?? '', 'base64')] : [],
    })
    return { json: { id: 'img-0123', model: MODEL, object: 'list', data: [{ index: 0, b64_json: picture.base64 }] } }
  },
})

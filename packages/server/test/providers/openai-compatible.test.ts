import { z } from 'zod'
import { openaiCompatible } from '../../src/models/providers/openai-compatible.js'
import { describeProvider } from './conformance/index.js'
import { editOf, editSchema, generationOf, generationSchema, openaiError } from './openai-api.js'

const KEY = 'key-of-the-servers-owner'

/** LocalAI takes the seed that OpenAI does not have. */
const seededGeneration = generationSchema.extend({ seed: z.int().optional() })
const seededEdit = editSchema.extend({ seed: z.string().regex(/^\d+$/).optional() })

describeProvider({
  // Its entry names the key's variable, which is the suite's to write.
  provider: { ...openaiCompatible, keyNames: ['MY_SD_KEY'] },
  entry: {
    model: 'sd',
    kinds: ['text2img', 'img2img'],
    sizes: ['512x512', '1024x1024', '768x512'],
    supports_seed: true,
    max_source_images: 4,
  },
  environment: { MY_SD_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'url',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: openaiError(429, 'requests', 'rate_limit_exceeded', 'Too many requests, try again later.'),
    serverError: openaiError(500, 'server_error', null, 'could not load the model'),
    contentRefusal: openaiError(
      400,
      'invalid_request_error',
      'content_policy_violation',
      'Your request was rejected as a result of our safety system.',
    ),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return openaiError(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.')
    }
    if (request.is('GET', '/v1/models')) return { json: { object: 'list', data: [{ id: 'sd', object: 'model' }] } }
    const isGeneration = request.is('POST', '/v1/images/generations')
    if (!isGeneration && !request.is('POST', '/v1/images/edits')) return undefined
    const picture = await (isGeneration
      ? generationOf(standIn, request, seededGeneration)
      : editOf(standIn, request, seededEdit))
    return { json: { created: 1_795_000_000, data: [{ url: picture.url }] } }
  },
})

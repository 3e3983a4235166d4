import { openai } from '../../src/models/providers/openai.js'
import { describeProvider } from './conformance/index.js'
import { editOf, generationOf, imagesReply, openaiError } from './openai-api.js'

const KEY = 'sk-proj-of-the-tests-0123456789'

describeProvider({
  provider: openai,
  environment: { OPENAI_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: openaiError(
      429,
      'input-images',
      'rate_limit_exceeded',
      'Rate limit reached for gpt-image-2.6-flare in organization org-tests on input-images per min: Limit 5, Used 5, Requested 1. Please try again in 12s. Visit https://platform.openai.com/account/rate-limits to learn more.',
    ),
    serverError: openaiError(
      500,
      'server_error',
      null,
      'The server had an error while processing your request. Sorry about that!',
    ),
    contentRefusal: openaiError(
      400,
      'image_generation_user_error',
      'moderation_blocked',
      'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID req_0123. safety_violations=[sexual].',
    ),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return openaiError(
        401,
        'invalid_request_error',
        'invalid_api_key',
        'Incorrect API key provided: sk-wrong************. You can find your API key at https://platform.openai.com/account/api-keys.',
      )
    }
    if (request.is('GET', '/v1/models/gpt-image-2.6-flare')) {
      return { json: { id: 'gpt-image-2.6-flare', object: 'model', created: 1_793_000_000, owned_by: 'system' } }
    }
    if (request.is('POST', '/v1/images/generations')) return imagesReply(await generationOf(standIn, request))
    if (request.is('POST', '/v1/images/edits')) return imagesReply(await editOf(standIn, request))
    return undefined
  },
})

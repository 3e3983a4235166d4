import { azure } from '../../src/models/providers/azure.js'
import { describeProvider, type StandInReply } from './conformance/index.js'
import { editOf, generationOf, imagesReply } from './openai-api.js'

const KEY = '0123456789abcdef0123456789abcdef'

function azureError(status: number, code: string, message: string, more: object = {}): StandInReply {
  return { status, json: { error: { code, message, ...more } } }
}

describeProvider({
  provider: azure,
  entry: { model: 'our-pictures' },
  environment: { AZURE_API_KEY: KEY },
  basePath: '/openai/v1',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: azureError(
      429,
      '429',
      'Requests to the ImageGenerations_Create Operation under Azure OpenAI API have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 20 seconds.',
    ),
    serverError: azureError(500, 'InternalServerError', 'The server had an error while processing your request.'),
    contentRefusal: azureError(
      400,
      'content_policy_violation',
      'Your request was rejected as a result of our safety system. Your prompt may contain text that is not allowed by our safety system.',
      {
        type: 'invalid_request_error',
        inner_error: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_results: { violence: { filtered: true, severity: 'medium' } },
        },
      },
    ),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers['api-key'] !== KEY) {
      return azureError(
        401,
        '401',
        'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
      )
    }
    if (request.is('GET', '/openai/v1/models')) return { json: { object: 'list', data: [] } }
    if (request.is('POST', '/openai/v1/images/generations')) return imagesReply(await generationOf(standIn, request))
    if (request.is('POST', '/openai/v1/images/edits')) return imagesReply(await editOf(standIn, request))
    return undefined
  },
})

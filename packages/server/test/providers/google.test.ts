import { z } from 'zod'
import { google } from '../../src/models/providers/google.js'
import { describeProvider, type StandInReply } from './conformance/index.js'

const KEY = 'AIza-of-the-tests-0123456789'
const MODEL = 'gemini-nano-banana-2.1'

const part = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({
    inlineData: z.strictObject({ mimeType: z.enum(['image/png', 'image/jpeg', 'image/webp']), data: z.base64() }),
  }),
])

const requestSchema = z.strictObject({
  contents: z.tuple([z.strictObject({ role: z.literal('user'), parts: z.array(part).min(1) })]),
  generationConfig: z.strictObject({
    responseModalities: z.tuple([z.literal('IMAGE')]),
    imageConfig: z.strictObject({
      aspectRatio: z.enum(['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9']).optional(),
      imageSize: z.enum(['1K', '2K', '4K']).optional(),
    }),
    seed: z.int().min(0).max(2_147_483_647).optional(),
  }),
})

function googleError(code: number, status: string, message: string, details?: unknown[]): StandInReply {
  return { status: code, json: { error: { code, message, status, ...(details && { details }) } } }
}

function wrongKey(): StandInReply {
  return googleError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ])
}

const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: 1120, totalTokenCount: 1129 }

describeProvider({
  provider: google,
  environment: { GOOGLE_GENERATIVE_AI_API_KEY: KEY },
  basePath: '/v1beta',
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: googleError(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'),
    serverError: googleError(500, 'INTERNAL', 'An internal error has occurred. Please retry.'),
    contentRefusal: {
      json: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata, modelVersion: MODEL },
    },
  },
  standIn: (standIn) => async (request) => {
    if (request.headers['x-goog-api-key'] !== KEY) return wrongKey()
    if (request.is('GET', `/v1beta/models/${MODEL}`)) {
      return { json: { name: `models/${MODEL}`, supportedGenerationMethods: ['generateContent'] } }
    }
    if (!request.is('POST', `/v1beta/models/${MODEL}:generateContent`)) return undefined
    const { contents, generationConfig } = standIn.check(requestSchema, request.json())
    const { parts } = contents[0]
    const picture = await standIn.generate({
      prompt: parts.map((each) => ('text' in each ? each.text : '')).join(''),
      aspectRatio: generationConfig.imageConfig.aspectRatio,
      seed: generationConfig.seed,
      sources: parts.flatMap((each) => ('inlineData' in each ? [Buffer.from(each.inlineData.data, 'base64')] : [])),
    })
    const inlineData = { mimeType: picture.mimeType, data: picture.base64 }
    return {
      json: {
        candidates: [{ content: { parts: [{ inlineData }], role: 'model' }, finishReason: 'STOP', index: 0 }],
        usageMetadata,
        modelVersion: MODEL,
        responseId: 'response-of-the-tests',
      },
    }
  },
})

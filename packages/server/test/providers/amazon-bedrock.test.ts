import { AwsV4Signer } from 'aws4fetch'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { configuredModels } from '../../src/models/configured-models.js'
import { amazonBedrock } from '../../src/models/providers/amazon-bedrock.js'
import { describeProvider, type StandInReply } from './conformance/index.js'
import { closeServers, sendJson, serverOf } from './one-call.js'

const KEY = 'ABSK-of-the-tests-0123456789'
const MODEL = 'stability.sd3-5-large-v1%3A0'

const common = {
  prompt: z.string().max(10_000),
  negative_prompt: z.string().max(10_000).optional(),
  seed: z.int().min(0).max(4_294_967_294).optional(),
  output_format: z.enum(['jpeg', 'png', 'webp']).optional(),
}

/** The body of Stable Diffusion 3.5 Large in Bedrock's user guide. */
const bodySchema = z.discriminatedUnion('mode', [
  z.strictObject({
    ...common,
    mode: z.literal('text-to-image'),
    aspect_ratio: z.enum(['16:9', '1:1', '21:9', '2:3', '3:2', '4:5', '5:4', '9:16', '9:21']).optional(),
  }),
  z.strictObject({
    ...common,
    mode: z.literal('image-to-image'),
    image: z.base64(),
    strength: z.number().min(0).max(1),
  }),
])

function awsError(status: number, type: string, message: string): StandInReply {
  return { status, headers: { 'x-amzn-errortype': type }, json: { message } }
}

describeProvider({
  provider: amazonBedrock,
  entry: { model: decodeURIComponent(MODEL) },
  environment: { AWS_BEARER_TOKEN_BEDROCK: KEY },
  costs: 'money',
  follows: 'answer',
  delivers: 'base64',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: awsError(429, 'ThrottlingException', 'Too many requests, please wait before trying again.'),
    serverError: awsError(
      500,
      'InternalServerException',
      'The system encountered an unexpected error during processing. Try your request again.',
    ),
    contentRefusal: { json: { finish_reasons: ['Filter reason: prompt'] } },
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) {
      return awsError(403, 'AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.')
    }
    if (request.is('GET', `/foundation-models/${MODEL}`)) {
      return { json: { modelDetails: { modelId: decodeURIComponent(MODEL), modelLifecycle: { status: 'ACTIVE' } } } }
    }
    if (!request.is('POST', `/model/${MODEL}/invoke`)) return undefined
    const input = standIn.check(bodySchema, request.json())
    const picture = await standIn.generate({
      prompt: input.prompt,
      aspectRatio: 'aspect_ratio' in input ? input.aspect_ratio : undefined,
      seed: input.seed,
      sources: 'image' in input ? [Buffer.from(input.image, 'base64')] : [],
    })
    return { json: { seeds: [input.seed ?? 77], finish_reasons: [null], images: [picture.base64] } }
  },
})

afterEach(closeServers)

const ACCESS_KEY = {
  AWS_ACCESS_KEY_ID: 'AKIAOFTHETESTS',
  AWS_SECRET_ACCESS_KEY: 'the-secret',
  AWS_SESSION_TOKEN: 'token',
}

function modelsOf(environment: Record<string, string>, more: object = {}) {
  const entries = [{ id: 'ours', provider: 'amazon-bedrock', ...more }]
  return configuredModels({ entries, providers: [amazonBedrock], environment, workingDirectory: '.' })
}

test('an access key of AWS that is there for other purposes adds no model', () => {
  const noted = { entries: null, providers: [amazonBedrock], workingDirectory: '.' }
  expect(() => configuredModels({ ...noted, environment: ACCESS_KEY })).toThrow('names the provider "sketch"')
  expect(() => modelsOf(ACCESS_KEY)).toThrow('The model "ours" needs a key: set AWS_BEARER_TOKEN_BEDROCK.')
})

test('an entry that names the secret of an access key has its requests signed with it', async () => {
  const { url: base_url, seen } = await serverOf((_, response) => sendJson(response, 200, {}))
  const [model] = modelsOf(
    { ...ACCESS_KEY, AWS_REGION: 'us-east-1' },
    { base_url, api_key_env: 'AWS_SECRET_ACCESS_KEY', options: { region: 'us-west-2' } },
  )
  await model?.check?.(AbortSignal.timeout(60_000))
  const path = seen[0]?.path ?? ''
  const headers = seen[0]?.headers ?? {}
  const expected = await new AwsV4Signer({
    url: new URL(path, base_url).href,
    headers: { accept: 'application/json' },
    accessKeyId: ACCESS_KEY.AWS_ACCESS_KEY_ID,
    secretAccessKey: ACCESS_KEY.AWS_SECRET_ACCESS_KEY,
    sessionToken: ACCESS_KEY.AWS_SESSION_TOKEN,
    service: 'bedrock',
    region: 'us-west-2',
    datetime: String(headers['x-amz-date']),
  }).sign()
  expect(headers['authorization']).toBe(expected.headers.get('authorization'))
  expect(headers['x-amz-security-token']).toBe('token')
})

test('half an access key, or a region that is none, stops the start with a sentence', () => {
  const { AWS_SECRET_ACCESS_KEY } = ACCESS_KEY
  const signed = { api_key_env: 'AWS_SECRET_ACCESS_KEY' }
  expect(() => modelsOf({ AWS_SECRET_ACCESS_KEY }, signed)).toThrow('needs AWS_ACCESS_KEY_ID to be set, too')
  expect(() => modelsOf({ ...ACCESS_KEY, AWS_REGION: 'x.example/' }, signed)).toThrow('set AWS_REGION, such as')
})

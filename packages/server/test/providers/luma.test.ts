import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { luma } from '../../src/models/providers/luma.js'
import { describeProvider, type StandInJob } from './conformance/index.js'
import { closeServers, contextOf, request, sendJson, serverOf, settingsOf } from './one-call.js'

const KEY = 'luma-api-of-the-tests-0123456789'

const reference = z.union([
  z.strictObject({ url: z.url() }),
  z.strictObject({ data: z.base64(), media_type: z.enum(['image/png', 'image/jpeg', 'image/webp']) }),
])

const common = {
  prompt: z.string().min(1).max(6000),
  model: z.enum(['uni-1', 'uni-1-max']).optional(),
  aspect_ratio: z.enum(['3:1', '2:1', '16:9', '3:2', '1:1', '2:3', '9:16', '1:2', '1:3']).nullish(),
  image_ref: z.array(reference).max(9).optional(),
  output_format: z.enum(['png', 'jpeg']).nullish(),
  style: z.enum(['auto', 'manga']).optional(),
  user_id: z.string().optional(),
  web_search: z.boolean().optional(),
}

/** `GenerationCreateParams` of Luma's own client. */
const createSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('image') }),
  z.strictObject({
    ...common,
    type: z.literal('image_edit'),
    source: reference,
    image_ref: z.array(reference).max(8).optional(),
  }),
])

const STATES = { queued: 'queued', running: 'processing', done: 'completed', refused: 'failed', cancelled: 'failed' }

function generation({ id, state, picture, ask }: StandInJob) {
  return {
    id,
    type: ask.sources?.length ? 'image_edit' : 'image',
    model: 'uni-1',
    state: STATES[state],
    created_at: '2026-11-22T12:00:00Z',
    output: picture ? [{ type: 'image', url: picture.url }] : [],
    failure_code: state === 'refused' ? 'content_moderated' : null,
    failure_reason: state === 'refused' ? 'The prompt violates our content guidelines.' : null,
  }
}

describeProvider({
  provider: luma,
  environment: { LUMA_AGENTS_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'job',
  delivers: 'url',
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: { status: 429, json: { detail: 'Rate limit exceeded. Please try again later.' } },
    serverError: { status: 502, json: { detail: 'Upstream service unavailable' } },
    contentRefusal: null,
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) return { status: 401, json: { detail: 'Invalid API key' } }
    if (request.is('POST', '/v1/generations')) {
      const input = standIn.check(createSchema, request.json())
      const given = [...(input.type === 'image_edit' ? [input.source] : []), ...(input.image_ref ?? [])]
      const job = await standIn.startJob({
        prompt: input.prompt,
        aspectRatio: input.aspect_ratio ?? undefined,
        sources: given.flatMap((each) => ('data' in each ? [Buffer.from(each.data, 'base64')] : [])),
      })
      return { status: 201, json: generation(job) }
    }
    const [, id] = /^\/v1\/generations\/([\w-]+)$/.exec(request.path) ?? []
    if (id === undefined || request.method !== 'GET') return undefined
    const job = await standIn.look(id)
    return job ? { json: generation(job) } : { status: 404, json: { detail: 'Generation not found' } }
  },
})

afterEach(closeServers)

test('money that ran out while Luma worked is for whoever runs the Studio to top up', async () => {
  const failure = { failure_code: 'budget_exhausted', failure_reason: 'Insufficient balance.' }
  const { url } = await serverOf(({ method }, response) =>
    sendJson(response, 200, {
      id: 'job',
      ...(method === 'POST' ? { state: 'queued' } : { state: 'failed', ...failure }),
    }),
  )
  await expect(luma.create(settingsOf({ baseUrl: url })).generate(request, contextOf())).rejects.toMatchObject({
    code: 'provider_quota',
    forOperator: expect.stringContaining('Insufficient balance'),
  })
})

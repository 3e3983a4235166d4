import { z } from 'zod'
import { replicate } from '../../src/models/providers/replicate.js'
import { describeProvider, type StandIn, type StandInJob, type StandInReply } from './conformance/index.js'

const TOKEN = 'r8_OfTheTests0123456789abcdefghijklmnop'
const MODEL = 'black-forest-labs/flux-2-pro'
const VERSION = 'ed655d7e0d0e5a6ae1c4ed2a2d2f9e0e6cf9c3a1e8e3f4b5d6c7a8b9c0d1e2f3'

const WRONG_TOKEN: StandInReply = {
  status: 401,
  json: { title: 'Unauthenticated', detail: 'You did not pass a valid authentication token', status: 401 },
}

const notFound = (): StandInReply => ({
  status: 404,
  json: { detail: 'The requested resource could not be found.', status: 404 },
})

/** The inputs of the model, as its page publishes them. */
const predictionSchema = z.strictObject({
  input: z.strictObject({
    prompt: z.string(),
    input_images: z.array(z.url()).max(8).optional(),
    aspect_ratio: z.enum([
      'match_input_image',
      'custom',
      ...(['1:1', '16:9', '3:2', '2:3', '4:5', '5:4', '9:16', '3:4', '4:3'] as const),
    ]),
    resolution: z.enum(['match_input_image', '0.5 MP', '1 MP', '2 MP', '4 MP']).optional(),
    width: z.int().min(256).max(2048).optional(),
    height: z.int().min(256).max(2048).optional(),
    safety_tolerance: z.int().min(1).max(5).optional(),
    seed: z.int().optional(),
    output_format: z.enum(['webp', 'jpg', 'png']).optional(),
    output_quality: z.int().min(0).max(100).optional(),
  }),
  webhook: z.url().optional(),
  webhook_events_filter: z.array(z.enum(['start', 'output', 'logs', 'completed'])).optional(),
})

describeProvider({
  provider: replicate,
  environment: { REPLICATE_API_TOKEN: TOKEN },
  basePath: '/v1',
  costs: 'money',
  follows: 'job',
  delivers: 'url',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: {
      status: 429,
      json: { detail: 'Request was throttled. Your rate limit resets in ~1s.', status: 429 },
    },
    serverError: { status: 500, json: { title: 'Internal Server Error', detail: 'Something went wrong', status: 500 } },
    contentRefusal: null,
  },
  standIn: (standIn) => {
    const uploaded: Buffer[] = []
    return async (request) => {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) return WRONG_TOKEN
      if (request.is('GET', '/v1/account')) {
        return { json: { type: 'organization', username: 'acme', name: 'Acme', github_url: 'https://github.com/acme' } }
      }
      if (request.is('GET', `/v1/models/${MODEL}`)) {
        return { json: { owner: 'black-forest-labs', name: 'flux-2-pro', visibility: 'public', latest_version: null } }
      }
      if (request.is('POST', '/v1/files')) {
        const content = (await request.form()).get('content')
        if (!(content instanceof Blob)) return { status: 400, json: { detail: 'Missing content' } }
        uploaded.push(Buffer.from(await content.arrayBuffer()))
        const get = `${standIn.origin}/v1/files/${uploaded.length - 1}`
        return { status: 201, json: { id: String(uploaded.length - 1), urls: { get } } }
      }
      if (request.is('POST', `/v1/models/${MODEL}/predictions`)) {
        const { input } = standIn.check(predictionSchema, request.json())
        standIn.check(z.string().regex(/^\d+m$/), request.headers['cancel-after'])
        const sources = (input.input_images ?? []).map((url) => sourceAt(url, uploaded))
        const { prompt, aspect_ratio: aspectRatio, seed } = input
        const job = await standIn.startJob({ prompt, aspectRatio, seed, sources }, randomId())
        return { status: 201, json: prediction(standIn, job) }
      }
      const [, id, isCancel] = /^\/v1\/predictions\/(\w+)(\/cancel)?$/.exec(request.path) ?? []
      if (id === undefined) return undefined
      if (request.method === 'POST' && isCancel) {
        standIn.cancel(id)
        const job = await standIn.look(id)
        return job ? { json: prediction(standIn, job) } : notFound()
      }
      const job = await standIn.look(id)
      return job ? { json: prediction(standIn, job) } : notFound()
    }
  },
})

/** An id as Replicate makes them: 26 letters and digits. */
function randomId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 26)
}

function sourceAt(url: string, uploaded: readonly Buffer[]): Uint8Array {
  const [, base64] = /^data:image\/\w+;base64,(.*)$/.exec(url) ?? []
  if (base64 !== undefined) return Buffer.from(base64, 'base64')
  return uploaded[Number(url.split('/').at(-1))] ?? new Uint8Array()
}

const STATUSES = {
  queued: 'starting',
  running: 'processing',
  done: 'succeeded',
  refused: 'failed',
  cancelled: 'canceled',
} as const

function prediction({ origin }: StandIn, { id, ask, state, progress, picture }: StandInJob) {
  const bar = `Using seed: 1234\n 0%|          | 0/28 [00:00<?, ?it/s]\n ${progress * 100}%|█████     | ${progress * 28}/28 [00:01]\n`
  return {
    id,
    model: MODEL,
    version: VERSION,
    input: { prompt: ask.prompt },
    logs: state === 'running' ? bar : '',
    output: picture ? picture.url : null,
    data_removed: false,
    error:
      state === 'refused'
        ? 'The input or output was flagged as sensitive. Please try again with different inputs. (E005)'
        : null,
    source: 'api',
    status: STATUSES[state],
    created_at: '2026-11-22T12:00:00.000Z',
    urls: {
      get: `${origin}/v1/predictions/${id}`,
      cancel: `${origin}/v1/predictions/${id}/cancel`,
      web: `https://replicate.com/p/${id}`,
    },
  }
}

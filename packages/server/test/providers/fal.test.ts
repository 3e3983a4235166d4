import { z } from 'zod'
import { fal } from '../../src/models/providers/fal.js'
import { describeProvider, type StandIn, type StandInJob, type StandInReply } from './conformance/index.js'

const KEY = '0b1c2d3e-0000-4111-8222-333344445555:of-the-tests-0123456789abcdef'
const APP = '/fal-ai/flux-2-pro'

const WRONG_KEY: StandInReply = {
  status: 401,
  json: {
    detail: 'Cannot access application "fal-ai/flux-2-pro". Authentication is required to access this application.',
  },
}

const imageSize = z.strictObject({ width: z.int().min(256).max(2048), height: z.int().min(256).max(2048) })
const commonInput = {
  prompt: z.string(),
  seed: z.int().optional(),
  safety_tolerance: z.enum(['1', '2', '3', '4', '5']).optional(),
  enable_safety_checker: z.boolean().optional(),
  output_format: z.enum(['jpeg', 'png']).optional(),
  sync_mode: z.boolean().optional(),
}

/** `Flux2MaxInput` of fal's client, and that of the endpoint that edits. */
const inputSchema = z.strictObject({ ...commonInput, image_size: imageSize.optional() })
const editSchema = z.strictObject({
  ...commonInput,
  image_size: imageSize.optional(),
  image_urls: z.array(z.url()).min(1).max(8),
})

describeProvider({
  provider: fal,
  environment: { FAL_KEY: KEY },
  costs: 'money',
  follows: 'job',
  delivers: 'url',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: { status: 429, json: { detail: 'Too many requests' } },
    serverError: { status: 500, json: { detail: 'Internal server error', error_type: 'internal_error' } },
    contentRefusal: contentRefusal(),
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Key ${KEY}`) return WRONG_KEY
    if (request.is('GET', '/v1/models/pricing')) {
      const endpoint_id = standIn.check(z.literal('fal-ai/flux-2-pro'), request.query.get('endpoint_id'))
      const prices = [{ endpoint_id, unit_price: 0.03, unit: 'megapixels', currency: 'USD' }]
      return { json: { prices, next_cursor: null, has_more: false } }
    }
    if (request.is('POST', APP) || request.is('POST', `${APP}/edit`)) {
      standIn.check(z.string().regex(/^\d+$/), request.headers['x-fal-request-timeout'])
      const input = readInput(standIn, request.path, request.json())
      const job = await standIn.startJob(input)
      return { json: { status: 'IN_QUEUE', queue_position: 0, ...jobUrls(standIn, job) } }
    }
    const [, id = '', what = ''] = new RegExp(`^${APP}/requests/([\\w-]+)(/status|/cancel)?$`).exec(request.path) ?? []
    if (request.method === 'PUT' && what === '/cancel') {
      standIn.cancel(id)
      return { status: 202, json: { status: 'CANCELLATION_REQUESTED' } }
    }
    if (id === '' || request.method !== 'GET') return undefined
    const job = await standIn.look(id)
    if (!job) return { status: 404, json: { detail: 'Request not found' } }
    return what === '/status' ? status(standIn, job) : result(job)
  },
})

function readInput(standIn: StandIn, path: string, body: unknown) {
  const input = path === APP ? { ...standIn.check(inputSchema, body), image_urls: [] } : standIn.check(editSchema, body)
  const { prompt, seed, image_size: size } = input
  const sources = input.image_urls.map((url) => Buffer.from(url.split(',')[1] ?? '', 'base64'))
  return { prompt, seed, size: size && `${size.width}x${size.height}`, sources }
}

function jobUrls({ origin }: StandIn, { id }: StandInJob) {
  const response_url = `${origin}${APP}/requests/${id}`
  return { request_id: id, response_url, status_url: `${response_url}/status`, cancel_url: `${response_url}/cancel` }
}

function status(standIn: StandIn, job: StandInJob): StandInReply {
  const urls = jobUrls(standIn, job)
  if (job.state === 'queued') return { status: 202, json: { status: 'IN_QUEUE', queue_position: 0, ...urls } }
  if (job.state !== 'running') {
    return { json: { status: 'COMPLETED', logs: [], metrics: { inference_time: 1.5 }, ...urls } }
  }
  const message = ` ${job.progress * 100}%|█████     | ${job.progress * 28}/28 [00:01<00:01,  9.80it/s]`
  const logs = [{ message, level: 'STDERR', source: 'USER', timestamp: '2026-11-22T12:00:00.000Z' }]
  return { status: 202, json: { status: 'IN_PROGRESS', logs, ...urls } }
}

function result({ state, picture, ask }: StandInJob): StandInReply {
  if (state === 'refused') return contentRefusal()
  if (state === 'cancelled') return { status: 400, json: { detail: 'Request was cancelled' } }
  if (!picture) return { status: 400, json: { detail: 'Request is still in progress' } }
  const { url, width, height, mimeType: content_type } = picture
  const images = [{ url, width, height, content_type, file_name: 'output.png', file_size: picture.bytes.length }]
  return { json: { images, seed: ask.seed ?? 77 } }
}

function contentRefusal(): StandInReply {
  const msg = 'The content could not be processed because it contained material flagged by a content checker.'
  const url = 'https://docs.fal.ai/errors#content_policy_violation'
  const detail = [{ loc: ['body', 'prompt'], msg, type: 'content_policy_violation', url, input: 'a red fox' }]
  return { status: 422, headers: { 'x-fal-retryable': 'false' }, json: { detail } }
}

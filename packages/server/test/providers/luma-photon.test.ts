import { z } from 'zod'
import { lumaPhoton } from '../../src/models/providers/luma-photon.js'
import { describeProvider, type StandInJob } from './conformance/index.js'

const KEY = 'luma-of-the-tests-0123456789'
const GENERATIONS = '/dream-machine/v1/generations'

/** What Dream Machine takes for a picture from words alone. */
const createSchema = z.strictObject({
  model: z.enum(['photon-1', 'photon-flash-1']),
  prompt: z.string(),
  aspect_ratio: z.enum(['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21']).optional(),
  callback_url: z.url().optional(),
})

const STATES = { queued: 'queued', running: 'dreaming', done: 'completed', refused: 'failed', cancelled: 'failed' }

function generation({ id, state, picture, ask }: StandInJob) {
  return {
    id,
    generation_type: 'image',
    state: STATES[state],
    failure_reason: state === 'refused' ? 'prompt not allowed because advanced moderation failed' : null,
    created_at: '2026-11-22T12:00:00Z',
    assets: picture ? { video: null, image: picture.url, progress_video: null } : null,
    model: 'photon-1',
    request: { generation_type: 'image', model: 'photon-1', prompt: ask.prompt, aspect_ratio: ask.aspectRatio },
  }
}

describeProvider({
  provider: lumaPhoton,
  environment: { LUMA_API_KEY: KEY },
  basePath: '/dream-machine/v1',
  costs: 'money',
  follows: 'job',
  delivers: 'url',
  cancels: true,
  showsProgress: false,
  replies: {
    rateLimited: { status: 429, json: { detail: 'Too many requests' } },
    serverError: { status: 500, json: { detail: 'Internal Server Error' } },
    contentRefusal: { status: 400, json: { detail: 'prompt not allowed because advanced moderation failed' } },
  },
  standIn: (standIn) => async (request) => {
    if (request.headers.authorization !== `Bearer ${KEY}`) return { status: 401, json: { detail: 'Invalid API key' } }
    if (request.is('GET', GENERATIONS)) {
      return { json: { generations: [], count: 0, limit: 1, offset: 0, has_more: false } }
    }
    if (request.is('POST', `${GENERATIONS}/image`)) {
      const { prompt, aspect_ratio: aspectRatio } = standIn.check(createSchema, request.json())
      return { status: 201, json: generation(await standIn.startJob({ prompt, aspectRatio })) }
    }
    const [, id] = /\/generations\/([\w-]+)$/.exec(request.path) ?? []
    if (id === undefined) return undefined
    if (request.method === 'DELETE') {
      standIn.cancel(id)
      return { status: 204 }
    }
    const job = await standIn.look(id)
    return job ? { json: generation(job) } : { status: 404, json: { detail: 'Generation not found' } }
  },
})

import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CallHandedOverError } from '../../src/models/image-model.js'
import { stableDiffusionCpp } from '../../src/models/providers/stable-diffusion-cpp.js'
import { picture } from '../puppet-model.js'
import {
  describeProvider,
  type Handler,
  type ProviderDescription,
  type StandIn,
  type StandInJob,
  type StandInReply,
  type StandInRequest,
} from './conformance/index.js'
import { resets } from './conformance/script.js'
import { callModel, complaintOf, failureOf, makeModel, setLocalScene, until } from './local-scene.js'

/** `POST /sdcpp/v1/img_gen` as examples/server/api.md has it. */
const imageRequest = z.strictObject({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  clip_skip: z.int().optional(),
  width: z.int().min(64).max(4096),
  height: z.int().min(64).max(4096),
  strength: z.number().min(0).max(1).optional(),
  seed: z.int(),
  batch_count: z.literal(1),
  init_image: z.base64().optional(),
  ref_images: z.array(z.base64()).optional(),
  sample_params: z
    .strictObject({
      scheduler: z.string().optional(),
      sample_method: z.string().optional(),
      sample_steps: z.int().optional(),
      guidance: z
        .strictObject({ txt_cfg: z.number().optional(), distilled_guidance: z.number().optional() })
        .optional(),
    })
    .optional(),
  output_format: z.enum(['png', 'jpeg', 'webp']),
})

const CAPABILITIES = {
  model: { name: 'dreamshaper_8.safetensors', stem: 'dreamshaper_8', path: '/models/dreamshaper_8.safetensors' },
  current_mode: 'img_gen',
  supported_modes: ['img_gen'],
  samplers: ['euler', 'euler_a', 'dpm++2m'],
  schedulers: ['discrete', 'normal', 'karras'],
  output_formats: ['png', 'jpeg'],
  features: { init_image: true, cancel_queued: true, cancel_generating: false },
  limits: { min_width: 64, max_width: 4096, min_height: 64, max_height: 4096, max_batch_count: 8, max_queue_size: 64 },
}

const STATUS = { queued: 'queued', running: 'generating', done: 'completed', refused: 'failed', cancelled: 'cancelled' }

function jobAnswer({ id, state, picture }: StandInJob) {
  const error =
    state === 'cancelled' ? { code: 'cancelled', message: 'job cancelled by client' } : { code: 'generation_failed' }
  return {
    id,
    kind: 'img_gen',
    status: STATUS[state],
    created: 1_775_401_200,
    started: state === 'queued' ? null : 1_775_401_203,
    completed: state === 'queued' || state === 'running' ? null : 1_775_401_215,
    queue_position: state === 'queued' ? 1 : 0,
    result: picture ? { output_format: 'png', images: [{ index: 0, b64_json: picture.base64 }] } : null,
    error: state === 'refused' || state === 'cancelled' ? error : null,
  }
}

/** A server with one model. It works on one job at a time, and forgets all of them when it is restarted. */
function createServer(stand: StandIn): Handler & { jobs: Map<string, StandInJob> } {
  const jobs = new Map<string, StandInJob>()
  const handle = async (request: StandInRequest): Promise<StandInReply | undefined> => {
    if (request.is('GET', '/sdcpp/v1/capabilities')) return { json: CAPABILITIES }
    if (request.is('POST', '/sdcpp/v1/img_gen')) {
      const { prompt, width, height, seed, init_image } = stand.check(imageRequest, request.json())
      const sources = init_image === undefined ? [] : [Buffer.from(init_image, 'base64')]
      const id = `job_${(1_775_401_200).toString(16)}_${String(jobs.size).padStart(8, '0')}`
      const job = await stand.startJob({ prompt, size: `${width}x${height}`, seed, sources }, id)
      jobs.set(id, job)
      const poll_url = `/sdcpp/v1/jobs/${id}`
      return { status: 202, json: { id, kind: 'img_gen', status: 'queued', created: 1_775_401_200, poll_url } }
    }
    const [, id = '', action] = /^\/sdcpp\/v1\/jobs\/([\w-]+)(\/cancel)?$/.exec(request.path) ?? []
    if (id === '') return undefined
    if (action) {
      const job = jobs.get(id)
      if (!job) return { status: 404, json: { error: 'job not found' } }
      if (job.state === 'running') {
        return { status: 409, json: { error: 'job is currently generating and cannot be interrupted yet' } }
      }
      stand.cancel(id)
      return { json: jobAnswer(job) }
    }
    const job = jobs.has(id) ? await stand.look(id) : undefined
    return job ? { json: jobAnswer(job) } : { status: 404, json: { error: 'job not found' } }
  }
  return Object.assign(handle, { jobs })
}

const description: ProviderDescription = {
  provider: stableDiffusionCpp,
  entry: { model: 'dreamshaper_8', options: { sample_method: 'euler_a', sample_steps: 20, txt_cfg: 7 } },
  environment: {},
  costs: 'nothing',
  follows: 'job',
  delivers: 'base64',
  // Only a job that waits can be cancelled there; the suite's are being worked on.
  cancels: false,
  showsProgress: false,
  replies: {
    rateLimited: { status: 429, json: { error: 'job queue is full' } },
    serverError: { status: 500, json: { error: 'server_error', message: 'bad allocation' } },
    contentRefusal: null,
  },
  standIn: createServer,
  leaveOut: {
    content_refusal: 'It draws whatever it is asked for, and has no refusal in its API.',
    wrong_key: 'It takes no key unless it is told to; that is tried beside its source.',
  },
}

describeProvider(description)

describe('stable-diffusion.cpp, on one’s own machine', () => {
  const setScene = () => setLocalScene(description, createServer)

  test('needs nothing but its provider’s name', () => {
    expect(makeModel(stableDiffusionCpp, {}).info).toMatchObject({ name: 'stable-diffusion.cpp', credits: 1 })
  })

  test('an image that waits, or is being made, has no progress', async () => {
    const { model } = await setScene()
    const call = callModel(model())
    await call.answer
    expect(call.progress).toEqual([])
  })

  test('tells the seed that was drawn where none was asked for, also to whoever goes on', async () => {
    const { model, standIn } = await setScene()
    standIn.script = { isHeld: true }
    const first = callModel(model())
    await until(() => first.kept.length > 0)
    first.abort(new CallHandedOverError())
    await expect(first.answer).rejects.toThrow(CallHandedOverError)
    standIn.release()
    const { seed } = await callModel(model(), {}, first.kept[0]).answer
    expect(seed).toBe(standIn.asks[0]?.seed)
    expect(standIn.asks).toHaveLength(1)
  })

  test('starts again where a restarted server has forgotten the job', async () => {
    const { model, standIn } = await setScene()
    const call = callModel(model(), { seed: 7 }, 'job_6924a300_00000042#9')
    expect((await call.answer).seed).toBe(7)
    expect(standIn.asks).toHaveLength(1)
    expect(call.kept).toHaveLength(1)
  })

  test('says so when the server is restarted while it waits', async () => {
    const { model, server, standIn } = await setScene()
    standIn.script = { isHeld: true }
    const call = callModel(model())
    await until(() => call.kept.length > 0)
    server.jobs.clear()
    expect((await failureOf(call)).message).toContain('send it again')
  })

  test('takes a job that nobody waits for any more out of the queue', async () => {
    const { model, standIn } = await setScene()
    const call = callModel(model())
    // The first look never comes through, so the job still waits.
    standIn.script = {
      onLook: () => {
        call.abort(new Error('Cancelled.'))
        return resets()
      },
    }
    await expect(call.answer).rejects.toThrow('Cancelled.')
    expect(standIn.cancelled).toEqual([call.kept[0]?.split('#')[0]])
  })

  test('gives a job up that is being made and can’t be stopped', async () => {
    const { model, standIn } = await setScene()
    standIn.script = { isHeld: true }
    const call = callModel(model())
    await until(() => [...standIn.jobs.values()].some(({ state }) => state === 'running'))
    call.abort(new Error('Cancelled.'))
    await expect(call.answer).rejects.toThrow('Cancelled.')
    expect(standIn.cancelled).toEqual([])
  })

  test('gives an editing model the source as a reference', async () => {
    const bodies: unknown[] = []
    const { model } = await setLocalScene(description, () => async (request: StandInRequest) => {
      bodies.push(request.json())
      return { status: 400, json: { error: 'invalid generation parameters' } }
    })
    const source = { bytes: await picture(64, 64), mimeType: 'image/png' }
    const entry = { options: { source_image_as: 'reference', extra: { increase_ref_index: true } } }
    const failure = await failureOf(callModel(model(entry), { kind: 'img2img', source }))
    expect(bodies[0]).toMatchObject({ ref_images: [source.bytes.toString('base64')], increase_ref_index: true })
    expect(bodies[0]).not.toHaveProperty('init_image')
    expect(failure).toMatchObject({ code: 'provider_rejected' })
    expect(failure.forOperator).toContain('invalid generation parameters')
  })

  test('reads a WebP for the server, which can’t', async () => {
    const { model, standIn } = await setScene()
    const webp = await sharp(await picture(64, 64))
      .webp({ lossless: true })
      .toBuffer()
    await callModel(model(), { kind: 'img2img', source: { bytes: webp, mimeType: 'image/webp' } }).answer
    const [came] = standIn.asks[0]?.sources ?? []
    expect((await sharp(came).metadata()).format).toBe('png')
  })

  test('a check says in one sentence what to start or correct', async () => {
    const { model } = await setScene()
    expect(await complaintOf(model())).toBeNull()
    expect(await complaintOf(model({ model: 'flux1-dev' }))).toBe(
      'sd-server has loaded dreamshaper_8.safetensors, not "flux1-dev": start it with -m and that file, or correct "model".',
    )
    expect(await complaintOf(model({ sizes: ['8192x8192'] }))).toContain('makes no 8192x8192')
    expect(await complaintOf(model({ options: { sample_method: 'dpmpp' } }))).toContain('euler, euler_a, dpm++2m')
    expect(await complaintOf(model({ base_url: 'http://127.0.0.1:9' }))).toBe(
      'Nothing answers at http://127.0.0.1:9: start sd-server with your model.',
    )
  })

  test('a check knows a server that is older than its job API', async () => {
    const { model, standIn } = await setLocalScene(description, () => async () => ({ status: 404, body: '' }))
    expect(await complaintOf(model())).toBe(
      `What answers at ${standIn.origin} has no /sdcpp/v1: update stable-diffusion.cpp, or correct "base_url".`,
    )
  })
})

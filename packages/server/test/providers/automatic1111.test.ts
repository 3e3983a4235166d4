import { z } from 'zod'
import { automatic1111 } from '../../src/models/providers/automatic1111.js'
import { describeProvider, type Handler, type StandIn } from './conformance/index.js'

/** The fields of `StableDiffusionProcessing…API` in modules/api/models.py that a client may send, and no others. */
const common = {
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  seed: z.int().min(-1),
  sampler_name: z.string().optional(),
  scheduler: z.string().optional(),
  batch_size: z.literal(1),
  n_iter: z.literal(1),
  steps: z.int().min(1).max(150).optional(),
  cfg_scale: z.number().optional(),
  width: z.int().multipleOf(8),
  height: z.int().multipleOf(8),
  override_settings: z.strictObject({
    sd_model_checkpoint: z.literal('juggernautXL_v9.safetensors [c9e3e68f89]').optional(),
    CLIP_stop_at_last_layers: z.int().optional(),
  }),
  override_settings_restore_afterwards: z.boolean(),
  send_images: z.literal(true),
  save_images: z.boolean(),
  force_task_id: z.string().regex(/^task\(.+\)$/),
}
const txt2imgRequest = z.strictObject(common)
const img2imgRequest = z.strictObject({
  ...common,
  init_images: z.array(z.base64()).length(1),
  resize_mode: z.literal([0, 1, 2, 3]),
  denoising_strength: z.number().min(0).max(1),
})
const progressRequest = z.strictObject({
  id_task: z.string(),
  id_live_preview: z.int(),
  live_preview: z.boolean().optional(),
})

const CHECKPOINTS = [
  {
    title: 'v1-5-pruned-emaonly.safetensors [6ce0161689]',
    model_name: 'v1-5-pruned-emaonly',
    hash: '6ce0161689',
    sha256: null,
    filename: '/models/Stable-diffusion/v1-5-pruned-emaonly.safetensors',
    config: null,
  },
  {
    title: 'juggernautXL_v9.safetensors [c9e3e68f89]',
    model_name: 'juggernautXL_v9',
    hash: 'c9e3e68f89',
    sha256: 'c9e3e68f89b8e38689e1097d4be4573cf308de4e3fd044c64ca697bdb4aa8bca',
    filename: '/models/Stable-diffusion/juggernautXL_v9.safetensors',
    config: null,
  },
]

/** The web UI with its pages: it knows each task by its id. */
function standIn(stand: StandIn): Handler {
  const finished = new Set<string>()
  let current: string | null = null

  const makePicture = async (body: z.output<typeof txt2imgRequest>, sources: Uint8Array[] = []) => {
    const { prompt, width, height, seed, force_task_id } = body
    current = force_task_id
    try {
      const asked = seed === -1 ? {} : { seed }
      const picture = await stand.generate({ prompt, size: `${width}x${height}`, sources, ...asked })
      const used = seed === -1 ? 2_718_281_828 : seed
      const info = JSON.stringify({ prompt, seed: used, all_seeds: [used], width, height, job_timestamp: '20261122' })
      return { json: { images: [picture.base64], parameters: body, info } }
    } finally {
      current = null
      finished.add(force_task_id)
    }
  }

  return async (request) => {
    if (request.is('GET', '/sdapi/v1/sd-models')) return { json: CHECKPOINTS }
    if (request.is('POST', '/internal/progress')) {
      const { id_task } = stand.check(progressRequest, request.json())
      const active = id_task === current
      const progress = active ? stand.progress : null
      const known = { active, queued: false, completed: finished.has(id_task), progress, eta: null, live_preview: null }
      return { json: { ...known, id_live_preview: -1, textinfo: active ? null : 'Waiting...' } }
    }
    if (request.is('POST', '/sdapi/v1/interrupt')) {
      stand.cancel()
      return { json: {} }
    }
    if (request.is('POST', '/sdapi/v1/txt2img')) return makePicture(stand.check(txt2imgRequest, request.json()))
    if (request.is('POST', '/sdapi/v1/img2img')) {
      const { init_images, resize_mode, denoising_strength, ...body } = stand.check(img2imgRequest, request.json())
      return makePicture(
        body,
        init_images.map((image) => Buffer.from(image, 'base64')),
      )
    }
    return undefined
  }
}

describeProvider({
  provider: automatic1111,
  entry: { model: 'juggernaut', options: { steps: 20, sampler_name: 'DPM++ 2M', negative_prompt: 'blurry' } },
  environment: {},
  costs: 'nothing',
  follows: 'answer',
  delivers: 'base64',
  cancels: true,
  showsProgress: true,
  replies: {
    rateLimited: null,
    serverError: { status: 500, json: { error: 'RuntimeError', detail: '', body: '', errors: 'mat1 and mat2 shapes' } },
    contentRefusal: null,
  },
  standIn,
  leaveOut: {
    lost_look: 'It has no jobs to look at: the picture is in the answer itself.',
    content_refusal: 'It draws whatever it is asked for, and has no refusal in its API.',
    wrong_key: 'It takes no key unless it is told to; that is tried beside its source.',
  },
})

import { z } from 'zod'
import type { Handler, StandIn, StandInReply, StandInRequest } from './conformance/index.js'

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

const SAMPLERS = [
  { name: 'DPM++ 2M', aliases: ['k_dpmpp_2m'], options: { scheduler: 'karras' } },
  { name: 'Euler a', aliases: ['k_euler_a', 'k_euler_ancestral'], options: { uses_ensd: 'True' } },
]

/** What a test decides of the web UI. */
export interface WebUi extends Handler {
  /** Another client's task that it works on; null: none. */
  other: string | null
  /** Whether it has its pages, and with them `/internal/progress`. */
  hasPages: boolean
  /** Whether it has `/sdapi/v1/progress`, which not every server of this API has. */
  hasProgress: boolean
  /** The live preview of the picture that it works on, as a `data:` URL by its number; null: none yet. */
  preview: { id: number; url: string } | null
  /** "name:password" of `--api-auth`. */
  auth: string | null
}

/** The web UI: one task at a time, each known by its id. */
export function createWebUi(stand: StandIn): WebUi {
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

  const taskProgress = ({ id_task: id, id_live_preview, live_preview = true }: z.output<typeof progressRequest>) => {
    const active = id === (webUi.other ?? current)
    const progress = active ? stand.progress : null
    const queued = webUi.other !== null && id === current
    const known = { active, queued, completed: finished.has(id), progress, eta: null }
    const textinfo = active ? null : queued ? 'In queue...' : 'Waiting...'
    if (!active) return { json: { ...known, live_preview: null, id_live_preview: -1, textinfo } }
    const shown = live_preview && webUi.preview?.id !== id_live_preview ? webUi.preview : null
    return {
      json: { ...known, live_preview: shown?.url ?? null, id_live_preview: shown?.id ?? id_live_preview, textinfo },
    }
  }

  const serverProgress = () => {
    const job = webUi.other ?? (current === null ? '' : 'scripts_txt2img')
    const job_timestamp = webUi.other === null ? '20261122150000' : '20261122145900'
    const state = { skipped: false, interrupted: false, job, job_count: job ? 1 : 0, job_timestamp, job_no: 0 }
    return { json: { progress: job ? 0.5 : 0, eta_relative: 0, state, current_image: null, textinfo: null } }
  }

  const handle = async (request: StandInRequest): Promise<StandInReply | undefined> => {
    const basic = webUi.auth && `Basic ${Buffer.from(webUi.auth).toString('base64')}`
    if (request.path.startsWith('/sdapi/') && basic && request.headers.authorization !== basic) {
      return {
        status: 401,
        headers: { 'www-authenticate': 'Basic' },
        json: { detail: 'Incorrect username or password' },
      }
    }
    if (request.is('GET', '/sdapi/v1/sd-models')) return { json: CHECKPOINTS }
    if (request.is('GET', '/sdapi/v1/samplers')) return { json: SAMPLERS }
    if (request.is('GET', '/sdapi/v1/schedulers')) return { status: 404, json: { detail: 'Not Found' } }
    if (request.is('POST', '/internal/progress')) {
      if (!webUi.hasPages) return { status: 404, json: { detail: 'Not Found' } }
      return taskProgress(stand.check(progressRequest, request.json()))
    }
    if (request.is('GET', '/sdapi/v1/progress')) {
      return webUi.hasProgress ? serverProgress() : { status: 404, json: { detail: 'Not Found' } }
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
  const webUi: WebUi = Object.assign(handle, {
    other: null,
    hasPages: true,
    hasProgress: true,
    preview: null,
    auth: null,
  })
  return webUi
}

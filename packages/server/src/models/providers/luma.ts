import * as z from 'zod/mini'
import { jsonOptions } from '../ai-sdk/index.js'
import { contentRefusal, ProviderHttpError, requireSuccess, toImageModelError } from '../calling/index.js'
import type { AspectRatio } from '../describing/index.js'
import { commonSource, nearestAspectRatio } from '../describing/index.js'
import type { ImageModelRequest, SourceImage } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'
import type { JobLook, JobProvider } from '../jobs/index.js'
import { createJobModel, jobFailed, jobGone, readJson } from '../jobs/index.js'

const NAME = 'Luma'

/** What the uni-1 models have in common: aspect ratios of about 2048 × 2048 pixels. Prices are those with a source image. */
const common = {
  kinds: ['text2img', 'img2img'],
  sizes: ['2048x2048', '2048x1152', '1152x2048', '2046x1364', '1364x2046', '2048x1024', '1024x2048'],
  default_size: '2048x2048',
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  sizes_are_exact: false,
  max_source_images: 9,
} satisfies Partial<ModelPreset>

const RATIOS: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '3:2', '2:3', '2:1', '1:2', '3:1', '1:3']

/** A job that nobody has: asking for it needs a right key, and nothing else. */
const NO_JOB = '00000000-0000-4000-8000-000000000000'

const generationSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  state: z.string(),
  failure_code: z.nullish(z.string()),
  failure_reason: z.nullish(z.string()),
  output: z.nullish(z.array(z.object({ url: z.string() }))),
})

/**
 * Luma's uni-1, at the API that took the place of Dream Machine's: it takes a source as bytes, which the older one, and with
 * it the AI SDK's package, does not. It is called directly, by jobs that can't be cancelled.
 */
export const luma: ImageProvider = {
  id: 'luma',
  name: NAME,
  keyNames: ['LUMA_AGENTS_API_KEY'],
  presets: [
    { ...common, model: 'uni-1', name: 'Luma Uni-1', credits: 5 },
    { ...common, model: 'uni-1-max', name: 'Luma Uni-1 Max', credits: 11 },
  ],
  fallback: { ...common, model: 'uni-1', name: NAME, credits: 11 },
  takesReferences: true,
  baseUrl: 'https://agents.lumalabs.ai/v1',
  create: (settings) =>
    createJobModel(settings, {
      name: NAME,
      job: (request) => jobOf(settings, request),
      async check(fetch) {
        const response = await fetch(`${settings.baseUrl}/generations/${NO_JOB}`, { headers: headersOf(settings) })
        if (response.status !== 404) await requireSuccess(response)
      },
    }),
}

function jobOf(settings: ModelSettings, request: ImageModelRequest): JobProvider {
  const address = `${settings.baseUrl}/generations`
  const headers = headersOf(settings)
  return {
    name: NAME,
    async start(fetch) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(await inputOf(settings, request)),
      })
      return (await readJson(response, generationSchema)).id
    },
    async look(fetch, id) {
      const response = await fetch(`${address}/${id}`, { headers })
      if (response.status === 404) throw jobGone(NAME)
      return lookOf(await readJson(response, generationSchema))
    },
  }
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }
}

async function inputOf(settings: ModelSettings, { prompt, width, height, source, references }: ImageModelRequest) {
  return {
    model: settings.model,
    type: source ? 'image_edit' : 'image',
    prompt,
    aspect_ratio: nearestAspectRatio({ width, height }, RATIOS),
    output_format: 'png',
    ...(source && { source: await inline(source) }),
    ...(references.length > 0 && { image_ref: await Promise.all(references.map(inline)) }),
    ...jsonOptions(settings),
  }
}

async function inline(image: SourceImage) {
  const { bytes, mimeType } = await commonSource(image)
  return { data: Buffer.from(bytes).toString('base64'), media_type: mimeType }
}

function lookOf({ state, output, failure_code, failure_reason }: z.output<typeof generationSchema>): JobLook {
  if (state === 'failed' && failure_code === 'content_moderated') throw contentRefusal(NAME)
  if (state === 'failed' && failure_code === 'budget_exhausted') throw unpaid(failure_reason ?? '')
  if (state === 'failed') throw jobFailed(NAME, failure_reason ?? '')
  if (state !== 'completed') return { progress: null }
  const [picture] = output ?? []
  if (!picture) throw jobFailed(NAME, '')
  return { url: picture.url }
}

/** What a request would have been answered with, had the money been used up a moment earlier. */
function unpaid(said: string): Error {
  const answer = { status: 402, body: JSON.stringify({ detail: said }), headers: {} }
  return toImageModelError(new ProviderHttpError('status', 'The budget is used up.', { answer }), { name: NAME })
}

import * as z from 'zod/mini'
import { jsonOptions } from '../ai-sdk/index.js'
import { contentRefusal, requireSuccess } from '../calling/index.js'
import type { AspectRatio } from '../describing/index.js'
import { nearestAspectRatio } from '../describing/index.js'
import type { ImageModelRequest } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'
import type { JobLook, JobProvider } from '../jobs/index.js'
import { createJobModel, jobFailed, jobGone, readJson } from '../jobs/index.js'

const NAME = 'Luma'

/**
 * What Photon and Photon Flash have in common. Text only: Dream Machine takes a source as a public address and in no other
 * way, and the images of a Studio have none.
 */
const common = {
  kinds: ['text2img'],
  sizes: ['1536x1536', '2016x1134', '1134x2016', '1792x1344', '1344x1792', '2352x1008', '1008x2352'],
  default_size: '1536x1536',
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  sizes_are_exact: false,
  max_source_images: 0,
} satisfies Partial<ModelPreset>

const RATIOS: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '4:3', '3:4', '21:9', '9:21']

const generationSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  state: z.string(),
  failure_reason: z.nullish(z.string()),
  assets: z.nullish(z.object({ image: z.nullish(z.string()) })),
})

/**
 * Luma's Photon, at the API of Dream Machine, whose keys are others than those of `luma`. It is called directly: the AI SDK's
 * package gives up after a minute and keeps no id.
 */
export const lumaPhoton: ImageProvider = {
  id: 'luma-photon',
  name: NAME,
  keyNames: ['LUMA_API_KEY'],
  presets: [
    { ...common, model: 'photon-1', name: 'Luma Photon', credits: 2 },
    { ...common, model: 'photon-flash-1', name: 'Luma Photon Flash', credits: 1 },
  ],
  fallback: { ...common, model: 'photon-1', name: NAME, credits: 2 },
  baseUrl: 'https://api.lumalabs.ai/dream-machine/v1',
  create: (settings) =>
    createJobModel(settings, {
      name: NAME,
      job: (request) => jobOf(settings, request),
      async check(fetch) {
        await requireSuccess(await fetch(`${settings.baseUrl}/generations?limit=1`, { headers: headersOf(settings) }))
      },
    }),
}

function jobOf(settings: ModelSettings, { prompt, width, height }: ImageModelRequest): JobProvider {
  const address = `${settings.baseUrl}/generations`
  const headers = headersOf(settings)
  const input = { model: settings.model, prompt, aspect_ratio: nearestAspectRatio({ width, height }, RATIOS) }
  return {
    name: NAME,
    isContentRefusal: ({ body }) => isModeration(body),
    async start(fetch) {
      const response = await fetch(`${address}/image`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...input, ...jsonOptions(settings) }),
      })
      return (await readJson(response, generationSchema)).id
    },
    async look(fetch, id) {
      const response = await fetch(`${address}/${id}`, { headers })
      if (response.status === 404) throw jobGone(NAME)
      return lookOf(await readJson(response, generationSchema))
    },
    cancel: (fetch, id) => fetch(`${address}/${id}`, { method: 'DELETE', headers }),
  }
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }
}

function lookOf({ state, assets, failure_reason }: z.output<typeof generationSchema>): JobLook {
  if (state === 'failed' && isModeration(failure_reason ?? '')) throw contentRefusal(NAME)
  if (state === 'failed') throw jobFailed(NAME, failure_reason ?? '')
  if (state !== 'completed') return { progress: null }
  if (!assets?.image) throw jobFailed(NAME, '')
  return { url: assets.image }
}

/** "prompt not allowed because advanced moderation failed" */
function isModeration(said: string): boolean {
  return /moderation failed|failed moderation/i.test(said)
}

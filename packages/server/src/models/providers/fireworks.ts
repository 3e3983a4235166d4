import * as z from 'zod/mini'
import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import { contentRefusal, isBillableByDefault, requireSuccess } from '../calling/index.js'
import type { AspectRatio } from '../describing/index.js'
import { commonSource, nearestAspectRatio } from '../describing/index.js'
import type { ImageModelRequest } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'
import type { JobProvider } from '../jobs/index.js'
import { createJobModel, dataUrl, readJson } from '../jobs/index.js'
import { fluxSeed, readFluxResult } from './flux-result.js'

const NAME = 'Fireworks'

/** What the image models of Fireworks have in common: they take aspect ratios and make about a megapixel. */
const common = {
  kinds: ['text2img'],
  sizes: ['1024x1024', '1344x756', '756x1344', '1248x832', '832x1248', '1120x896', '896x1120', '1568x672', '672x1568'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: false,
  max_source_images: 0,
} satisfies Partial<ModelPreset>

const RATIOS: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '3:2', '2:3', '5:4', '4:5', '21:9', '9:21']

const kontext = { ...common, kinds: ['text2img', 'img2img'], max_source_images: 1 } satisfies Partial<ModelPreset>

const takenSchema = z.object({ request_id: z.string() })

const definition: AiSdkDefinition<typeof import('@ai-sdk/fireworks')> = {
  name: NAME,
  load: () => import('@ai-sdk/fireworks'),
  connect: ({ createFireworks }, { apiKey, baseUrl, model }, fetch) =>
    createFireworks({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch: refusing(fetch) }).image(model),
  optionsKey: 'fireworks',
  aspectRatios: () => RATIOS,
  // Nothing is published of its limit, and 31 bits are a number everywhere.
  maximumSeed: 2 ** 31 - 1,
  check: (settings) => ({ url: `${settings.baseUrl}/models`, headers: headersOf(settings), namesModel: false }),
}

/**
 * Fireworks: FLUX.1 Kontext by jobs, the other models by the AI SDK's package. Of Kontext the package keeps no id, waits on
 * when a picture was refused, and gives up after two minutes. There is no way to cancel a job.
 */
export const fireworks: ImageProvider = {
  id: 'fireworks',
  name: NAME,
  keyNames: ['FIREWORKS_API_KEY'],
  presets: [
    {
      ...kontext,
      model: 'accounts/fireworks/models/flux-kontext-pro',
      name: 'FLUX.1 Kontext [pro] (Fireworks)',
      credits: 4,
    },
    {
      ...kontext,
      model: 'accounts/fireworks/models/flux-kontext-max',
      name: 'FLUX.1 Kontext [max] (Fireworks)',
      credits: 8,
    },
    { ...common, model: 'accounts/fireworks/models/flux-1-dev-fp8', name: 'FLUX.1 [dev] (Fireworks)', credits: 2 },
    {
      ...common,
      model: 'accounts/fireworks/models/flux-1-schnell-fp8',
      name: 'FLUX.1 [schnell] (Fireworks)',
      credits: 1,
    },
  ],
  fallback: { ...common, model: 'accounts/fireworks/models/flux-1-dev-fp8', name: NAME, credits: 8 },
  baseUrl: 'https://api.fireworks.ai/inference/v1',
  create(settings) {
    if (!/\/flux-kontext-/.test(settings.model)) return createAiSdkModel(settings, definition)
    return createJobModel(settings, {
      name: NAME,
      job: (request) => jobOf(settings, request),
      async check(fetch) {
        await requireSuccess(await fetch(`${settings.baseUrl}/models`, { headers: headersOf(settings) }))
      },
    })
  },
}

function jobOf(settings: ModelSettings, request: ImageModelRequest): JobProvider {
  const address = `${settings.baseUrl}/workflows/${settings.model}`
  const headers = { ...headersOf(settings), 'content-type': 'application/json' }
  const seed = fluxSeed(settings, request.seed)
  const post = (fetch: typeof globalThis.fetch, url: string, body: unknown) =>
    fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return {
    name: NAME,
    // A job is looked at by a POST, too.
    isBillable: (asked) => isBillableByDefault(asked) && !asked.url.pathname.endsWith('/get_result'),
    async start(fetch) {
      return (await readJson(await post(fetch, address, await inputOf(settings, request)), takenSchema)).request_id
    },
    look: async (fetch, id) => readFluxResult(NAME, await post(fetch, `${address}/get_result`, { id }), seed),
  }
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }
}

async function inputOf(settings: ModelSettings, { prompt, width, height, seed: wanted, source }: ImageModelRequest) {
  const seed = fluxSeed(settings, wanted)
  return {
    prompt,
    aspect_ratio: nearestAspectRatio({ width, height }, RATIOS),
    ...(seed !== null && { seed }),
    ...(source && { input_image: dataUrl(await commonSource(source)) }),
    output_format: 'png',
    ...jsonOptions(settings),
  }
}

/** What a safety check held back comes as a picture, with the reason in a header. */
function refusing(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    if (response.headers.get('finish-reason') === 'CONTENT_FILTERED') throw contentRefusal(NAME)
    return response
  }
}

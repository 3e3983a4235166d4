import * as z from 'zod/mini'
import { jsonOptions } from '../ai-sdk/index.js'
import { requireSuccess } from '../calling/index.js'
import { givenImages, NOMINAL_SIZES, nearestAspectRatio, sourceBase64, USUAL_RATIOS } from '../describing/index.js'
import type { ImageModelRequest } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'
import type { JobProvider } from '../jobs/index.js'
import { createJobModel, readJson } from '../jobs/index.js'
import { fluxSeed, readFluxResult } from './flux-result.js'

const NAME = 'Black Forest Labs'

/** A job is looked at in the region that took it on. One by one: where pictures are fetched from is under bfl.ai too. */
const REGIONS = ['us', 'eu'].flatMap((region) => ['', 1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${region}${number}`))
const API_HOSTS = ['api.bfl.ai', ...REGIONS.map((region) => `api.${region}.bfl.ai`)]

/** What the FLUX.2 models have in common: a megapixel in sizes that they keep to. Prices are those with a source image. */
const flux2 = {
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1360x768', '768x1360', '1184x880', '880x1184', '1248x832', '832x1248'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: true,
  max_source_images: 8,
} satisfies Partial<ModelPreset>

/** FLUX.1 Kontext is told an aspect ratio, of which it makes about a megapixel. */
const kontext = { ...flux2, sizes: [...NOMINAL_SIZES], sizes_are_exact: false, max_source_images: 4 }

const takenSchema = z.object({ id: z.string(), polling_url: z.string() })

/**
 * Black Forest Labs' own API: FLUX.2, and FLUX.1 Kontext.
 *
 * It is called directly. The AI SDK's package gives up after a minute, keeps no id, waits on when a picture was refused, and
 * sends the key to wherever under bfl.ai a picture is fetched from. There is no way to cancel a job.
 */
export const blackForestLabs: ImageProvider = {
  id: 'black-forest-labs',
  name: NAME,
  keyNames: ['BFL_API_KEY'],
  presets: [
    { ...flux2, model: 'flux-2-pro', name: 'FLUX.2 [pro]', credits: 5 },
    { ...flux2, model: 'flux-2-max', name: 'FLUX.2 [max]', credits: 10 },
    { ...flux2, model: 'flux-2-flex', name: 'FLUX.2 [flex]', credits: 10 },
    { ...flux2, model: 'flux-2-klein-9b', name: 'FLUX.2 [klein] 9B', credits: 2, max_source_images: 4 },
    { ...kontext, model: 'flux-kontext-pro', name: 'FLUX.1 Kontext [pro]', credits: 4 },
    { ...kontext, model: 'flux-kontext-max', name: 'FLUX.1 Kontext [max]', credits: 8 },
  ],
  fallback: { ...flux2, model: 'flux-2-pro', name: NAME, credits: 10 },
  takesReferences: true,
  baseUrl: 'https://api.bfl.ai/v1',
  create: (settings) =>
    createJobModel(settings, {
      name: NAME,
      job: (request) => jobOf(settings, request),
      async check(fetch) {
        await requireSuccess(await fetch(`${settings.baseUrl}/credits`, { headers: headersOf(settings) }))
      },
    }),
}

function jobOf(settings: ModelSettings, request: ImageModelRequest): JobProvider {
  const headers = headersOf(settings)
  const seed = fluxSeed(settings, request.seed)
  return {
    name: NAME,
    apiHosts: apiHostsOf(settings),
    async start(fetch) {
      const response = await fetch(`${settings.baseUrl}/${settings.model}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(await inputOf(settings, request)),
      })
      return lookUrlOf(settings, await readJson(response, takenSchema))
    },
    look: async (fetch, url) => readFluxResult(NAME, await fetch(url, { headers }), seed),
  }
}

/** What is meant for a gateway of the operator's own goes to no region of Black Forest Labs. */
function apiHostsOf({ baseUrl }: ModelSettings): readonly string[] {
  return API_HOSTS.includes(new URL(baseUrl).host) ? API_HOSTS : []
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { 'x-key': apiKey }
}

async function inputOf(settings: ModelSettings, request: ImageModelRequest) {
  const { prompt, width, height, seed: wanted } = request
  const seed = fluxSeed(settings, wanted)
  const isExact = settings.info.sizes_are_exact !== false
  return {
    prompt,
    ...(isExact ? { width, height } : { aspect_ratio: nearestAspectRatio({ width, height }, USUAL_RATIOS) }),
    ...(seed !== null && { seed }),
    ...(await imagesOf(request)),
    output_format: 'png',
    ...jsonOptions(settings),
  }
}

/** The source and the references: `input_image`, `input_image_2`, `input_image_3` and so on. */
async function imagesOf(request: ImageModelRequest): Promise<Record<string, string>> {
  const images = givenImages(request).map(async (image, index) => {
    return [index === 0 ? 'input_image' : `input_image_${index + 1}`, await sourceBase64(image)] as const
  })
  return Object.fromEntries(await Promise.all(images))
}

/** Where the job is looked at, which is its id here too. The key goes to no other host, whatever the answer names. */
function lookUrlOf(settings: ModelSettings, { id, polling_url }: z.output<typeof takenSchema>): string {
  const url = URL.parse(polling_url)
  const origins = [new URL(settings.baseUrl).origin, ...apiHostsOf(settings).map((host) => `https://${host}`)]
  return url && origins.includes(url.origin) ? url.href : `${settings.baseUrl}/get_result?id=${encodeURIComponent(id)}`
}

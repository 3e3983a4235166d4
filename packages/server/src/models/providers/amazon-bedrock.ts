import * as z from 'zod/mini'
import { StartError } from '../../start-error.js'
import { jsonOptions } from '../ai-sdk/index.js'
import {
  checkProvider,
  contentRefusal,
  createCallingFetch,
  namingTheKey,
  requireSuccess,
  toImageModelError,
  unknownModel,
} from '../calling/index.js'
import type { AspectRatio } from '../describing/index.js'
import { nearestAspectRatio, sourceBase64 } from '../describing/index.js'
import { type GeneratedImage, type ImageModel, ImageModelError, type ImageModelRequest } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'
import { jobFailed, readJson } from '../jobs/index.js'
import { bedrockHeaders, requireAccessKey } from './bedrock-headers.js'

const NAME = 'Amazon Bedrock'

/** The one region that has the models of Stability AI. */
const USUAL_REGION = 'us-west-2'

/** What the models of Stability AI have in common: aspect ratios of about a megapixel. */
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

const withSource = { ...common, kinds: ['text2img', 'img2img'], max_source_images: 1 } satisfies Partial<ModelPreset>

const RATIOS: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '3:2', '2:3', '5:4', '4:5', '21:9', '9:21']

/** How much of the source image is changed: 0 is nothing, 1 is all of it. */
const STRENGTH = 0.7

const MAX_SEED = 4_294_967_294

const answerSchema = z.object({
  images: z.nullish(z.array(z.string())),
  seeds: z.nullish(z.array(z.number())),
  finish_reasons: z.nullish(z.array(z.nullable(z.string()))),
})

/**
 * Stability AI's models at Amazon Bedrock. Amazon's own made their last picture on 30 September 2026, when Nova Canvas was
 * switched off, and the AI SDK's package speaks their language only; so Bedrock is called directly.
 *
 * A key of Bedrock's own (AWS_BEARER_TOKEN_BEDROCK) adds the models by itself. An access key of AWS does not: many machines
 * have one for other purposes, and nobody should be billed for having it. An entry asks for it:
 * `"api_key_env": "AWS_SECRET_ACCESS_KEY"`, with AWS_ACCESS_KEY_ID and, where there is one, AWS_SESSION_TOKEN beside it.
 */
export const amazonBedrock: ImageProvider = {
  id: 'amazon-bedrock',
  name: NAME,
  keyNames: ['AWS_BEARER_TOKEN_BEDROCK'],
  presets: [
    { ...withSource, model: 'stability.sd3-5-large-v1:0', name: 'Stable Diffusion 3.5 Large (Bedrock)', credits: 8 },
    { ...common, model: 'stability.stable-image-ultra-v1:1', name: 'Stable Image Ultra (Bedrock)', credits: 14 },
    { ...common, model: 'stability.stable-image-core-v1:1', name: 'Stable Image Core (Bedrock)', credits: 4 },
  ],
  fallback: { ...common, model: 'stability.stable-image-core-v1:1', name: NAME, credits: 14 },
  baseUrl: '',
  create(settings) {
    requireAccessKey(settings)
    const region = regionOf(settings)
    const baseUrl = settings.baseUrl || `https://bedrock-runtime.${region}.amazonaws.com`
    return createBedrockModel({ ...settings, baseUrl }, region)
  },
}

function createBedrockModel(settings: ModelSettings, region: string): ImageModel {
  const { model, pace } = settings
  const url = `${settings.baseUrl}/model/${encodeURIComponent(model)}/invoke`
  return {
    info: settings.info,
    async generate(request, { signal, deadlineAt, providerCall }) {
      const fetch = createCallingFetch({
        providerName: NAME,
        baseUrl: settings.baseUrl,
        signal,
        deadlineAt,
        onSpend: () => providerCall.begin(),
        onRefused: () => providerCall.forget(),
        ...(pace?.retry && { retry: pace.retry }),
      })
      try {
        const body = JSON.stringify(await inputOf(settings, request))
        const headers = await bedrockHeaders(settings, { method: 'POST', url, body, region })
        return pictureOf(await readJson(await fetch(url, { method: 'POST', headers, body }), answerSchema))
      } catch (error) {
        throw namingTheKey(toImageModelError(error, { name: NAME, signal }), settings, NAME)
      }
    },
    check: (signal) => check(settings, region, signal),
  }
}

/** The option `region`, or where the machine's AWS is, or where the models are. */
function regionOf({ info, options, environment }: ModelSettings): string {
  const region = options['region'] ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? USUAL_REGION
  if (typeof region === 'string' && /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(region)) return region
  throw new StartError(
    `The region of the model "${info.id}" is not one of AWS: set AWS_REGION, such as "${USUAL_REGION}".`,
  )
}

async function inputOf(settings: ModelSettings, { prompt, width, height, seed, source }: ImageModelRequest) {
  const { region: _, ...options } = jsonOptions(settings)
  return {
    prompt,
    // With a source the picture has the source's shape, and a ratio is an error.
    ...(source
      ? { mode: 'image-to-image', image: await sourceBase64(source), strength: STRENGTH }
      : { mode: 'text-to-image', aspect_ratio: nearestAspectRatio({ width, height }, RATIOS) }),
    ...(settings.info.supports_seed && seed !== null && { seed: Math.min(seed, MAX_SEED) }),
    output_format: 'png',
    ...options,
  }
}

function pictureOf({ images, seeds, finish_reasons }: z.output<typeof answerSchema>): GeneratedImage {
  const [reason] = finish_reasons ?? []
  if (reason?.startsWith('Filter reason')) throw contentRefusal(NAME)
  if (reason) throw jobFailed(NAME, reason)
  const [image] = images ?? []
  if (!image) {
    throw new ImageModelError('bad_output', `${NAME} answered without a picture; try again, or choose another model.`)
  }
  const [seed] = seeds ?? []
  return { bytes: Buffer.from(image, 'base64'), ...(seed !== undefined && { seed }) }
}

/** Models are described at another host of the region. */
async function check(settings: ModelSettings, region: string, signal: AbortSignal): Promise<void> {
  const host = `bedrock.${region}.amazonaws.com`
  const baseUrl = settings.baseUrl.replace(`bedrock-runtime.${region}.amazonaws.com`, host)
  const url = `${baseUrl}/foundation-models/${encodeURIComponent(settings.model)}`
  await checkProvider({ name: NAME, apiHosts: [host] }, settings, signal, async (fetch) => {
    const headers = await bedrockHeaders(settings, { method: 'GET', url, body: null, region })
    const response = await fetch(url, { headers })
    if (response.status === 404) throw unknownModel(`${NAME} in ${region}`, settings)
    await requireSuccess(response)
  })
}

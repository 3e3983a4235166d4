import * as z from 'zod/mini'
import { requireSuccess, unknownModel } from '../calling/index.js'
import {
  givenImages,
  nearestAspectRatio,
  presetOf,
  readOptions,
  requireListForReferences,
} from '../describing/index.js'
import type { ImageModel, ImageModelContext, ImageModelRequest, SourceImage } from '../image-model.js'
import type { ImageProvider, ModelSettings } from '../image-provider.js'
import {
  createJobModel,
  dataUrl,
  type JobLook,
  type JobProvider,
  jobFailed,
  jobGone,
  progressInLogs,
  readJson,
} from '../jobs/index.js'
import { otherReplicateModel, type ReplicateInputs, replicateModels } from './replicate-models.js'

const NAME = 'Replicate'

/** Replicate advises a file of its own for what is larger, in bytes. */
const INLINE_BYTES = 700_000

const optionsSchema = z.strictObject({
  /** Inputs of the model, sent as they are; they win over what the Studio would send. */
  input: z.optional(z.record(z.string(), z.json())),
  /** What the model calls its source image. */
  source: z.optional(z.string().check(z.minLength(1))),
  /** Whether that takes a list. */
  source_is_list: z.optional(z.boolean()),
  /** How the model is told the size. */
  size: z.optional(z.enum(['aspect_ratio', 'width_and_height'])),
})

const predictionSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  status: z.string(),
  output: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  logs: z.nullish(z.string()),
})

const fileSchema = z.object({ urls: z.object({ get: z.string() }) })

/**
 * Replicate: any of its image models by "owner/name", or "owner/name:version".
 *
 * Its HTTP interface is called directly. Its own client sends a request up to five times more whatever went wrong, without a
 * pause or a look at the signal, and the AI SDK's package gives up after two minutes without telling the prediction's id.
 */
export const replicate: ImageProvider = {
  id: 'replicate',
  name: NAME,
  keyNames: ['REPLICATE_API_TOKEN'],
  presets: replicateModels.map(presetOf),
  fallback: presetOf(otherReplicateModel),
  takesReferences: true,
  baseUrl: 'https://api.replicate.com/v1',
  create: createReplicateModel,
}

function createReplicateModel(settings: ModelSettings): ImageModel {
  const inputs = inputsOf(settings)
  requireListForReferences(settings, inputs.source?.isList ?? false)
  return createJobModel(settings, {
    name: NAME,
    job: (request, context) => jobProvider(settings, inputs, request, context),
    check: (fetch) => check(settings, fetch),
  })
}

/** What is known of the model's inputs, and what the entry says of them. */
function inputsOf(settings: ModelSettings): ReplicateInputs {
  const options = readOptions(optionsSchema, settings)
  const { inputs } = replicateModels.find(({ model }) => model === settings.model) ?? otherReplicateModel
  const { source = inputs.source?.field, source_is_list: isList = inputs.source?.isList ?? false, size } = options
  return {
    source: source === undefined ? null : { field: source, isList },
    aspectRatios: size === 'width_and_height' ? [] : inputs.aspectRatios,
    fixed: { ...inputs.fixed, ...options.input },
  }
}

function jobProvider(
  settings: ModelSettings,
  inputs: ReplicateInputs,
  request: ImageModelRequest,
  { deadlineAt }: ImageModelContext,
): JobProvider {
  const { baseUrl, model } = settings
  const headers = headersOf(settings)
  return {
    name: NAME,
    async start(fetch) {
      const input = await inputOf(settings, inputs, request, fetch)
      const [name, version] = model.split(':')
      const response = await fetch(version ? `${baseUrl}/predictions` : `${baseUrl}/models/${name}/predictions`, {
        method: 'POST',
        // Should nobody be left to cancel it, Replicate does.
        headers: { ...headers, 'content-type': 'application/json', 'cancel-after': minutesUntil(deadlineAt) },
        body: JSON.stringify({ input, ...(version && { version }) }),
      })
      return (await readJson(response, predictionSchema)).id
    },
    async look(fetch, jobId) {
      const response = await fetch(`${baseUrl}/predictions/${jobId}`, { headers })
      if (response.status === 404) throw jobGone(NAME)
      return lookOf(await readJson(response, predictionSchema))
    },
    cancel: (fetch, jobId) => fetch(`${baseUrl}/predictions/${jobId}/cancel`, { method: 'POST', headers }),
  }
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }
}

function minutesUntil(deadlineAt: number): string {
  return `${Math.max(1, Math.ceil((deadlineAt - Date.now()) / 60_000))}m`
}

async function inputOf(
  settings: ModelSettings,
  { source: takes, aspectRatios, fixed }: ReplicateInputs,
  request: ImageModelRequest,
  fetch: typeof globalThis.fetch,
): Promise<Record<string, unknown>> {
  const { prompt, width, height, seed } = request
  const aspectRatio = nearestAspectRatio({ width, height }, aspectRatios)
  const urls = takes ? await urlsOf(settings, givenImages(request), fetch) : []
  return {
    prompt,
    ...(aspectRatio ? { aspect_ratio: aspectRatio } : { width, height }),
    ...(settings.info.supports_seed && seed !== null && { seed }),
    ...(takes && urls.length > 0 && { [takes.field]: takes.isList ? urls : urls[0] }),
    ...fixed,
  }
}

/** What is small altogether goes along in the request, the rest is uploaded first; Replicate deletes it after a day. */
async function urlsOf(
  settings: ModelSettings,
  images: readonly SourceImage[],
  fetch: typeof globalThis.fetch,
): Promise<string[]> {
  const length = images.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (length <= INLINE_BYTES) return images.map(dataUrl)
  return Promise.all(images.map((image) => upload(settings, image, fetch)))
}

/** Where an image is found that was uploaded for one prediction. */
async function upload(settings: ModelSettings, source: SourceImage, fetch: typeof globalThis.fetch): Promise<string> {
  const form = new FormData()
  const [, extension = 'png'] = source.mimeType.split('/')
  form.append('content', new Blob([new Uint8Array(source.bytes)], { type: source.mimeType }), `source.${extension}`)
  const response = await fetch(`${settings.baseUrl}/files`, {
    method: 'POST',
    headers: headersOf(settings),
    body: form,
  })
  return (await readJson(response, fileSchema)).urls.get
}

function lookOf({ status, output, error, logs }: z.output<typeof predictionSchema>): JobLook {
  if (status === 'failed') throw jobFailed(NAME, typeof error === 'string' ? error : '')
  if (status === 'canceled' || status === 'aborted') throw jobGone(NAME)
  if (status !== 'succeeded') return { progress: progressInLogs(logs ?? '') }
  const url: unknown = Array.isArray(output) ? output[0] : output
  // Replicate forgets what it made after an hour.
  if (typeof url !== 'string') throw jobGone(NAME)
  return { url }
}

/** The account tells whether the token is right, and the model whether its name is. */
async function check(settings: ModelSettings, fetch: typeof globalThis.fetch): Promise<void> {
  const headers = headersOf(settings)
  const [name] = settings.model.split(':')
  await requireSuccess(await fetch(`${settings.baseUrl}/account`, { headers }))
  const response = await fetch(`${settings.baseUrl}/models/${name}`, { headers })
  if (response.status === 404) throw unknownModel(NAME, settings)
  await requireSuccess(response)
}

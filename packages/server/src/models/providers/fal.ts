import * as z from 'zod/mini'
import { contentRefusal, ProviderHttpError, requireSuccess, unknownModel } from '../calling/index.js'
import {
  givenImages,
  nearestAspectRatio,
  presetOf,
  readOptions,
  requireListForReferences,
  USUAL_RATIOS,
} from '../describing/index.js'
import { type ImageModel, type ImageModelContext, ImageModelError, type ImageModelRequest } from '../image-model.js'
import type { ImageProvider, ModelSettings } from '../image-provider.js'
import {
  createJobModel,
  dataUrl,
  type JobLook,
  type JobProvider,
  jobGone,
  progressInLogs,
  readJson,
} from '../jobs/index.js'
import { type FalInputs, falModels, otherFalModel } from './fal-models.js'

const NAME = 'fal'

const QUEUE_URL = 'https://queue.fal.run'

/** Where fal says what models cost, which takes the same key. */
const PLATFORM_HOST = 'api.fal.ai'

const optionsSchema = z.strictObject({
  /** Inputs of the model, sent as they are; they win over what the Studio would send. */
  input: z.optional(z.record(z.string(), z.json())),
  /** The endpoint that builds on an image. Default: `model` itself. */
  edit_model: z.optional(z.string().check(z.minLength(1))),
  /** What it calls the source image. */
  source: z.optional(z.string().check(z.minLength(1))),
  /** Whether that takes a list. */
  source_is_list: z.optional(z.boolean()),
  /** How the model is told the size. */
  size: z.optional(z.enum(['image_size', 'aspect_ratio'])),
})

const submittedSchema = z.object({ request_id: z.string(), response_url: z.string() })

const statusSchema = z.object({
  status: z.string(),
  logs: z.nullish(z.array(z.object({ message: z.string() }))),
})

const pictureSchema = z.object({ url: z.string() })

const resultSchema = z.object({
  images: z.optional(z.array(pictureSchema)),
  image: z.optional(pictureSchema),
  seed: z.nullish(z.number()),
  has_nsfw_concepts: z.nullish(z.array(z.boolean())),
})

/**
 * fal: any of its image models by the name of its endpoint.
 *
 * Its queue is called directly. fal's own client sends what may have been billed again after a broken connection, can't be
 * told to stop while it waits, and goes to fal's address only, and the AI SDK's package knows no queue. A source goes along
 * as a data URL, as the AI SDK's package has it: an upload would lead to storage of yet other hosts.
 */
export const fal: ImageProvider = {
  id: 'fal',
  name: NAME,
  keyNames: ['FAL_KEY', 'FAL_API_KEY'],
  presets: falModels.map(presetOf),
  fallback: presetOf(otherFalModel),
  takesReferences: true,
  baseUrl: QUEUE_URL,
  create: createFalModel,
}

function createFalModel(settings: ModelSettings): ImageModel {
  const inputs = inputsOf(settings)
  requireListForReferences(settings, inputs.source.isList)
  return createJobModel(settings, {
    name: NAME,
    apiHosts: [PLATFORM_HOST],
    job: (request, context) => jobProvider(settings, inputs, request, context),
    check: (fetch) => check(settings, fetch),
  })
}

/** What is known of the model's inputs, and what the entry says of them. */
function inputsOf(settings: ModelSettings): FalInputs {
  const options = readOptions(optionsSchema, settings)
  const known = falModels.find(({ model }) => model === settings.model)?.inputs
  const { source, aspectRatios, editModel, fixed } = known ?? { ...otherFalModel.inputs, editModel: settings.model }
  return {
    editModel: options.edit_model ?? editModel,
    source: { field: options.source ?? source.field, isList: options.source_is_list ?? source.isList },
    aspectRatios: options.size === undefined ? aspectRatios : options.size === 'aspect_ratio' ? USUAL_RATIOS : [],
    fixed: { ...fixed, ...options.input },
  }
}

function jobProvider(
  settings: ModelSettings,
  inputs: FalInputs,
  request: ImageModelRequest,
  { deadlineAt }: ImageModelContext,
): JobProvider {
  const { baseUrl, model } = settings
  const headers = headersOf(settings)
  const endpoint = givenImages(request).length > 0 ? inputs.editModel : model
  return {
    name: NAME,
    async start(fetch) {
      const response = await fetch(`${baseUrl}/${endpoint}`, {
        method: 'POST',
        // Should nobody be left to cancel it, fal does not begin it any more.
        headers: { ...headers, 'content-type': 'application/json', 'x-fal-request-timeout': secondsUntil(deadlineAt) },
        body: JSON.stringify(inputOf(settings, inputs, request)),
      })
      return pathOf((await readJson(response, submittedSchema)).response_url)
    },
    async look(fetch, path) {
      const response = await fetch(`${baseUrl}${path}/status?logs=1`, { headers })
      if (response.status === 404) throw jobGone(NAME)
      const { status, logs } = await readJson(response, statusSchema)
      if (status !== 'COMPLETED') {
        return { progress: progressInLogs((logs ?? []).map(({ message }) => message).join('\n')) }
      }
      return resultOf(await readJson(await fetch(baseUrl + path, { headers }), resultSchema))
    },
    cancel: (fetch, path) => fetch(`${baseUrl}${path}/cancel`, { method: 'PUT', headers }),
  }
}

/** A job is found under a path that fal names and that is not always that of its endpoint; only the path is taken from it. */
function pathOf(responseUrl: string): string {
  const path = URL.parse(responseUrl)?.pathname
  if (path && /^(\/[\w.-]+)+\/requests\/[\w-]+$/.test(path)) return path
  throw new ProviderHttpError('unexpected_body', 'fal named no path under which its job is found.')
}

function headersOf({ apiKey }: ModelSettings): Record<string, string> {
  return apiKey === null ? {} : { authorization: `Key ${apiKey}` }
}

function secondsUntil(deadlineAt: number): string {
  return String(Math.max(2, Math.ceil((deadlineAt - Date.now()) / 1000)))
}

function inputOf(
  settings: ModelSettings,
  { source: takes, aspectRatios, fixed }: FalInputs,
  request: ImageModelRequest,
): Record<string, unknown> {
  const { prompt, width, height, seed } = request
  const aspectRatio = nearestAspectRatio({ width, height }, aspectRatios)
  const urls = givenImages(request).map(dataUrl)
  return {
    prompt,
    ...(aspectRatio ? { aspect_ratio: aspectRatio } : { image_size: { width, height } }),
    ...(settings.info.supports_seed && seed !== null && { seed }),
    ...(urls.length > 0 && { [takes.field]: takes.isList ? urls : urls[0] }),
    ...fixed,
  }
}

function resultOf({ images, image, seed, has_nsfw_concepts: refused }: z.output<typeof resultSchema>): JobLook {
  // What a model refuses to show comes as a black picture.
  if (refused?.[0]) throw contentRefusal(NAME)
  const url = (images?.[0] ?? image)?.url
  if (url === undefined) {
    throw new ImageModelError('bad_output', `${NAME} answered without a picture; try again, or choose another model.`)
  }
  return typeof seed === 'number' ? { url, seed } : { url }
}

/** What a model costs is told to those only whose key is right. */
async function check(settings: ModelSettings, fetch: typeof globalThis.fetch): Promise<void> {
  const { baseUrl, model } = settings
  const platform = baseUrl === QUEUE_URL ? `https://${PLATFORM_HOST}` : baseUrl
  const where = `${platform}/v1/models/pricing?endpoint_id=${encodeURIComponent(model)}`
  const response = await fetch(where, { headers: headersOf(settings) })
  if (response.status === 404) throw unknownModel(NAME, settings)
  await requireSuccess(response)
}

import * as z from 'zod/mini'
import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import { contentRefusal } from '../calling/index.js'
import { readOptions } from '../describing/index.js'
import type { ImageModel } from '../image-model.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'

/** Sizes that every model takes: some know no side over 1024 pixels, or none that 64 does not divide. */
const common = {
  kinds: ['text2img'],
  sizes: ['1024x1024', '1024x576', '576x1024', '1024x768', '768x1024', '960x640', '640x960'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: true,
  max_source_images: 0,
} satisfies Partial<ModelPreset>

/** Its edits are made by another model, which takes no seed and makes of a size the nearest shape that it knows. */
const withEdits = {
  ...common,
  kinds: ['text2img', 'img2img'],
  supports_seed: false,
  sizes_are_exact: false,
  max_source_images: 1,
} satisfies Partial<ModelPreset>

/** The models that edit what these make. */
const EDIT_MODELS: Readonly<Record<string, string>> = {
  'black-forest-labs/FLUX-1-dev': 'black-forest-labs/FLUX.1-Kontext-dev',
}

const optionsSchema = z.looseObject({
  /** The model that builds on an image. Default: `model` itself. */
  edit_model: z.optional(z.string().check(z.minLength(1))),
})

const definition: AiSdkDefinition<typeof import('@ai-sdk/deepinfra')> = {
  name: 'DeepInfra',
  load: () => import('@ai-sdk/deepinfra'),
  connect: ({ createDeepInfra }, { apiKey, baseUrl, model }, fetch) =>
    createDeepInfra({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch: refusing(fetch) }).image(model),
  optionsKey: 'deepinfra',
  // Nothing is published of its limit, and 31 bits are a number everywhere.
  maximumSeed: 2 ** 31 - 1,
  options(settings) {
    const { edit_model: _, ...options } = jsonOptions(settings)
    return options
  },
  // Its list of models is for everybody; the account is for those whose key is right.
  check: ({ apiKey, baseUrl }) => ({
    url: `${baseUrl}/me`,
    headers: { authorization: `Bearer ${apiKey ?? ''}` },
    namesModel: false,
  }),
}

/** DeepInfra: FLUX, and any other of its image models by name; the option `edit_model` names one for what has a source. */
export const deepinfra: ImageProvider = {
  id: 'deepinfra',
  name: 'DeepInfra',
  keyNames: ['DEEPINFRA_API_KEY', 'DEEPINFRA_TOKEN'],
  presets: [
    { ...withEdits, model: 'black-forest-labs/FLUX-1-dev', name: 'FLUX.1 [dev] (DeepInfra)', credits: 3 },
    { ...common, model: 'black-forest-labs/FLUX-2-dev', name: 'FLUX.2 [dev] (DeepInfra)', credits: 2 },
    { ...common, model: 'black-forest-labs/FLUX-1.1-pro', name: 'FLUX1.1 [pro] (DeepInfra)', credits: 4 },
    { ...common, model: 'black-forest-labs/FLUX-1-schnell', name: 'FLUX.1 [schnell] (DeepInfra)', credits: 1 },
  ],
  fallback: { ...common, model: 'black-forest-labs/FLUX-2-dev', name: 'DeepInfra', credits: 8 },
  baseUrl: 'https://api.deepinfra.com/v1',
  create: createDeepInfraModel,
}

function createDeepInfraModel(settings: ModelSettings): ImageModel {
  const { edit_model } = readOptions(optionsSchema, settings)
  const model = createAiSdkModel(settings, definition)
  const editor = createAiSdkModel(
    { ...settings, model: edit_model ?? EDIT_MODELS[settings.model] ?? settings.model },
    definition,
  )
  return { ...model, generate: (request, context) => (request.source ? editor : model).generate(request, context) }
}

/** What a safety check has found is blacked out, and said so beside the picture. */
function refusing(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    if (!response.ok) return response
    const body = await response.text()
    if (/"nsfw_content_detected":\s*\[\s*true/.test(body)) throw contentRefusal('DeepInfra')
    return new Response(body, { status: response.status, headers: response.headers })
  }
}

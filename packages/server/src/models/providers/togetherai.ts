import { type AiSdkDefinition, createAiSdkModel } from '../ai-sdk/index.js'
import type { ImageProvider, ModelPreset } from '../image-provider.js'

/** What FLUX has in common here: a megapixel in sides that 32 divides. Prices are those of a megapixel with a source image. */
const common = {
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1344x768', '768x1344', '1152x864', '864x1152', '1248x832', '832x1248'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: true,
  max_source_images: 1,
} satisfies Partial<ModelPreset>

/** Kontext makes of a size the nearest shape that it knows. */
const kontext = { ...common, sizes_are_exact: false }
const textOnly = { ...common, kinds: ['text2img'], max_source_images: 0 } satisfies Partial<ModelPreset>

const definition: AiSdkDefinition<typeof import('@ai-sdk/togetherai')> = {
  name: 'Together AI',
  load: () => import('@ai-sdk/togetherai'),
  connect: ({ createTogetherAI }, { apiKey, baseUrl, model }, fetch) =>
    createTogetherAI({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch }).image(model),
  optionsKey: 'togetherai',
  // Nothing is published of its limit, and 31 bits are a number everywhere.
  maximumSeed: 2 ** 31 - 1,
  // So its safety checker says no, and nothing else does.
  isContentRefusal: ({ status }) => status === 422,
  check: ({ apiKey, baseUrl }) => ({
    url: `${baseUrl}/models`,
    headers: { authorization: `Bearer ${apiKey ?? ''}` },
    namesModel: false,
  }),
}

/** Together AI's serverless image models: FLUX.1, FLUX.2 and Kontext, and any other by its name. */
export const togetherai: ImageProvider = {
  id: 'togetherai',
  name: 'Together AI',
  keyNames: ['TOGETHER_API_KEY', 'TOGETHER_AI_API_KEY'],
  presets: [
    { ...common, model: 'black-forest-labs/FLUX.2-pro', name: 'FLUX.2 [pro] (Together)', credits: 5 },
    { ...common, model: 'black-forest-labs/FLUX.2-flex', name: 'FLUX.2 [flex] (Together)', credits: 6 },
    { ...kontext, model: 'black-forest-labs/FLUX.1-kontext-pro', name: 'FLUX.1 Kontext [pro] (Together)', credits: 4 },
    { ...kontext, model: 'black-forest-labs/FLUX.1-kontext-max', name: 'FLUX.1 Kontext [max] (Together)', credits: 8 },
    { ...textOnly, model: 'black-forest-labs/FLUX.1.1-pro', name: 'FLUX1.1 [pro] (Together)', credits: 4 },
    { ...textOnly, model: 'black-forest-labs/FLUX.1-schnell', name: 'FLUX.1 [schnell] (Together)', credits: 1 },
  ],
  fallback: { ...common, model: 'black-forest-labs/FLUX.2-pro', name: 'Together AI', credits: 8 },
  baseUrl: 'https://api.together.xyz/v1',
  create: (settings) => createAiSdkModel(settings, definition),
}

import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import type { ImageProvider, ModelPreset } from '../image-provider.js'

/** What the image models of OpenAI have in common. Prices are those of the quality "medium", with a source image. */
const common = {
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1536x1024', '1024x1536'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  sizes_are_exact: true,
  max_source_images: 16,
} satisfies Partial<ModelPreset>

/** Sizes that the models since 2 take as well: multiples of 16, up to 3:1. */
const wide = { sizes: [...common.sizes, '1536x864', '864x1536'] }

const definition: AiSdkDefinition<typeof import('@ai-sdk/openai')> = {
  name: 'OpenAI',
  load: () => import('@ai-sdk/openai'),
  connect: ({ createOpenAI }, { apiKey, baseUrl, model }, fetch) =>
    createOpenAI({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch }).image(model),
  optionsKey: 'openai',
  // Left to itself, a model chooses the quality, and with it what a picture costs.
  options: (settings) => ({ ...(!isDallE(settings.model) && { quality: 'medium' }), ...jsonOptions(settings) }),
  check: ({ apiKey, baseUrl, model }) => ({
    url: `${baseUrl}/models/${encodeURIComponent(model)}`,
    headers: { authorization: `Bearer ${apiKey ?? ''}` },
    namesModel: true,
  }),
}

/** Its qualities have other names. */
function isDallE(model: string): boolean {
  return /^dall-e/.test(model)
}

/** OpenAI's own API: the gpt-image family. */
export const openai: ImageProvider = {
  id: 'openai',
  name: 'OpenAI',
  keyNames: ['OPENAI_API_KEY'],
  presets: [
    { ...common, ...wide, model: 'gpt-image-2.6-flare', name: 'GPT Image 2.6 Flare', credits: 6 },
    { ...common, ...wide, model: 'gpt-image-2.6-sunburst', name: 'GPT Image 2.6 Sunburst', credits: 6 },
    { ...common, ...wide, model: 'gpt-image-2.5-flare', name: 'GPT Image 2.5 Flare', credits: 4 },
    { ...common, ...wide, model: 'gpt-image-2', name: 'GPT Image 2', credits: 8 },
    { ...common, model: 'gpt-image-1-mini', name: 'GPT Image 1 mini', credits: 2 },
  ],
  fallback: { ...common, model: 'gpt-image-2.6-flare', name: 'OpenAI', credits: 8 },
  takesReferences: true,
  baseUrl: 'https://api.openai.com/v1',
  create: (settings) => createAiSdkModel(settings, definition),
}

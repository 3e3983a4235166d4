import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import type { ImageProvider, ModelPreset } from '../image-provider.js'

/** What the image models of xAI have in common. The sizes stand for aspect ratios, of which the picture has about as many pixels. */
const common = {
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1280x720', '720x1280', '1152x864', '864x1152', '1248x832', '832x1248'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  sizes_are_exact: false,
  max_source_images: 3,
} satisfies Partial<ModelPreset>

/** Pixels from which on a size is meant as "2k": halfway between 1024 × 1024 and 2048 × 2048. */
const MANY_PIXELS = 1536 * 1536

const definition: AiSdkDefinition<typeof import('@ai-sdk/xai')> = {
  name: 'xAI',
  load: () => import('@ai-sdk/xai'),
  connect: ({ createXai }, { apiKey, baseUrl, model }, fetch) =>
    createXai({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch }).image(model),
  optionsKey: 'xai',
  options: (settings, { width, height }) => ({
    ...(width * height >= MANY_PIXELS && { resolution: '2k' }),
    ...jsonOptions(settings),
  }),
  aspectRatios: () => ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '2:1', '1:2', '20:9', '9:20'],
  // So says the package, of an answer that has been held back.
  isContentRefusal: ({ status, message }) => status === null && message.includes('blocked due to a content policy'),
  // A request that is refused as a whole is answered without an error and without a picture.
  isRefusal: () => true,
  check: ({ apiKey, baseUrl, model }) => ({
    url: `${baseUrl}/image-generation-models/${encodeURIComponent(model)}`,
    headers: { authorization: `Bearer ${apiKey ?? ''}` },
    namesModel: true,
  }),
}

/** xAI's Grok Imagine models. */
export const xai: ImageProvider = {
  id: 'xai',
  name: 'xAI',
  keyNames: ['XAI_API_KEY'],
  presets: [
    { ...common, model: 'grok-imagine-image', name: 'Grok Imagine', credits: 3 },
    { ...common, model: 'grok-imagine-image-quality', name: 'Grok Imagine Quality', credits: 6 },
  ],
  fallback: { ...common, model: 'grok-imagine-image', name: 'xAI', credits: 8 },
  takesReferences: true,
  baseUrl: 'https://api.x.ai/v1',
  create: (settings) => createAiSdkModel(settings, definition),
}

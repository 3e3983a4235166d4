import { StartError } from '../../start-error.js'
import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import type { AspectRatio } from '../describing/index.js'
import type { ImageProvider, ModelPreset } from '../image-provider.js'

/** What the Gemini image models have in common. The sizes are those of their aspect ratios at "1K". */
const common = {
  kinds: ['text2img', 'img2img'],
  sizes: [
    '1024x1024',
    '1376x768',
    '768x1376',
    '1200x896',
    '896x1200',
    '1264x848',
    '848x1264',
    '1152x928',
    '928x1152',
    '1584x672',
  ],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: false,
  max_source_images: 14,
} satisfies Partial<ModelPreset>

const ratios: readonly AspectRatio[] = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '5:4', '4:5', '21:9']

/** Reasons for an answer without a picture that the package does not count as refusals. */
const refusals = new Set(['IMAGE_PROHIBITED_CONTENT', 'IMAGE_RECITATION', 'MODEL_ARMOR', 'ESCALATION'])

const definition: AiSdkDefinition<typeof import('@ai-sdk/google')> = {
  name: 'Google',
  load: () => import('@ai-sdk/google'),
  connect: ({ createGoogle }, { apiKey, baseUrl, model }, fetch) =>
    createGoogle({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch }).image(model),
  optionsKey: 'google',
  options: (settings, { width, height }) => {
    const imageSize = imageSizeOf(width * height)
    return { ...(imageSize && { imageConfig: { imageSize } }), ...jsonOptions(settings) }
  },
  aspectRatios: () => ratios,
  maximumSeed: 2 ** 31 - 1,
  isRefusal: ({ providerMetadata }) => refusals.has(String(finishReasonOf(providerMetadata?.['google']))),
  check: ({ apiKey, baseUrl, model }) => ({
    url: `${baseUrl}/models/${encodeURIComponent(model)}`,
    headers: { 'x-goog-api-key': apiKey ?? '' },
    namesModel: true,
  }),
}

/** Google's Gemini image models. Imagen is not among them: Google switched its last models off on 17 August 2026. */
export const google: ImageProvider = {
  id: 'google',
  name: 'Google',
  keyNames: ['GOOGLE_GENERATIVE_AI_API_KEY'],
  presets: [
    { ...common, model: 'gemini-nano-banana-2.1', name: 'Gemini Nano Banana 2.1', credits: 4 },
    { ...common, model: 'gemini-3-pro-image', name: 'Gemini 3 Pro Image', credits: 14 },
  ],
  fallback: { ...common, model: 'gemini-nano-banana-2.1', name: 'Gemini', credits: 14 },
  takesReferences: true,
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  create(settings) {
    const { info, model } = settings
    if (!model.startsWith('gemini-'))
      throw new StartError(
        `The model "${info.id}" names "${model}", and Google makes pictures with "gemini-…" only now.`,
      )
    return createAiSdkModel(settings, definition)
  },
}

/** What a number of pixels is called there; up to 1.5 times 1024 × 1024 it is the usual "1K", which needs no name. */
function imageSizeOf(pixels: number): '2K' | '4K' | undefined {
  if (pixels >= 3072 * 3072) return '4K'
  return pixels >= 1536 * 1536 ? '2K' : undefined
}

function finishReasonOf(metadata: object | undefined): unknown {
  return metadata && 'finishReason' in metadata ? metadata.finishReason : undefined
}

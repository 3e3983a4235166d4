import type { AspectRatio } from '../describing/index.js'
import { NOMINAL_SIZES, USUAL_RATIOS } from '../describing/index.js'
import type { ModelPreset } from '../image-provider.js'

/** A model as fal has it: what it can do, and how it is asked. */
export interface FalModel extends ModelPreset {
  inputs: FalInputs
}

/** How a model of fal is asked. */
export interface FalInputs {
  /** The endpoint that builds on an image: fal has another one for that. */
  editModel: string
  /** What it calls the source image, and whether it takes a list of them. */
  source: { field: string; isList: boolean }
  /** The values that `aspect_ratio` may have; empty: it has `image_size`, in pixels. */
  aspectRatios: readonly AspectRatio[]
  /** What is always sent along. */
  fixed?: Readonly<Record<string, unknown>>
}

const SOURCES = { field: 'image_urls', isList: true }

const usual = {
  kinds: ['text2img', 'img2img'],
  default_size: '1024x1024',
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  max_source_images: 1,
} satisfies Partial<ModelPreset>

/** Multiples of 32, which models keep to. */
const EXACT_SIZES = ['1024x1024', '1344x768', '768x1344', '1152x864', '864x1152', '1248x832', '832x1248']

/** The models that a key alone adds. Prices are what a picture of about a megapixel costs with a source, in US cents. */
export const falModels: readonly FalModel[] = [
  {
    ...usual,
    model: 'fal-ai/flux-2-pro',
    name: 'FLUX.2 Pro (fal)',
    max_source_images: 8,
    sizes: EXACT_SIZES,
    sizes_are_exact: true,
    credits: 5,
    inputs: { editModel: 'fal-ai/flux-2-pro/edit', source: SOURCES, aspectRatios: [] },
  },
  {
    ...usual,
    model: 'fal-ai/nano-banana-2',
    max_source_images: 14,
    name: 'Nano Banana 2 (fal)',
    sizes: [...NOMINAL_SIZES],
    sizes_are_exact: false,
    credits: 8,
    inputs: { editModel: 'fal-ai/nano-banana-2/edit', source: SOURCES, aspectRatios: USUAL_RATIOS },
  },
  {
    ...usual,
    model: 'fal-ai/bytedance/seedream/v4.5/text-to-image',
    max_source_images: 10,
    name: 'Seedream 4.5 (fal)',
    sizes: ['2048x2048', '2560x1440', '1440x2560', '2304x1728', '1728x2304'],
    default_size: '2048x2048',
    sizes_are_exact: true,
    credits: 4,
    inputs: { editModel: 'fal-ai/bytedance/seedream/v4.5/edit', source: SOURCES, aspectRatios: [] },
  },
  {
    ...usual,
    model: 'fal-ai/qwen-image-2/text-to-image',
    max_source_images: 3,
    name: 'Qwen-Image 2 (fal)',
    sizes: EXACT_SIZES,
    sizes_are_exact: true,
    credits: 4,
    inputs: { editModel: 'fal-ai/qwen-image-2/edit', source: SOURCES, aspectRatios: [] },
  },
  {
    ...usual,
    model: 'fal-ai/flux-pro/kontext/text-to-image',
    name: 'FLUX.1 Kontext Pro (fal)',
    sizes: [...NOMINAL_SIZES],
    sizes_are_exact: false,
    credits: 4,
    inputs: {
      editModel: 'fal-ai/flux-pro/kontext',
      source: { field: 'image_url', isList: false },
      aspectRatios: USUAL_RATIOS,
    },
  },
  {
    ...usual,
    model: 'fal-ai/flux/schnell',
    name: 'FLUX.1 Schnell (fal)',
    kinds: ['text2img'],
    max_source_images: 0,
    sizes: EXACT_SIZES,
    sizes_are_exact: true,
    credits: 1,
    inputs: { editModel: 'fal-ai/flux/schnell', source: SOURCES, aspectRatios: [] },
  },
]

/** What a model is taken for that an entry of the configuration names and nobody here knows. */
export const otherFalModel: FalModel = {
  ...usual,
  model: 'fal-ai/flux-2-pro',
  name: 'fal',
  sizes: EXACT_SIZES,
  sizes_are_exact: false,
  credits: 5,
  inputs: { editModel: '', source: { field: 'image_url', isList: false }, aspectRatios: [] },
}

import type { AspectRatio } from '../describing/index.js'
import { NOMINAL_SIZES, USUAL_RATIOS } from '../describing/index.js'
import type { ModelPreset } from '../image-provider.js'

/** A model as Replicate has it: what it can do, and what its inputs are called. */
export interface ReplicateModel extends ModelPreset {
  inputs: ReplicateInputs
}

/** What a model of Replicate calls its inputs beside `prompt` and `seed`. */
export interface ReplicateInputs {
  /** The field of the source image, and whether it takes a list of them; null: it takes none. */
  source: { field: string; isList: boolean } | null
  /** The values that `aspect_ratio` may have; empty: it has `width` and `height`. */
  aspectRatios: readonly AspectRatio[]
  /** What is always sent along. */
  fixed?: Readonly<Record<string, unknown>>
}

const usual = {
  sizes: [...NOMINAL_SIZES],
  default_size: '1024x1024',
  sizes_are_exact: false,
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  max_source_images: 1,
} satisfies Partial<ModelPreset>

/** The models that a token alone adds. Prices are what a picture of about a megapixel costs with a source, in US cents. */
export const replicateModels: readonly ReplicateModel[] = [
  {
    ...usual,
    model: 'black-forest-labs/flux-2-pro',
    name: 'FLUX.2 Pro (Replicate)',
    max_source_images: 8,
    kinds: ['text2img', 'img2img'],
    supports_seed: true,
    credits: 5,
    inputs: { source: { field: 'input_images', isList: true }, aspectRatios: USUAL_RATIOS },
  },
  {
    ...usual,
    model: 'google/nano-banana-2',
    max_source_images: 14,
    name: 'Nano Banana 2 (Replicate)',
    kinds: ['text2img', 'img2img'],
    credits: 7,
    inputs: { source: { field: 'image_input', isList: true }, aspectRatios: USUAL_RATIOS },
  },
  {
    ...usual,
    model: 'bytedance/seedream-4.5',
    max_source_images: 14,
    name: 'Seedream 4.5 (Replicate)',
    kinds: ['text2img', 'img2img'],
    sizes: ['2048x2048', '2560x1440', '1440x2560', '2304x1728', '1728x2304', '2496x1664', '1664x2496'],
    default_size: '2048x2048',
    credits: 4,
    inputs: { source: { field: 'image_input', isList: true }, aspectRatios: USUAL_RATIOS, fixed: { size: '2K' } },
  },
  {
    ...usual,
    model: 'black-forest-labs/flux-kontext-pro',
    name: 'FLUX.1 Kontext Pro (Replicate)',
    kinds: ['text2img', 'img2img'],
    supports_seed: true,
    credits: 4,
    inputs: { source: { field: 'input_image', isList: false }, aspectRatios: USUAL_RATIOS },
  },
  {
    ...usual,
    model: 'ideogram-ai/ideogram-v3-turbo',
    name: 'Ideogram 3 Turbo (Replicate)',
    kinds: ['text2img'],
    max_source_images: 0,
    credits: 4,
    inputs: { source: null, aspectRatios: USUAL_RATIOS },
  },
  {
    ...usual,
    model: 'black-forest-labs/flux-schnell',
    name: 'FLUX.1 Schnell (Replicate)',
    kinds: ['text2img'],
    max_source_images: 0,
    supports_seed: true,
    credits: 1,
    inputs: { source: null, aspectRatios: USUAL_RATIOS },
  },
]

/** What a model is taken for that an entry of the configuration names and nobody here knows. */
export const otherReplicateModel: ReplicateModel = {
  ...usual,
  model: 'black-forest-labs/flux-2-pro',
  name: 'Replicate',
  kinds: ['text2img', 'img2img'],
  supports_seed: true,
  credits: 5,
  inputs: { source: { field: 'image', isList: false }, aspectRatios: USUAL_RATIOS },
}

import type { Model } from '@picgen/sdk'

const common = { max_images: 1, supports_mask: false, supports_seed: true, is_demo: false }

/** They differ in everything that a person may be asked about. */
export const standInModels: Model[] = [
  {
    ...common,
    id: 'sketch',
    name: 'Sketch',
    kinds: ['text2img', 'img2img'],
    sizes: ['1024x1024', '1344x768', '768x1344'],
    default_size: '1024x1024',
    credits: 1,
    is_demo: true,
  },
  {
    ...common,
    id: 'painter',
    name: 'Painter',
    kinds: ['text2img', 'img2img'],
    sizes: ['1024x1024', '1536x1024', '1024x1536', '1536x512', '512x1536'],
    default_size: '1024x1024',
    credits: 4,
  },
  {
    ...common,
    id: 'studio-photo',
    name: 'Studio Photo',
    kinds: ['text2img'],
    sizes: ['1024x1024'],
    default_size: '1024x1024',
    credits: 8,
    supports_seed: false,
  },
]

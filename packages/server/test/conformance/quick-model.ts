import { setTimeout as wait } from 'node:timers/promises'
import type { ImageModel } from '../../src/models/image-model.js'
import { picture } from '../puppet-model.js'

/** Long enough that somebody can cancel, choose or delete meanwhile; in milliseconds. */
const WORK_MS = 150

/** A model that answers by itself, in no time that matters, and ends when it is told to. */
export function createQuickModel(): ImageModel {
  return {
    info: {
      id: 'quick',
      name: 'Quick',
      kinds: ['text2img', 'img2img'],
      sizes: ['64x64', '96x64', '64x96'],
      default_size: '64x64',
      credits: 2,
      max_images: 1,
      supports_mask: false,
      supports_seed: true,
      is_demo: true,
    },
    async generate({ width, height }, { signal }) {
      await wait(WORK_MS, undefined, { signal })
      return { bytes: await picture(width, height) }
    },
  }
}

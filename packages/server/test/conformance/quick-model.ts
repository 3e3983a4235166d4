import { setTimeout as wait } from 'node:timers/promises'
import type { Model } from '@picgen/sdk/contract'
import type { ImageModel } from '../../src/models/image-model.js'
import { picture } from '../puppet-model.js'

/** How long a picture takes, in milliseconds: the larger the longer, so that one sent first can be done last. */
const WORK_MS = { small: 30, large: 200 }

/** What the kit cancels or deletes meanwhile has to be under way still, however busy this machine is. */
const SLOW = { prompts: /cloud|white dot/, workMs: 5_000 }

/** A model that answers by itself, in no time that matters, and ends when it is told to. `info` overrides what it says of itself. */
export function createQuickModel(info: Partial<Model> = {}): ImageModel {
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
      ...info,
    },
    async generate({ prompt, width, height }, { signal }) {
      await wait(workMsOf(prompt, width * height), undefined, { signal })
      return { bytes: await picture(width, height) }
    },
  }
}

function workMsOf(prompt: string, area: number): number {
  if (SLOW.prompts.test(prompt)) return SLOW.workMs
  return area > 64 * 64 ? WORK_MS.large : WORK_MS.small
}

import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseSize } from '../../conversations/rules.js'
import { StartError } from '../../start-error.js'
import type { ModelPreset, ModelSettings } from '../image-provider.js'

/** What a model on one's own machine can do, unless the configuration says otherwise. */
export const LOCAL_PRESET: Omit<ModelPreset, 'name'> = {
  /** None named: the server's own choice. */
  model: '',
  kinds: ['text2img', 'img2img'],
  sizes: [
    '512x512',
    '768x512',
    '512x768',
    '768x768',
    '1024x1024',
    '1152x896',
    '896x1152',
    '1216x832',
    '832x1216',
    '1344x768',
    '768x1344',
  ],
  default_size: '1024x1024',
  credits: 1,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  sizes_are_exact: true,
  max_source_images: 1,
}

/** Throws a `StartError` for a size that these models can't make: their pictures are grids of 8 × 8 pixels. */
export function requireGrid({ info }: ModelSettings): void {
  const off = info.sizes.find((size) => Object.values(parseSize(size)).some((side) => side % 8 !== 0))
  if (off) throw new StartError(`The model "${info.id}" has the size ${off}: both sides must be multiples of 8.`)
}

/** For a request that named none: so that the picture's seed is known, and can be asked for again. */
export function randomSeed(): number {
  return randomInt(2 ** 32)
}

/** Resolves after this many milliseconds; rejects with the signal's reason as soon as it aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

import type { Image, ResolvedMode } from '@picgen/sdk'
import type { Strings } from '../locales/en.js'

const LONGEST_PROMPT = 4000
const LARGEST_SEED = 2 ** 32 - 1

/** What is wrong with what is filled in, in words to stand beside the field. */
export type Problems = Partial<Record<'prompt' | 'source' | 'seed', string>>

/** What is filled in. */
interface Filled {
  prompt: string
  kind: ResolvedMode
  sourceImage: Image | null
  seed: string
}

/** Nothing in it: it can be sent. */
export function findProblems({ composer, generate }: Strings, { prompt, kind, sourceImage, seed }: Filled): Problems {
  // Characters as the API counts them: an emoji of two code units is one.
  const over = [...prompt].length - LONGEST_PROMPT
  return {
    ...(prompt ? over > 0 && { prompt: composer.charactersOver(over) } : { prompt: generate.noPrompt }),
    ...(kind === 'img2img' && !sourceImage && { source: generate.noSource }),
    ...((/\D/.test(seed) || Number(seed) > LARGEST_SEED) && { seed: generate.noSeed(LARGEST_SEED) }),
  }
}

import { StartError } from '../../start-error.js'
import type { ModelSettings } from '../image-provider.js'

/** Throws a `StartError` where a model is said to take reference images and its input takes one image, not a list. */
export function requireListForReferences({ info }: ModelSettings, isList: boolean): void {
  const { id, max_source_images: most = 1 } = info
  if (most <= 1 || isList) return
  throw new StartError(
    `The model "${id}" has max_source_images ${most}, and its input takes one image: set the option "source_is_list", or leave it out.`,
  )
}

import type { Image } from '../contract/types.js'

/** True once nothing changes an image any more. A status that is not known counts as not finished yet. */
export function isFinal(status: Image['status']): status is 'completed' | 'failed' | 'cancelled' {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}

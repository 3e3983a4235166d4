import type { ImageProvider } from '../image-provider.js'
import { sketch } from './sketch.js'

/** Every provider that there is, in the order in which their keys add models to the catalogue. */
export const providers: readonly ImageProvider[] = [sketch]

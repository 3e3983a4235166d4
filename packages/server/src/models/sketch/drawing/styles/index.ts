import type { Style } from '../../scene/scene.js'
import { night } from './night.js'
import { pencil } from './pencil.js'
import { pixel } from './pixel.js'
import type { RawPicture } from './raw-picture.js'
import { sepia } from './sepia.js'

export type { RawPicture } from './raw-picture.js'

/** How each style finishes a picture that was drawn in flat colours. */
export const styleOf: Readonly<
  Record<Exclude<Style, 'flat'>, (picture: RawPicture) => RawPicture | Promise<RawPicture>>
> = { night, sepia, pencil, pixel }

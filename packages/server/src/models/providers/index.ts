import type { ImageProvider } from '../image-provider.js'
import { automatic1111 } from './automatic1111.js'
import { comfyui } from './comfyui.js'
import { sketch } from './sketch.js'
import { stableDiffusionCpp } from './stable-diffusion-cpp.js'

/** Every provider that there is, in the order in which their keys add models to the catalogue. */
export const providers: readonly ImageProvider[] = [automatic1111, comfyui, stableDiffusionCpp, sketch]

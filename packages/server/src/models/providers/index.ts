import type { ImageProvider } from '../image-provider.js'
import { amazonBedrock } from './amazon-bedrock.js'
import { automatic1111 } from './automatic1111.js'
import { azure } from './azure.js'
import { blackForestLabs } from './black-forest-labs.js'
import { comfyui } from './comfyui.js'
import { deepinfra } from './deepinfra.js'
import { fal } from './fal.js'
import { fireworks } from './fireworks.js'
import { google } from './google.js'
import { luma } from './luma.js'
import { lumaPhoton } from './luma-photon.js'
import { openai } from './openai.js'
import { openaiCompatible } from './openai-compatible.js'
import { replicate } from './replicate.js'
import { sketch } from './sketch.js'
import { stableDiffusionCpp } from './stable-diffusion-cpp.js'
import { togetherai } from './togetherai.js'
import { xai } from './xai.js'

/** Every provider that there is, in the order in which their keys add models to the catalogue. */
export const providers: readonly ImageProvider[] = [
  openai,
  google,
  xai,
  blackForestLabs,
  replicate,
  fal,
  togetherai,
  fireworks,
  deepinfra,
  luma,
  lumaPhoton,
  amazonBedrock,
  azure,
  openaiCompatible,
  automatic1111,
  comfyui,
  stableDiffusionCpp,
  sketch,
]

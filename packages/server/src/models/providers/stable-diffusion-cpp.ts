import type { ImageProvider } from '../image-provider.js'
import { LOCAL_PRESET } from '../local/index.js'
import { createStableDiffusionCpp } from '../stable-diffusion-cpp/index.js'

/** The server of stable-diffusion.cpp, which has loaded one model. `model` is only compared with it, by `picgen doctor`. */
export const stableDiffusionCpp: ImageProvider = {
  id: 'stable-diffusion-cpp',
  name: 'stable-diffusion.cpp',
  keyNames: [],
  presets: [],
  fallback: { ...LOCAL_PRESET, name: 'stable-diffusion.cpp', default_size: '512x512' },
  baseUrl: 'http://127.0.0.1:1234',
  create: (settings) => createStableDiffusionCpp(settings),
}

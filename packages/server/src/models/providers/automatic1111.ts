import { createAutomatic1111 } from '../automatic1111/index.js'
import type { ImageProvider } from '../image-provider.js'
import { LOCAL_PRESET } from '../local/index.js'

/** AUTOMATIC1111's web UI and Forge, on one's own machine. `model` is a checkpoint; without it, the one that is loaded. */
export const automatic1111: ImageProvider = {
  id: 'automatic1111',
  name: 'AUTOMATIC1111',
  keyNames: [],
  presets: [],
  fallback: { ...LOCAL_PRESET, name: 'AUTOMATIC1111' },
  baseUrl: 'http://127.0.0.1:7860',
  create: (settings) => createAutomatic1111(settings),
}

import { createComfyUi } from '../comfyui/index.js'
import type { ImageProvider } from '../image-provider.js'
import { LOCAL_PRESET } from '../local/index.js'

/** ComfyUI on one's own machine: a workflow of the operator's, or a shipped one with the checkpoint that `model` names. */
export const comfyui: ImageProvider = {
  id: 'comfyui',
  name: 'ComfyUI',
  keyNames: [],
  presets: [],
  fallback: { ...LOCAL_PRESET, name: 'ComfyUI' },
  baseUrl: 'http://127.0.0.1:8188',
  create: (settings) => createComfyUi(settings),
}

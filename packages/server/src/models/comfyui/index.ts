export { createComfyUi } from './comfyui.js'

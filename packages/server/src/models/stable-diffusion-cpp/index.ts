export { createStableDiffusionCpp } from './stable-diffusion-cpp.js'

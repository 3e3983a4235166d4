export { type ImageEnd, type OnImageEnd, tellEnd } from './observer.js'
export { type GenerationRequest, type GenerationSettings, queueImg2img, queueText2img } from './queue.js'
export { type GenerationWorker, startWorker, type WorkerParts } from './worker.js'

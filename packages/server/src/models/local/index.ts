export { type KeptJob, keepSeed, readKeptJob } from './kept-job.js'
export { localError, notReady, outOfMemoryIn, quote, sentenceFor } from './local-error.js'
export {
  type CallOptions,
  callForCheck,
  callServer,
  isLostAnswer,
  type LocalCall,
  type LocalServer,
  localServer,
  readAnswer,
} from './local-server.js'
export { findNamed, listed, type Names, stemOf } from './names.js'
export { LOCAL_PRESET, pause, randomSeed, requireGrid } from './preset.js'
export { plainSource } from './source.js'
export { stopAside } from './stop-aside.js'

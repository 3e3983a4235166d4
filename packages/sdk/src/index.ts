export * from './client/index.js'
export type * from './contract/types.js'
export * from './session/index.js'

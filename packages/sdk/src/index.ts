export type * from './contract/types.js'
export type * from './session/state.js'

export { createStudioSession } from './create-studio-session.js'
export type * from './state.js'
export { newState } from './store.js'
export type { SendOptions, StudioClient, StudioSession, StudioSessionOptions } from './studio-session.js'

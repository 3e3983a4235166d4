export { createStudioSession } from './create-studio-session.js'
export type * from './state.js'
export type { SendOptions, StudioClient, StudioSession, StudioSessionOptions } from './studio-session.js'

export * from './answers.js'
export * from './requests.js'
export * from './routes.js'
export type * from './types.js'

export { createAiSdkModel } from './create-ai-sdk-model.js'
export type { AiSdkDefinition, KeyCheck, ProviderOptions } from './definition.js'
export { jsonOptions } from './options.js'

export { createCallingFetch } from './calling-fetch.js'
export { checkProvider, unknownModel } from './check-provider.js'
export { isKeyProblem, KeyProblemError } from './key-problem-error.js'
export { namingTheKey } from './naming-the-key.js'
export type { CallingOptions, RetryOptions } from './options.js'
export { isBillableByDefault } from './origins.js'
export type { ProviderFailure } from './provider-failure.js'
export {
  type ProviderAnswer,
  ProviderHttpError,
  type ProviderHttpErrorKind,
  requireSuccess,
} from './provider-http-error.js'
export { isContentRefusal, providerSentence } from './provider-words.js'
export { contentRefusal, type ErrorOrigin, toImageModelError, within } from './to-image-model-error.js'

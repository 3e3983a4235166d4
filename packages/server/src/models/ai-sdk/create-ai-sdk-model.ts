import type { ImageModel } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import type { AiSdkDefinition } from './definition.js'

/**
 * A model that a package of the AI SDK reaches. The package is imported by the first call, and each call has a `fetch` of its
 * own that keeps to the call's time, so that there is no second layer of retries.
 *
 * @example
 *   create: (settings) => createAiSdkModel(settings, {
 *     name: 'OpenAI',
 *     load: () => import('@ai-sdk/openai'),
 *     connect: ({ createOpenAI }, { apiKey, baseUrl, model }, fetch) =>
 *       createOpenAI({ apiKey: apiKey ?? '', baseURL: baseUrl, fetch }).image(model),
 *     optionsKey: 'openai',
 *   })
 */
export declare function createAiSdkModel<Package>(
  settings: ModelSettings,
  definition: AiSdkDefinition<Package>,
): ImageModel

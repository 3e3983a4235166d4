import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import type { ImageProvider } from '../image-provider.js'

const definition: AiSdkDefinition<typeof import('@ai-sdk/openai-compatible')> = {
  name: 'The server',
  load: () => import('@ai-sdk/openai-compatible'),
  connect: ({ createOpenAICompatible }, { apiKey, baseUrl, model }, fetch) =>
    createOpenAICompatible({ name: 'server', baseURL: baseUrl, fetch, ...(apiKey !== null && { apiKey }) }).imageModel(
      model,
    ),
  optionsKey: 'server',
  // The package drops the seed that it is given, and sends whatever is among the options.
  options: (settings, { seed }) => ({
    ...(settings.info.supports_seed && seed !== null && { seed }),
    ...jsonOptions(settings),
  }),
  check: ({ apiKey, baseUrl }) => ({
    url: `${baseUrl}/models`,
    headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
    namesModel: false,
  }),
}

/**
 * Whatever answers `/images/generations` and `/images/edits` as OpenAI does: a gateway, a vendor, or a server of one's own
 * such as LocalAI. What it can do is for the entry to say.
 */
export const openaiCompatible: ImageProvider = {
  id: 'openai-compatible',
  name: 'OpenAI-compatible server',
  keyNames: [],
  presets: [],
  fallback: {
    model: '',
    name: 'OpenAI-compatible server',
    kinds: ['text2img'],
    sizes: ['1024x1024'],
    default_size: '1024x1024',
    credits: 1,
    max_images: 1,
    supports_mask: false,
    supports_seed: false,
    sizes_are_exact: true,
    max_source_images: 1,
  },
  takesReferences: true,
  baseUrl: null,
  create(settings) {
    // Of several servers, sentences say which.
    const name = `The server of “${settings.info.name}”`
    return createAiSdkModel({ ...settings, model: settings.model || settings.info.id }, { ...definition, name })
  },
}

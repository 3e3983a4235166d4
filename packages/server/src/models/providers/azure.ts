import { StartError } from '../../start-error.js'
import { type AiSdkDefinition, createAiSdkModel, jsonOptions } from '../ai-sdk/index.js'
import type { ImageProvider, ModelPreset, ModelSettings } from '../image-provider.js'

const RESOURCE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const AZURE_HOST = /\.(openai|services\.ai|cognitiveservices)\.azure\.com$/

/** What a deployment can do, as long as its entry says nothing else: what the gpt-image models can. */
const fallback: ModelPreset = {
  model: '',
  name: 'Azure OpenAI',
  kinds: ['text2img', 'img2img'],
  sizes: ['1024x1024', '1536x1024', '1024x1536'],
  default_size: '1024x1024',
  credits: 8,
  max_images: 1,
  supports_mask: false,
  supports_seed: false,
  sizes_are_exact: true,
  max_source_images: 16,
}

const definition: AiSdkDefinition<typeof import('@ai-sdk/azure')> = {
  name: 'Azure OpenAI',
  load: () => import('@ai-sdk/azure'),
  connect({ createAzure }, settings, fetch) {
    const apiVersion = datedVersionOf(settings)
    return createAzure({
      apiKey: settings.apiKey ?? '',
      baseURL: settings.baseUrl,
      fetch: isDallE(settings.model) ? fetch : withoutResponseFormat(fetch),
      ...(apiVersion && { apiVersion, useDeploymentBasedUrls: true }),
    }).image(settings.model)
  },
  // The package shares its options with OpenAI's.
  optionsKey: 'openai',
  options: (settings) => {
    const { api_version: _, ...options } = jsonOptions(settings)
    return isDallE(settings.model) ? options : { quality: 'medium', ...options }
  },
  check: (settings) => {
    const version = datedVersionOf(settings)
    return {
      url: `${settings.baseUrl}/models${version ? `?api-version=${encodeURIComponent(version)}` : ''}`,
      headers: { 'api-key': settings.apiKey ?? '' },
      namesModel: false,
    }
  },
}

/**
 * OpenAI's models in a resource of one's own at Azure: `model` is the name of a deployment. The option `api_version` with a
 * date asks for the older addresses, which have the deployment and the version in them.
 */
export const azure: ImageProvider = {
  id: 'azure',
  name: 'Azure OpenAI',
  keyNames: ['AZURE_API_KEY'],
  // What is deployed there, and under which names, only the configuration can say.
  presets: [],
  fallback,
  takesReferences: true,
  baseUrl: '',
  create(settings) {
    if (settings.model === '')
      throw new StartError(`The model "${settings.info.id}" needs "model": the name of its deployment at Azure.`)
    return createAiSdkModel({ ...settings, baseUrl: baseUrlOf(settings) }, definition)
  },
}

/** Complete, so that the package adds nothing to it. */
function baseUrlOf(settings: ModelSettings): string {
  const address = settings.baseUrl || addressOf(settings)
  const isAzure = AZURE_HOST.test(new URL(address).hostname)
  if (!isAzure || datedVersionOf(settings) || /\/openai\/v1$/i.test(address)) return address
  return /\/openai$/i.test(address) ? `${address}/v1` : `${address}/openai/v1`
}

function addressOf({ info, environment }: ModelSettings): string {
  const resource = environment['AZURE_RESOURCE_NAME']?.trim()
  if (!resource) throw new StartError(`The model "${info.id}" needs AZURE_RESOURCE_NAME to be set, or a "base_url".`)
  if (!RESOURCE.test(resource))
    throw new StartError('AZURE_RESOURCE_NAME is the name of the resource alone: letters, digits and hyphens.')
  return `https://${resource}.openai.azure.com/openai`
}

function datedVersionOf({ info, options }: ModelSettings): string | undefined {
  const version = options['api_version']
  if (version === undefined || version === 'v1') return undefined
  if (typeof version === 'string' && /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version)) return version
  throw new StartError(
    `The option "api_version" of the model "${info.id}" is "v1", or a date such as "2025-04-01-preview".`,
  )
}

function isDallE(deployment: string): boolean {
  return /dall-?e/i.test(deployment)
}

/** The package can't tell a model by its deployment's name, and asks for a format that the gpt-image models don't know. */
function withoutResponseFormat(send: typeof fetch): typeof fetch {
  return (input, init) => {
    if (typeof init?.body !== 'string') return send(input, init)
    const { response_format: _, ...body } = JSON.parse(init.body)
    return send(input, { ...init, body: JSON.stringify(body) })
  }
}

import { afterEach, expect, test, vi } from 'vitest'
import type { ModelEntry } from '../../config-file.js'
import { configuredModels } from '../configured-models.js'
import { providers } from './index.js'

function modelsOf(environment: Record<string, string>, entries: readonly ModelEntry[] | null = null) {
  return configuredModels({ entries, providers, environment, workingDirectory: '.' })
}

const idsOf = (...parameters: Parameters<typeof modelsOf>) => modelsOf(...parameters).map(({ info }) => info.id)

afterEach(() => vi.unstubAllEnvs())

test('without a key there is the built-in illustrator alone, whatever the process has in its environment', () => {
  for (const name of providers.flatMap(({ keyNames }) => keyNames)) vi.stubEnv(name, 'key-of-somebody')
  expect(idsOf({})).toEqual(['sketch'])
})

test.each([
  ['OPENAI_API_KEY', 'openai/gpt-image-2.6-flare'],
  ['GOOGLE_GENERATIVE_AI_API_KEY', 'google/gemini-nano-banana-2.1'],
  ['XAI_API_KEY', 'xai/grok-imagine-image'],
  ['BFL_API_KEY', 'black-forest-labs/flux-2-pro'],
  ['TOGETHER_API_KEY', 'togetherai/black-forest-labs/FLUX.2-pro'],
  ['FIREWORKS_API_KEY', 'fireworks/accounts/fireworks/models/flux-kontext-pro'],
  ['DEEPINFRA_API_KEY', 'deepinfra/black-forest-labs/FLUX-1-dev'],
  ['LUMA_AGENTS_API_KEY', 'luma/uni-1'],
  ['LUMA_API_KEY', 'luma-photon/photon-1'],
  ['AWS_BEARER_TOKEN_BEDROCK', 'amazon-bedrock/stability.sd3-5-large-v1:0'],
])('%s alone adds the models of its provider', (name, first) => {
  const [model, ...others] = modelsOf({ [name]: 'key-of-the-tests' })
  expect(model?.info.id).toBe(first)
  expect(others.at(-1)?.info.id).toBe('sketch')
})

test('every model that a key adds has a name, both kinds, sizes and a price', () => {
  const environment = Object.fromEntries(providers.flatMap(({ keyNames }) => keyNames).map((name) => [name, 'key']))
  const added = modelsOf(environment).filter(({ info }) => !info.is_demo)
  expect(added.length).toBeGreaterThan(0)
  for (const { info } of added) {
    expect(info.name).not.toBe('')
    expect(info.kinds).toContain('text2img')
    expect(info.sizes.length).toBeGreaterThan(1)
    expect(info.credits).toBeGreaterThanOrEqual(1)
    // No request can ask for more than one image, or carry a mask.
    expect(info).toMatchObject({ max_images: 1, supports_mask: false })
    expect((info.max_source_images ?? 1) > 0).toBe(info.kinds.includes('img2img'))
  }
})

test.each(['fal', 'replicate'])('a model of %s looks at several images where its input takes a list', (provider) => {
  const environment = { FAL_KEY: 'key', REPLICATE_API_TOKEN: 'key' }
  const entry = { id: 'mine', provider, model: 'acme/painter', max_source_images: 4 }
  expect(() => modelsOf(environment, [entry])).toThrow('its input takes one image: set the option "source_is_list"')
  const [mine] = modelsOf(environment, [{ ...entry, options: { source: 'images', source_is_list: true } }])
  expect(mine?.info.max_source_images).toBe(4)
})

const azureEntry: ModelEntry = { id: 'ours', provider: 'azure', model: 'our-pictures' }

test('a key of Azure adds nothing by itself: what is deployed there, only an entry can say', () => {
  expect(idsOf({ AZURE_API_KEY: 'key', AZURE_RESOURCE_NAME: 'our-resource' })).toEqual(['sketch'])
  expect(idsOf({ AZURE_API_KEY: 'key', AZURE_RESOURCE_NAME: 'our-resource' }, [azureEntry])).toEqual(['ours'])
})

test.each<[string, ModelEntry, Record<string, string>, string]>([
  ['a resource', azureEntry, {}, 'The model "ours" needs AZURE_RESOURCE_NAME to be set, or a "base_url".'],
  [
    'a resource that is a name alone',
    azureEntry,
    { AZURE_RESOURCE_NAME: 'x.example/' },
    'AZURE_RESOURCE_NAME is the name of the resource alone: letters, digits and hyphens.',
  ],
  [
    'a deployment',
    { id: 'ours', provider: 'azure' },
    { AZURE_RESOURCE_NAME: 'our-resource' },
    'The model "ours" needs "model": the name of its deployment at Azure.',
  ],
  [
    'a version that is one',
    { ...azureEntry, options: { api_version: 'latest' } },
    { AZURE_RESOURCE_NAME: 'our-resource' },
    'The option "api_version" of the model "ours" is "v1", or a date such as "2025-04-01-preview".',
  ],
])('Azure needs %s', (_, entry, environment, sentence) => {
  expect(() => modelsOf({ AZURE_API_KEY: 'key', ...environment }, [entry])).toThrow(sentence)
})

test('the example of the contract starts', () => {
  const entry: ModelEntry = {
    id: 'my-sd',
    name: 'My SD server',
    provider: 'openai-compatible',
    base_url: 'http://127.0.0.1:9000/v1',
    api_key_env: 'MY_SD_KEY',
    model: 'sd',
    kinds: ['text2img', 'img2img'],
    sizes: ['512x512', '1024x1024'],
    credits: 2,
  }
  const [model] = modelsOf({ MY_SD_KEY: 'key' }, [entry])
  expect(model?.info).toMatchObject({
    id: 'my-sd',
    name: 'My SD server',
    kinds: ['text2img', 'img2img'],
    sizes: ['512x512', '1024x1024'],
    default_size: '1024x1024',
    credits: 2,
    provider: 'openai-compatible',
  })
})

test('a model of Google’s that makes no pictures any more is refused with a sentence', () => {
  const entry: ModelEntry = { id: 'old', provider: 'google', model: 'imagen-4.0-generate-001' }
  expect(() => modelsOf({ GOOGLE_GENERATIVE_AI_API_KEY: 'key' }, [entry])).toThrow(
    'The model "old" names "imagen-4.0-generate-001", and Google makes pictures with "gemini-…" only now.',
  )
})

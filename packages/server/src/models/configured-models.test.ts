import { expect, test } from 'vitest'
import type { ModelEntry } from '../config-file.js'
import { configuredModels } from './configured-models.js'
import type { ImageProvider, ModelPreset, ModelSettings } from './image-provider.js'
import { sketch } from './providers/sketch.js'

const made: ModelSettings[] = []

const preset = (model: string, more: Partial<ModelPreset> = {}): ModelPreset => ({
  model,
  name: `The ${model}`,
  kinds: ['text2img'],
  sizes: ['512x512', '1024x1024'],
  default_size: '1024x1024',
  credits: 4,
  max_images: 1,
  supports_mask: false,
  supports_seed: true,
  ...more,
})

const provider = (more: Partial<ImageProvider>): ImageProvider => ({
  id: 'acme',
  name: 'Acme',
  keyNames: ['ACME_KEY', 'ACME_API_KEY'],
  presets: [preset('large'), preset('small', { credits: 1 })],
  fallback: null,
  baseUrl: 'https://api.acme.example/v1',
  create(settings) {
    made.push(settings)
    return { info: settings.info, generate: () => Promise.reject(new Error('nobody generates here')) }
  },
  ...more,
})

const acme = provider({})
const local = provider({
  id: 'shed',
  name: 'Shed',
  keyNames: [],
  presets: [],
  fallback: preset('default'),
  baseUrl: null,
})

function models(entries: readonly ModelEntry[] | null, environment: Record<string, string> = {}) {
  made.length = 0
  const found = configuredModels({ entries, environment, providers: [acme, local, sketch], workingDirectory: '/' })
  return found.map(({ info }) => info)
}

const ids = (...args: Parameters<typeof models>) => models(...args).map(({ id }) => id)

test('without key and file there is one model, sketch', () => {
  expect(models(null)).toMatchObject([{ id: 'sketch', is_demo: true, provider: 'sketch' }])
})

test('a key adds its models, which come before sketch', () => {
  expect(ids(null, { ACME_API_KEY: 'secret' })).toEqual(['acme/large', 'acme/small', 'sketch'])
  expect(made[0]).toMatchObject({ apiKey: 'secret', keyName: 'ACME_API_KEY', baseUrl: acme.baseUrl, model: 'large' })
})

test('a file lists models and a key adds more; the file’s come first and keep what it says of them', () => {
  const entries = [{ id: 'acme/small', provider: 'acme', model: 'small', credits: 7 }]
  const found = models(entries, { ACME_KEY: 'secret' })
  expect(found.map(({ id, credits }) => [id, credits])).toEqual([
    ['acme/small', 7],
    ['acme/large', 4],
  ])
})

test('a model takes over what its preset knows, and the file has the last word', () => {
  const entry = { id: 'mine', provider: 'acme', model: 'large', sizes: ['512x512'], supports_seed: false }
  const [mine] = models([entry], { ACME_KEY: 'secret' })
  expect(mine).toEqual({
    id: 'mine',
    name: 'The large',
    kinds: ['text2img'],
    sizes: ['512x512'],
    default_size: '512x512',
    credits: 4,
    max_images: 1,
    supports_mask: false,
    supports_seed: false,
    sizes_are_exact: true,
    max_source_images: 1,
    is_demo: false,
    provider: 'acme',
  })
})

test('a key goes to its provider’s own address only, unless the entry names it', () => {
  const elsewhere = { id: 'mine', provider: 'acme', base_url: 'http://127.0.0.1:9000/v1/' }
  models([elsewhere], { ACME_KEY: 'secret' })
  expect(made[0]).toMatchObject({ apiKey: null, baseUrl: 'http://127.0.0.1:9000/v1', isOwnAddress: true })
  models([{ ...elsewhere, api_key_env: 'MINE' }], { ACME_KEY: 'secret', MINE: 'other' })
  expect(made[0]).toMatchObject({ apiKey: 'other', keyName: 'MINE' })
})

test('a model can have a time of its own', () => {
  const entries = [{ id: 'slow', provider: 'shed', base_url: 'http://localhost', timeout_s: 900 }]
  const [slow] = configuredModels({ entries, environment: {}, providers: [local], workingDirectory: '/' })
  expect(slow?.timeoutMs).toBe(900_000)
})

test('a model looks at several images where its provider is sent them', () => {
  const entries = [{ id: 'collage', provider: 'shed', base_url: 'http://localhost', max_source_images: 4 }]
  const providers = [{ ...local, takesReferences: true as const }]
  const [collage] = configuredModels({ entries, environment: {}, providers, workingDirectory: '/' })
  expect(collage?.info.max_source_images).toBe(4)
})

test('a model is named by its own name where the provider does not know it', () => {
  expect(models([{ id: 'mine', provider: 'shed', model: 'juggernaut', base_url: 'http://localhost' }])[0]?.name).toBe(
    'juggernaut',
  )
})

test.each([
  [{ provider: 'nobody' }, 'names the provider "nobody", and this version has: acme, shed, sketch'],
  [{ provider: 'acme' }, 'needs a key: set ACME_KEY'],
  [{ provider: 'acme', api_key_env: 'MINE' }, 'takes its key from MINE, which is not set'],
  [{ provider: 'acme', base_url: 'http://localhost', model: 'huge' }, 'names "huge", and Acme has: large, small'],
  [{ provider: 'shed' }, 'needs "base_url": where its Shed is'],
  [
    { provider: 'shed', base_url: 'http://localhost', max_source_images: 2 },
    'has max_source_images 2, and Shed is sent one source image at the most',
  ],
])('%j stops the start with a sentence', (entry, sentence) => {
  expect(() => models([{ id: 'mine', ...entry }])).toThrow(sentence)
})

test('a key is taken without the white space around it, and white space alone is none', () => {
  models(null, { ACME_KEY: ' secret\r\n' })
  expect(made[0]?.apiKey).toBe('secret')
  expect(ids(null, { ACME_KEY: ' ' })).toEqual(['sketch'])
})

test.each(['ключ', 'two\nlines', 'cut…'])(
  'a key that no request could carry is refused without repeating it: %j',
  (key) => {
    const start = () => models(null, { ACME_KEY: key })
    expect(start).toThrow('ACME_KEY has characters in it that no key has: copy the key again.')
  },
)

test('a name and password for a server of one’s own may be of any letters', () => {
  models([{ id: 'mine', provider: 'shed', base_url: 'http://127.0.0.1:1', api_key_env: 'SHED' }], {
    SHED: 'jörg:пароль',
  })
  expect(made[0]?.apiKey).toBe('jörg:пароль')
})

import type { Model } from '@picgen/sdk/contract'
import type { ModelEntry } from '../config-file.js'
import { parseSize } from '../conversations/rules.js'
import { StartError } from '../start-error.js'
import type { ImageModel } from './image-model.js'
import type { ImageProvider, ModelPreset } from './image-provider.js'

/** The most credits that one image can cost: what a balance can hold. */
const MAX_PRICE = 1_000_000_000

/** What the catalogue is made from. */
export interface ConfiguredModelsOptions {
  /** As the configuration file lists them; null where there is none. */
  entries: readonly ModelEntry[] | null
  providers: readonly ImageProvider[]
  environment: Readonly<Record<string, string>>
  workingDirectory: string
}

/**
 * The models of the configuration file in its order, then those of every provider whose key is in the environment, then,
 * where there is no file, `sketch`. A model that the file has keeps its entry. Throws a `StartError` for what can't be.
 */
export function configuredModels(options: ConfiguredModelsOptions): ImageModel[] {
  const { entries, providers, environment } = options
  if (entries?.length === 0) throw new StartError('picgen.config.json lists no model: add one, or leave out "models".')
  const named = (entries ?? []).map((entry) => modelOf(entry, options))
  const taken = new Set(named.map(({ info }) => info.id))
  const keyed = providers
    .filter(({ keyNames }) => keyNames.some((name) => isSet(environment, name)))
    .flatMap((provider) =>
      provider.presets.map((preset) => ({ id: idOf(provider, preset), provider: provider.id, model: preset.model })),
    )
    .filter(({ id }) => !taken.has(id))
    .map((entry) => modelOf(entry, options))
  const demo = entries === null ? [modelOf({ id: 'sketch', provider: 'sketch' }, options)] : []
  return [...named, ...keyed, ...demo]
}

/** The id of a model that a key alone adds: the same model of two providers is two models. */
function idOf(provider: ImageProvider, { model }: ModelPreset): string {
  return `${provider.id}/${model}`
}

function modelOf(entry: ModelEntry, { providers, environment, workingDirectory }: ConfiguredModelsOptions): ImageModel {
  const provider = providers.find(({ id }) => id === entry.provider)
  if (!provider) {
    const known = providers.map(({ id }) => id).join(', ')
    throw new StartError(
      `The model "${entry.id}" names the provider "${entry.provider}", and this version has: ${known}.`,
    )
  }
  const preset = presetOf(entry, provider)
  const info = infoOf(entry, provider, preset)
  requireUsable(info)
  requireReferencesTaken(info, provider)
  const keyName = keyNameOf(entry, provider, environment)
  const baseUrl = entry.base_url ?? provider.baseUrl
  if (baseUrl === null) throw new StartError(`The model "${entry.id}" needs "base_url": where its ${provider.name} is.`)
  const model = provider.create({
    info,
    model: entry.model ?? preset.model,
    apiKey: keyName === null ? null : keyIn(environment, keyName),
    keyName,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    isOwnAddress: entry.base_url !== undefined,
    options: entry.options ?? {},
    environment,
    workingDirectory,
  })
  return entry.timeout_s === undefined ? model : { ...model, timeoutMs: entry.timeout_s * 1000 }
}

/** What is known of the entry's model: its preset, else what the provider's models are like in general. */
function presetOf({ id, model }: ModelEntry, provider: ImageProvider): ModelPreset {
  const [first] = provider.presets
  const preset =
    model === undefined ? (provider.fallback ?? first) : provider.presets.find((known) => known.model === model)
  const found = preset ?? provider.fallback
  if (found) return found
  const known = provider.presets.map((each) => each.model).join(', ')
  throw new StartError(`The model "${id}" names "${model}", and ${provider.name} has: ${known}.`)
}

/** A key belongs to its provider's own address: to another one it is sent only where the entry says so. */
function keyNameOf(
  { id, api_key_env, base_url }: ModelEntry,
  { keyNames }: ImageProvider,
  environment: ConfiguredModelsOptions['environment'],
): string | null {
  if (api_key_env !== undefined) {
    if (!isSet(environment, api_key_env))
      throw new StartError(`The model "${id}" takes its key from ${api_key_env}, which is not set: set it.`)
    return api_key_env
  }
  if (base_url !== undefined) return null
  const set = keyNames.find((name) => isSet(environment, name))
  if (keyNames.length > 0 && !set) throw new StartError(`The model "${id}" needs a key: set ${keyNames[0]}.`)
  return set ?? null
}

function isSet(environment: ConfiguredModelsOptions['environment'], name: string): boolean {
  return Boolean(environment[name]?.trim())
}

/** What no header could carry is refused here: what is said of it later would have the key in it. */
function keyIn(environment: ConfiguredModelsOptions['environment'], keyName: string): string | null {
  const key = environment[keyName]?.trim()
  // A name and password, which go as base64, may be of any letters.
  if (key && !/^[\x20-\x7e]+$/.test(key) && !/^[^:\p{Cc}]*:\P{Cc}*$/u.test(key)) {
    throw new StartError(`${keyName} has characters in it that no key has: copy the key again.`)
  }
  return key || null
}

function infoOf(entry: ModelEntry, provider: ImageProvider, { model, ...preset }: ModelPreset): Model {
  const sizes = entry.sizes ?? preset.sizes
  const [firstSize = preset.default_size] = sizes
  const isOther = entry.model !== undefined && entry.model !== model
  return {
    ...preset,
    id: entry.id,
    name: entry.name ?? (isOther ? entry.model : undefined) ?? preset.name,
    kinds: [...(entry.kinds ?? preset.kinds)],
    sizes: [...sizes],
    default_size: entry.default_size ?? (sizes.includes(preset.default_size) ? preset.default_size : firstSize),
    credits: entry.credits ?? preset.credits,
    supports_seed: entry.supports_seed ?? preset.supports_seed,
    sizes_are_exact: entry.sizes_are_exact ?? preset.sizes_are_exact ?? true,
    max_source_images: entry.max_source_images ?? preset.max_source_images ?? 1,
    is_demo: provider.id === 'sketch',
    provider: provider.id,
  }
}

/** Throws a `StartError` for a model whose every message would be refused, or could not be stored. */
function requireUsable({ id, sizes, default_size, credits }: Model): void {
  if (!sizes.includes(default_size))
    throw new StartError(`The model "${id}" has the default_size ${default_size}, which is not among its sizes.`)
  const small = sizes.find((size) => Object.values(parseSize(size)).some((side) => side < 10))
  if (small) throw new StartError(`The model "${id}" has the size ${small}: each side must have 10 pixels or more.`)
  if (credits > MAX_PRICE)
    throw new StartError(`The model "${id}" costs ${credits} credits, and ${MAX_PRICE} is the most an image can.`)
}

/** What the catalogue promises of reference images, whoever makes the pictures must be able to send. */
function requireReferencesTaken({ id, max_source_images = 1 }: Model, { name, takesReferences }: ImageProvider): void {
  if (max_source_images <= 1 || takesReferences) return
  throw new StartError(
    `The model "${id}" has max_source_images ${max_source_images}, and ${name} is sent one source image at the most.`,
  )
}

import type { ImageModelV4CallOptions } from '@ai-sdk/provider'
import { createCallingFetch, type ErrorOrigin, namingTheKey, toImageModelError, within } from '../calling/index.js'
import { givenImages, nearestAspectRatio, sourceFile } from '../describing/index.js'
import { type ImageModel, type ImageModelContext, ImageModelError, type ImageModelRequest } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import { readAnswer } from './answer.js'
import { checkKey } from './check-key.js'
import type { AiSdkDefinition } from './definition.js'
import { withoutEmptyKey } from './key-header.js'
import { jsonOptions } from './options.js'

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
export function createAiSdkModel<Package>(settings: ModelSettings, definition: AiSdkDefinition<Package>): ImageModel {
  const origin = originOf(definition)
  const { check } = definition
  return {
    info: settings.info,
    async generate(request, context) {
      try {
        const provider = await loadPackage(definition)
        const model = definition.connect(provider, settings, fetchFor(settings, definition, context))
        const options = await callOptions(settings, definition, request, context)
        const generated = readAnswer(await model.doGenerate(options), definition)
        return options.seed === undefined ? generated : { seed: options.seed, ...generated }
      } catch (error) {
        throw namingTheKey(toImageModelError(error, { ...origin, signal: context.signal }), settings, definition.name)
      }
    },
    ...(check && { check: (signal: AbortSignal) => checkKey(settings, definition, signal) }),
  }
}

function originOf({ name, isContentRefusal }: AiSdkDefinition<unknown>): ErrorOrigin {
  return { name, ...(isContentRefusal && { isContentRefusal }) }
}

async function loadPackage<Package>({ load, name }: AiSdkDefinition<Package>): Promise<Package> {
  try {
    return await load()
  } catch (error) {
    throw new ImageModelError(
      'internal',
      `What the Studio needs to reach ${within(name)} is not installed; ask who runs it.`,
      {
        forOperator: `The package for ${within(name)} could not be loaded: install the Studio again.`,
        cause: error,
      },
    )
  }
}

/** The guarded fetch of one call, which writes down what may have been billed. */
function fetchFor(
  settings: ModelSettings,
  { name, apiHosts, isBillable = isPost }: AiSdkDefinition<unknown>,
  { signal, deadlineAt, providerCall }: ImageModelContext,
): typeof fetch {
  const guarded = createCallingFetch({
    providerName: name,
    baseUrl: settings.baseUrl,
    signal,
    deadlineAt,
    isBillable,
    onSpend: () => providerCall.begin(),
    onRefused: () => providerCall.forget(),
    ...(apiHosts && { apiHosts }),
    ...(settings.pace?.retry && { retry: settings.pace.retry }),
  })
  return settings.apiKey === null ? withoutEmptyKey(guarded) : guarded
}

/** A package posts for pictures alone, whatever words an operator has put into its addresses. */
function isPost({ method }: { method: string }): boolean {
  return method === 'POST'
}

async function callOptions(
  settings: ModelSettings,
  definition: AiSdkDefinition<unknown>,
  request: ImageModelRequest,
  { signal }: ImageModelContext,
): Promise<ImageModelV4CallOptions> {
  const { prompt, seed } = request
  const images = givenImages(request)
  const options = definition.options?.(settings, request) ?? jsonOptions(settings)
  return {
    prompt,
    n: 1,
    ...shapeOf(settings, definition, request),
    seed: settings.info.supports_seed && seed !== null ? foldSeed(seed, definition) : undefined,
    files:
      images.length === 0
        ? undefined
        : await Promise.all(images.map((image) => sourceFile(image, definition.sourceFormats))),
    mask: undefined,
    providerOptions: { [definition.optionsKey]: options },
    abortSignal: signal,
  }
}

function foldSeed(seed: number, { maximumSeed }: AiSdkDefinition<unknown>): number {
  return maximumSeed === undefined ? seed : seed % (maximumSeed + 1)
}

/** A size where the model keeps to it, else the nearest aspect ratio. */
function shapeOf(
  settings: ModelSettings,
  { aspectRatios }: AiSdkDefinition<unknown>,
  { width, height }: ImageModelRequest,
): Pick<ImageModelV4CallOptions, 'size' | 'aspectRatio'> {
  const ratios = settings.info.sizes_are_exact === false ? (aspectRatios?.(settings) ?? []) : []
  const aspectRatio = nearestAspectRatio({ width, height }, ratios)
  return aspectRatio ? { size: undefined, aspectRatio } : { size: `${width}x${height}`, aspectRatio }
}

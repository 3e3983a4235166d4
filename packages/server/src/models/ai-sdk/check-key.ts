import { createCallingFetch, requireSuccess, toImageModelError } from '../calling/index.js'
import { ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import type { AiSdkDefinition } from './definition.js'

/** A provider that says nothing for longer counts as away, in milliseconds. */
const PATIENCE_MS = 10_000

/** Asks whether the provider is there, takes the key and has the model. Rejects with one sentence that says what is wrong. */
export async function checkKey(
  settings: ModelSettings,
  { name, apiHosts, check }: AiSdkDefinition<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const asked = await check?.(settings)
  if (!asked) return
  const fetch = createCallingFetch({
    providerName: name,
    baseUrl: settings.baseUrl,
    signal,
    deadlineAt: Date.now() + PATIENCE_MS,
    retry: { attempts: 2 },
    ...(apiHosts && { apiHosts }),
  })
  try {
    const response = await fetch(asked.url, { headers: asked.headers })
    if (response.status === 401 || response.status === 403) throw wrongKey(settings, name)
    if (response.status === 404 && asked.namesModel) throw unknownModel(settings, name)
    if (response.status !== 404) await requireSuccess(response)
  } catch (error) {
    throw toImageModelError(error, { name, signal })
  }
}

function wrongKey({ info, keyName }: ModelSettings, name: string): ImageModelError {
  const what = keyName
    ? `${name} does not take the key in ${keyName}: set it to one that is valid.`
    : `${name} wants a key: name its variable with "api_key_env" at the model "${info.id}".`
  return new ImageModelError('provider_unavailable', what, { forOperator: what })
}

function unknownModel({ info, model }: ModelSettings, name: string): ImageModelError {
  const what = `${name} has no model "${model}" for this key: correct "model" at "${info.id}".`
  return new ImageModelError('provider_unavailable', what, { forOperator: what })
}

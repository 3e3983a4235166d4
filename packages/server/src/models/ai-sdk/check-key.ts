import { createCallingFetch, requireSuccess, toImageModelError } from '../calling/index.js'
import type { ModelSettings } from '../image-provider.js'
import type { AiSdkDefinition } from './definition.js'
import { keySentence } from './wrong-key.js'

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
  const { info, baseUrl, model, pace } = settings
  const fetch = createCallingFetch({
    providerName: name,
    baseUrl,
    signal,
    deadlineAt: Date.now() + PATIENCE_MS,
    retry: { ...pace?.retry, attempts: 2 },
    ...(apiHosts && { apiHosts }),
  })
  try {
    const response = await fetch(asked.url, { headers: asked.headers })
    if (response.status !== 404) await requireSuccess(response)
    else if (asked.namesModel) throw new Error(`${name} has no model "${model}": correct "model" at "${info.id}".`)
  } catch (error) {
    const failure = toImageModelError(error, { name, signal })
    const sentence = keySentence(failure, settings, name)
    throw sentence === null ? failure : new Error(sentence, { cause: failure })
  }
}

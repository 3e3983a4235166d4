import { checkProvider, requireSuccess, unknownModel } from '../calling/index.js'
import type { ModelSettings } from '../image-provider.js'
import type { AiSdkDefinition } from './definition.js'

/** Asks whether the provider is there, takes the key and has the model. Rejects with one sentence that says what is wrong. */
export async function checkKey(
  settings: ModelSettings,
  definition: AiSdkDefinition<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const asked = await definition.check?.(settings)
  if (!asked) return
  await checkProvider(definition, settings, signal, async (fetch) => {
    const response = await fetch(asked.url, { headers: asked.headers })
    if (response.status !== 404) await requireSuccess(response)
    else if (asked.namesModel) throw unknownModel(definition.name, settings)
  })
}

import { namingTheKey } from '../ai-sdk/wrong-key.js'
import { createCallingFetch, toImageModelError } from '../calling/index.js'
import type { ModelSettings } from '../image-provider.js'

/** A provider that says nothing for longer counts as away, in milliseconds. */
const PATIENCE_MS = 10_000

/** Asks a provider something that costs nothing. Rejects with one sentence that says what is wrong. */
export async function checkProvider(
  { name, apiHosts }: { name: string; apiHosts?: readonly string[] },
  settings: ModelSettings,
  signal: AbortSignal,
  ask: (fetch: typeof globalThis.fetch) => Promise<void>,
): Promise<void> {
  const fetch = createCallingFetch({
    providerName: name,
    baseUrl: settings.baseUrl,
    signal,
    deadlineAt: Date.now() + PATIENCE_MS,
    retry: { ...settings.pace?.retry, attempts: 2 },
    ...(apiHosts && { apiHosts }),
  })
  try {
    await ask(fetch)
  } catch (error) {
    const failure = namingTheKey(toImageModelError(error, { name, signal }), settings, name)
    throw failure.forOperator === null ? failure : new Error(failure.forOperator, { cause: failure })
  }
}

/** What is wrong where the provider has no such model. */
export function unknownModel(name: string, { model, info }: ModelSettings): Error {
  return new Error(`${name} has no model "${model}": correct "model" at "${info.id}".`)
}

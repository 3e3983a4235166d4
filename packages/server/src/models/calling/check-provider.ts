import type { ModelSettings } from '../image-provider.js'
import { createCallingFetch } from './calling-fetch.js'
import { namingTheKey } from './naming-the-key.js'
import { recogniseFailure } from './provider-failure.js'
import { toImageModelError } from './to-image-model-error.js'

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
    throw new Error(failure.forOperator ?? sentenceFor(error, settings, name) ?? failure.message, { cause: failure })
  }
}

/** What a person in a conversation is told of a provider that is away, whoever runs the Studio can look into. */
function sentenceFor(error: unknown, { info, baseUrl, isOwnAddress }: ModelSettings, name: string): string | null {
  if (recogniseFailure(error)?.kind !== 'unreachable') return null
  const advice = isOwnAddress
    ? `start it, or correct "base_url" at "${info.id}"`
    : 'check this machine’s way to the internet'
  return `${isOwnAddress ? 'The server' : name} at ${new URL(baseUrl).origin} does not answer: ${advice}.`
}

/** What is wrong where the provider has no such model. */
export function unknownModel(name: string, { model, info }: ModelSettings): Error {
  return new Error(`${name} has no model "${model}": correct "model" at "${info.id}".`)
}

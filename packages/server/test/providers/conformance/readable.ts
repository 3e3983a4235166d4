import { expect } from 'vitest'
import type { ProviderDescription } from './description.js'

/** What tells a person what to do, in one of its forms. */
const ADVICE =
  /\b(try|send|choose|change|describe|use|wait|ask|check|correct|set|top it up|start|pick|make|shorten|upload|look)\b/i

/** Expects words that a person can read and act on: no page, no JSON, no stack, no address, and no secret. */
export function requireReadable(message: string, { environment, provider }: ProviderDescription): void {
  const said = JSON.stringify(message)
  expect(message.length, said).toBeGreaterThan(10)
  expect(message.length, said).toBeLessThan(400)
  // A name that its owner writes small stays small.
  if (!message.startsWith(provider.name)) expect(message, said).toMatch(/^[\p{Lu}“"]/u)
  expect(message, said).toMatch(/[.…]$/)
  expect(message, said).not.toMatch(/[<>{}\n\t]|https?:\/\/|127\.0\.0\.1|\bat \S+:\d+|Error\b|undefined|null|\[object/)
  expect(message, said).toMatch(ADVICE)
  for (const secret of secretsOf(environment)) expect(message, said).not.toContain(secret)
}

function secretsOf(environment: Readonly<Record<string, string>>): string[] {
  return Object.values(environment).filter((value) => value.length >= 8)
}

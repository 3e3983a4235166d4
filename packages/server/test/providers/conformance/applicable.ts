import type { Model } from '@picgen/sdk/contract'
import { type ProviderDescription, SCENARIOS, type ScenarioName } from './description.js'

/** What every provider must stand, whatever it is. */
const ALWAYS: readonly ScenarioName[] = [
  'text',
  'slow_answer',
  'html',
  'truncated_image',
  'bomb',
  'cancel',
  'time_out',
  'restart',
  'memory',
]

/** Every scenario's name. */
export const ALL = Object.keys(SCENARIOS).filter((name): name is ScenarioName => name in SCENARIOS)

/** What a provider need not stand, and why: what its description says, and what follows from the rest of it. */
export function leftOut(description: ProviderDescription, info: Model): Map<ScenarioName, string> {
  const reasons = new Map<ScenarioName, string>()
  const { delivers, follows, replies, provider, leaveOut = {} } = description
  if (delivers !== 'url') reasons.set('private_url', 'Its pictures come without a URL.')
  if (follows === 'answer') reasons.set('lost_look', 'It answers with the picture itself and has no jobs.')
  if (provider.keyNames.length === 0) reasons.set('wrong_key', 'It needs no key.')
  if (!info.kinds.includes('img2img')) reasons.set('image_input', 'The model makes pictures from words alone.')
  if ((info.max_source_images ?? 1) < 2) reasons.set('reference_images', 'The model looks at one image at the most.')
  if (!replies.rateLimited) {
    reasons.set('rate_limit', 'It turns nobody away for asking often.')
    reasons.set('rate_limit_with_time', 'It turns nobody away for asking often.')
  }
  for (const name of ALL) {
    const reason = leaveOut[name]
    if (reason !== undefined) reasons.set(name, reason)
  }
  return reasons
}

/** What is wrong with what a description leaves out; empty: nothing. */
export function wronglyLeftOut(reasons: ReadonlyMap<ScenarioName, string>): string[] {
  return [...reasons].flatMap(([name, reason]) => {
    if (ALWAYS.includes(name)) return [`${name} applies to every provider`]
    return /^\p{Lu}.{15,}\.$/su.test(reason) ? [] : [`${name} is left out without a reason`]
  })
}

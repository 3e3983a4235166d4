import { StartError } from '../start-error.js'

/** One thing that was looked at, in one sentence. */
export interface Finding {
  /** `note`: worth knowing, and nothing is wrong. */
  verdict: 'right' | 'note' | 'wrong'
  sentence: string
}

export const right = (sentence: string): Finding => ({ verdict: 'right', sentence })
export const note = (sentence: string): Finding => ({ verdict: 'note', sentence })
export const wrong = (sentence: string): Finding => ({ verdict: 'wrong', sentence })

/** What an error says; one that was not meant for the person is introduced by `what`. */
export function wrongBecause(error: unknown, what = 'Something unexpected is wrong'): Finding {
  const message = error instanceof Error ? error.message : String(error)
  return wrong(error instanceof StartError ? message : `${what}: ${message}`)
}

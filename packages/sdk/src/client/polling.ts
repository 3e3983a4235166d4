import { abortable } from './abortable.js'
import { isPicGenError, isTransientError } from './errors/index.js'
import { type PageState, pauseBetweenLooks } from './page-state.js'

/** Milliseconds between two looks, where nothing else is said. */
export const INTERVAL_MS = 2_000

/** How to look again and again. */
export interface Polling {
  /** Milliseconds between an answer and the next question. */
  intervalMs: number
  /** Milliseconds after which it is over. */
  forMs: number
  signal: AbortSignal
  page: PageState
}

/**
 * Asks at once and then again and again, and hands out what was answered. What may pass ends nothing: it waits as long as
 * the server asked to be left alone. A hidden page asks less often, and at once when it is looked at again.
 */
export async function* poll<Answer>(
  read: (signal: AbortSignal) => Promise<Answer>,
  { intervalMs, forMs, signal, page }: Polling,
): AsyncGenerator<Answer, void, void> {
  const end = performance.now() + forMs
  while (performance.now() < end) {
    signal.throwIfAborted()
    let waitMs = intervalMs
    let answer: { it: Answer } | undefined
    try {
      answer = { it: await abortable(read(signal), signal) }
    } catch (error) {
      if (signal.aborted || !isTransientError(error)) throw error
      waitMs = Math.max(intervalMs, (isPicGenError(error) && error.retryAfterMs) || 0)
    }
    if (answer) yield answer.it
    await pauseBetweenLooks(waitMs, page, signal)
  }
}

import { setTimeout as delay } from 'node:timers/promises'

/** Spreads the rest of a minimum duration over a drawing's last steps, so that waiting is seen. */
export interface Pace {
  /** Waits until this fraction of the minimum duration has passed, then tells the progress. */
  reach(fraction: number): Promise<void>
}

/**
 * `minimumDurationMs` 0 never waits.
 * Every wait rejects with the signal's reason when it is aborted, and leaves no timer behind.
 */
export function createPace(
  minimumDurationMs: number,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Pace {
  const startedAt = performance.now()
  return {
    async reach(fraction) {
      signal.throwIfAborted()
      await waitFor(startedAt + fraction * minimumDurationMs - performance.now(), signal)
      onProgress(fraction)
    },
  }
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0) return
  try {
    await delay(milliseconds, undefined, { signal })
  } catch (error) {
    // Node rejects with an AbortError of its own; the port promises the signal's reason.
    signal.throwIfAborted()
    throw error
  }
}

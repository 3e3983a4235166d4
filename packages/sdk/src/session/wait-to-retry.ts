import { currentPage, pause } from '../client/page-state.js'

/** Waits before a try that nobody asked for: as long as was asked for, the usual time doubled with each try that failed. */
export async function waitToRetry(tries: number, usualMs: number, askedMs: number, signal: AbortSignal): Promise<void> {
  const backoffMs = Math.min(Math.max(30_000, usualMs), usualMs * 2 ** (tries - 1))
  try {
    await pause(Math.max(backoffMs, askedMs), currentPage(), signal)
  } catch (error) {
    // Whoever tries again looks at the signal first.
    if (!signal.aborted) throw error
  }
}

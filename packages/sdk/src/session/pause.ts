import { LONGEST_TIMER_MS } from '../client/abortable.js'

/** Waits that can be cut short: when the network is back, there is no reason to wait on. */
export class Pause {
  readonly #sleepers = new Set<() => void>()

  /** Resolves after that many milliseconds, or when it is woken or aborted, whichever is first. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        this.#sleepers.delete(end)
        resolve()
      }
      const timer = setTimeout(end, Math.min(milliseconds, LONGEST_TIMER_MS))
      signal.addEventListener('abort', end)
      this.#sleepers.add(end)
      if (signal.aborted) end()
    })
  }

  wake(): void {
    for (const end of [...this.#sleepers]) end()
  }
}

/** Milliseconds between two tries that nobody asked for: the usual time, doubled with each that failed, 30 s at the most. */
export function backoffMs(usualMs: number, failures: number): number {
  return Math.min(Math.max(30_000, usualMs), usualMs * 2 ** (failures - 1))
}

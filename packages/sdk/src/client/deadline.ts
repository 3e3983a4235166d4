import { LONGEST_TIMER_MS } from './abortable.js'

/** A signal that is aborted when the time is over, or when its parent is. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Milliseconds that are left; `Infinity` where there is no limit. */
  left(): number
  /** Stops the timer. Whoever makes a deadline calls it in the end. */
  clear(): void
}

/** Begins now. `reason` makes what the signal is aborted with once the time is over. */
export function createDeadline(milliseconds: number, reason: () => unknown, parent?: AbortSignal): Deadline {
  const controller = new AbortController()
  const end = performance.now() + milliseconds
  const timer =
    milliseconds === Number.POSITIVE_INFINITY
      ? undefined
      : setTimeout(() => controller.abort(reason()), Math.min(milliseconds, LONGEST_TIMER_MS))
  return {
    signal: parent ? AbortSignal.any([parent, controller.signal]) : controller.signal,
    left: () => Math.max(0, end - performance.now()),
    clear: () => clearTimeout(timer),
  }
}

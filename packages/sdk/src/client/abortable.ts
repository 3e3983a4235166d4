/** The longest that a timer can be set to, in milliseconds: beyond it `setTimeout` fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Settles as `work` does, or rejects with the signal's reason as soon as it is aborted, whichever is first. */
export async function abortable<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work
  let stop: () => void = () => undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  })
  try {
    return await Promise.race([aborted, work])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Resolves after that many milliseconds; rejects with the signal's reason, its timer cleared, when it is aborted. */
export async function delay(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(milliseconds, LONGEST_TIMER_MS))
  })
  try {
    await abortable(passed, signal)
  } finally {
    clearTimeout(timer)
  }
}

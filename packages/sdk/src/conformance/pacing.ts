const MINUTE_MS = 60_000

/** Lets so many requests a minute through, and makes the next one wait. */
export function createPacing(perMinute: number): (signal: AbortSignal) => Promise<void> {
  const sentAt: number[] = []
  return async (signal) => {
    const oldest = sentAt.length >= perMinute ? sentAt[sentAt.length - perMinute] : undefined
    if (oldest !== undefined) {
      const waitMs = oldest + MINUTE_MS - Date.now()
      if (waitMs > 0) await sleep(waitMs, signal)
    }
    sentAt.push(Date.now())
    if (sentAt.length > 2 * perMinute) sentAt.splice(0, perMinute)
  }
}

/** Waits so many milliseconds. Rejects with the signal's reason as soon as it is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const end = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', end, { once: true })
  })
}

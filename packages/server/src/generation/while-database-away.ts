import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseAway } from '../database/connect.js'

/** How long after a failure it is tried again, in milliseconds. */
const AGAIN_MS = 500

/** How long a database may be away before the work is given up, in milliseconds. */
const PATIENCE_MS = 5 * 60_000

/**
 * Does the work again for as long as the database is away, and rejects with what it says then: after five minutes, or once
 * the signal is aborted. The work must be safe to do twice: a cut connection does not tell what was committed.
 */
export async function whileDatabaseAway<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error) || signal.aborted || Date.now() > deadline) throw error
      await delay(AGAIN_MS)
    }
  }
}

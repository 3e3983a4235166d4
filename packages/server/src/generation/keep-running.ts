import { setTimeout as delay } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import type { Logger } from 'pino'

const RESTART_MS = 1000

/** A queue that is started again whenever it gives up. */
export interface RunningQueue {
  /** Resolves after `stop`. */
  readonly done: Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the queue, and starts it again whenever it ends by itself: graphile-worker does so after some errors, and its
 * promise then resolves as if nothing were wrong. Rejects when the first start fails; later ones are repeated.
 */
export async function keepRunning(start: () => Promise<Runner>, logger: Logger): Promise<RunningQueue> {
  const stopping = new AbortController()
  let runner: Runner | null = await start()

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        runner ??= await start()
        if (stopping.signal.aborted) await runner.stop()
        await runner.promise
        if (!stopping.signal.aborted) logger.error('the queue has stopped by itself')
      } catch (error) {
        logger.error({ err: error }, 'the queue has stopped')
      }
      runner = null
      await pause(stopping.signal)
    }
  }
  const done = run()

  return {
    done,
    async stop() {
      stopping.abort()
      try {
        await runner?.stop()
      } catch (error) {
        // It was ending by itself just then, and `done` waits for that.
        logger.debug({ err: error }, 'the queue was stopping already')
      }
      await done
    },
  }
}

/** Waits a little, or until it is told to stop. */
async function pause(signal: AbortSignal): Promise<void> {
  try {
    await delay(RESTART_MS, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

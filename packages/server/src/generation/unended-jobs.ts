import type { Logger } from 'pino'

/**
 * graphile-worker does not wait until it is noted that a job has ended, so when the database goes away just then, a
 * rejection is left that nobody handles and that would end the process. It harms nothing: the job stays locked, and
 * recovery takes up what it was for. Until the function that this returns is called, it is logged instead; any other
 * unhandled rejection still ends the process.
 */
export function tolerateUnendedJobs(logger: Logger): () => void {
  const listener = (error: unknown) => {
    if (!isUnendedJob(error)) throw error
    logger.warn({ err: error }, 'could not note that a job has ended; recovery looks after its image')
  }
  process.on('unhandledRejection', listener)
  return () => process.off('unhandledRejection', listener)
}

function isUnendedJob(error: unknown): boolean {
  return error instanceof Error && /graphile-worker[\\/]dist[\\/]sql[\\/](complete|fail)Jobs?\b/.test(error.stack ?? '')
}

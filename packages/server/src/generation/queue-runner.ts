import { EventEmitter } from 'node:events'
import { Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import type { Logger } from 'pino'
import { GENERATE_IMAGE } from './repository.js'

/** How long after a failure the queue is tried again, in milliseconds. */
const AGAIN_MS = 1000

/** What taking jobs needs. */
export interface QueueRunnerParts {
  databaseUrl: string
  /** How many jobs at once. */
  concurrency: number
  /** Does one job. */
  generate(payload: unknown): Promise<void>
  logger: Logger
}

/** Takes jobs until it is stopped. */
export interface QueueRunner {
  /** Takes no more, and resolves when those that were taken are done. */
  stop(): Promise<void>
}

/**
 * Takes jobs from graphile-worker, and comes back by itself. graphile-worker gives up for good when it can't note the end of a
 * job, because a connection was cut just then; a new runner takes its place at once, while the old one's jobs go on.
 * Rejects when the first can't be started.
 */
export async function startQueueRunner(parts: QueueRunnerParts): Promise<QueueRunner> {
  const { logger } = parts
  const living = new Set<Runner>()
  let stopping = false
  let again: NodeJS.Timeout | undefined
  let starting: Promise<void> = Promise.resolve()

  const start = async () => {
    const events = new EventEmitter()
    const runner = await run(runnerOptions(parts, events))
    living.add(runner)
    const isOver = () => living.delete(runner)
    runner.promise.then(isOver, (error: unknown) => {
      isOver()
      logger.error({ err: error }, 'the queue did not end in order')
    })
    if (stopping) return end(runner)
    events.once('pool:gracefulShutdown', replace)
  }
  const replace = () => {
    if (stopping) return
    logger.error('the queue gave up; starting it again')
    tryAgain()
  }
  const tryAgain = () => {
    again = setTimeout(() => {
      starting = start().catch((error: unknown) => {
        logger.error({ err: error }, 'the queue can’t be started; trying again')
        if (!stopping) tryAgain()
      })
    }, AGAIN_MS)
  }
  await start()

  return {
    async stop() {
      stopping = true
      clearTimeout(again)
      await Promise.all([starting, ...[...living].map(end)])
    },
  }
}

function runnerOptions({ databaseUrl, concurrency, generate, logger }: QueueRunnerParts, events: EventEmitter) {
  return {
    connectionString: databaseUrl,
    concurrency,
    events,
    noHandleSignals: true,
    // Without this it would look for a crontab file.
    parsedCronItems: [],
    // Without a batch, noting a job's end on a cut connection is an unhandled rejection, which ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: queueLogger(logger),
    taskList: { [GENERATE_IMAGE]: generate },
  }
}

/** Stops it; one that had given up by itself is only waited for. */
async function end(runner: Runner): Promise<void> {
  await runner.stop().catch(() => runner.promise)
}

/** The queue's own lines, in ours. What it calls info is about its inner life. */
function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new QueueLogger((scope) => (level, message, { error, ...meta } = {}) => {
    logger[levels[level]]({ queue: { ...scope, ...meta }, ...(error instanceof Error && { err: error }) }, message)
  })
}

import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { openQueuePool } from '../database/queue-pool.js'
import { GENERATE_IMAGE } from './repository.js'

/** How long after a failure the queue is tried again, in milliseconds. */
const AGAIN_MS = 1000

/** How long a queue may take to note the ends of its jobs once it has no job left, in milliseconds. */
const NOTE_MS = 1000

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
  const { databaseUrl, logger } = parts
  /** Those that run, and what resolves when nothing of them is left. */
  const living = new Map<Runner, Promise<void>>()
  let stopping = false
  let again: NodeJS.Timeout | undefined
  let starting: Promise<void> = Promise.resolve()

  const start = async () => {
    const events = new EventEmitter()
    const idle = untilIdle(events, parts.concurrency)
    const pool = openQueuePool(databaseUrl, (error) => logger.warn({ err: error }, 'the queue lost a connection'))
    const runner = await run(runnerOptions(parts, events, pool)).catch((error: unknown) => {
      // Nobody waits for it: over a dead connection it takes long.
      void pool.end()
      throw error
    })
    const over = endOf(runner, idle)
      .catch((error: unknown) => logger.error({ err: error }, 'the queue did not end in order'))
      .then(() => pool.end())
      .finally(() => living.delete(runner))
    living.set(runner, over)
    if (stopping) return end(runner, over)
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
      await Promise.all([starting, ...[...living].map(([runner, over]) => end(runner, over))])
    },
  }
}

function runnerOptions({ concurrency, generate, logger }: QueueRunnerParts, events: EventEmitter, pgPool: Pool) {
  return {
    pgPool,
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

/** Resolves once all of the queue's workers have stopped: they do so after their last job. */
function untilIdle(events: EventEmitter, concurrency: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let working = concurrency
  events.on('worker:stop', () => {
    working -= 1
    if (working === 0) resolve()
  })
  return promise
}

/**
 * The runner's own end, or soon after its last job. After a failure, graphile-worker 0.18 counts each end that it notes twice,
 * and then waits for ever until none is left to note.
 */
async function endOf(runner: Runner, idle: Promise<void>): Promise<void> {
  const patience = new AbortController()
  const late = idle.then(() => delay(NOTE_MS, true, { signal: patience.signal }))
  late.catch(() => undefined) // Called off: the runner has ended.
  try {
    const isLate = await Promise.race([runner.promise, late])
    // Its timer for schedules would keep the process alive. That it was stopped before is as good.
    if (isLate) runner.stop().catch(() => undefined)
  } finally {
    patience.abort()
  }
}

/** Stops it; one that had given up by itself is only waited for. */
async function end(runner: Runner, over: Promise<void>): Promise<void> {
  await runner.stop().catch(() => over)
  await over
}

/** The queue's own lines, in ours. What it calls info is about its inner life. */
function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new QueueLogger((scope) => (level, message, { error, ...meta } = {}) => {
    logger[levels[level]]({ queue: { ...scope, ...meta }, ...(error instanceof Error && { err: error }) }, message)
  })
}

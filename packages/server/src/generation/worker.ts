import { Logger as QueueLogger, type Runner, run } from 'graphile-worker'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { type GenerationParts, generateImage } from './generate-image.js'
import { keepRunning } from './keep-running.js'
import { startRecovery } from './recovery.js'
import { GENERATE_IMAGE } from './repository.js'
import { tolerateUnendedJobs } from './unended-jobs.js'

const payloadSchema = z.object({ image_id: z.string() })

/** What a worker is made of. */
export interface WorkerParts extends GenerationParts {
  databaseUrl: string
  /** How many images at once. */
  concurrency: number
  /** How long a stopping worker lets its models finish, in milliseconds, before it hands their images back. */
  finishMs: number
}

/** A running worker. */
export interface GenerationWorker {
  /** Resolves after `stop`. A worker goes on when the database was away. */
  readonly done: Promise<void>
  /** Takes no more, finishes what is running or hands it back, and resolves soon after `finishMs`. */
  stop(): Promise<void>
}

/** Starts to make the images that are queued in this database. Its schema must be migrated. */
export async function startWorker(parts: WorkerParts): Promise<GenerationWorker> {
  const queue = await keepRunning(() => runQueue(parts), parts.logger)
  const stopRecovery = startRecovery(parts.database, parts.logger)
  const stopTolerating = tolerateUnendedJobs(parts.logger)
  return {
    done: queue.done,
    async stop() {
      await Promise.all([stopRecovery(), queue.stop()])
      stopTolerating()
    },
  }
}

function runQueue(parts: WorkerParts): Promise<Runner> {
  return run({
    connectionString: parts.databaseUrl,
    concurrency: parts.concurrency,
    noHandleSignals: true,
    // Without this it would look for a crontab file.
    parsedCronItems: [],
    preset: { worker: { gracefulShutdownAbortTimeout: parts.finishMs } },
    logger: queueLogger(parts.logger),
    taskList: {
      [GENERATE_IMAGE]: (payload, { abortSignal }) =>
        generateImage(parts, payloadSchema.parse(payload).image_id, abortSignal),
    },
  })
}

/** The queue's own lines, in ours. What it calls info is about its inner life. */
function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new QueueLogger((scope) => (level, message, { error, ...meta } = {}) => {
    logger[levels[level]]({ queue: { ...scope, ...meta }, ...(error instanceof Error && { err: error }) }, message)
  })
}

import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { CallHandedOverError } from '../models/image-model.js'
import { type GenerationParts, generateImage } from './generate-image.js'
import { startQueueRunner } from './queue-runner.js'
import { startRecovery } from './recovery.js'

const payloadSchema = z.object({ image_id: z.string(), request_id: z.nullish(z.string()) })

/** How long a stopping worker waits for the queue to let go once its images are handed back, in milliseconds. */
const LET_GO_MS = 6000

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
  /** Takes no more, finishes what is running or hands it back, and resolves soon after `finishMs`, whatever is away. */
  stop(): Promise<void>
}

/** Starts to make the images that are queued in this database. Its schema must be migrated. */
export async function startWorker(parts: WorkerParts): Promise<GenerationWorker> {
  const { database, databaseUrl, concurrency, finishMs, logger } = parts
  // Ours rather than the queue's own signal: when the queue fails, the images that are being made go on.
  const shutdown = new AbortController()
  const tellOperator = sayOnce(logger)
  const stopRecovery = startRecovery(database, logger, parts.onImageEnd)
  const queue = await startQueueRunner({
    databaseUrl,
    concurrency,
    logger,
    generate: (payload) => generate({ ...parts, tellOperator }, payload, shutdown.signal),
  }).catch(async (error: unknown) => {
    await stopRecovery()
    throw error
  })
  return {
    async stop() {
      const handBack = setTimeout(() => shutdown.abort(new CallHandedOverError('This worker stops.')), finishMs)
      const everything = Promise.all([stopRecovery(), queue.stop()])
      const inTime = await within(everything, finishMs + LET_GO_MS)
      clearTimeout(handBack)
      if (!inTime) sayWhatRemains(logger)
    },
  }
}

function generate(parts: WorkerParts, payload: unknown, shutdown: AbortSignal): Promise<void> {
  const { image_id, request_id = null } = payloadSchema.parse(payload)
  const logger = parts.logger.child({ request_id })
  return generateImage({ ...parts, logger, requestId: request_id }, image_id, shutdown)
}

/** The most things that are remembered to have been said: a provider can word each refusal in another way. */
const MOST_SAID = 1000

/** Says each thing once: a wrong key is wrong for every image, and one line of the log is enough to put it right. */
function sayOnce(logger: Logger): (model: string, sentence: string) => void {
  const said = new Set<string>()
  return (model, sentence) => {
    if (said.has(sentence)) return
    if (said.size === MOST_SAID) said.clear()
    said.add(sentence)
    logger.error({ model }, sentence)
  }
}

async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const patience = new AbortController()
  const tired = delay(milliseconds, false, { signal: patience.signal })
  try {
    return await Promise.race([work.then(() => true), tired])
  } finally {
    tired.catch(() => undefined) // It is called off, and that is how it says so.
    patience.abort()
  }
}

function sayWhatRemains(logger: Logger): void {
  logger.warn('the queue did not let go in time; other workers take up what it held')
}

import type { Logger } from 'pino'
import type { Database } from '../database/connect.js'
import { previewOf } from '../images/index.js'
import type { Claim } from './claim.js'

const INTERVAL_MS = 1000

/** Shows how an image looks so far. */
export interface PreviewKeeper {
  /** Shows this picture as soon as the interval allows; of those that come until then, the last. Never throws. */
  show(bytes: Uint8Array): void
  /** Shows nothing any more. What is under way is not waited for: it finds the claim gone, or goes with it. */
  stop(): void
}

/** How previews are shown. */
export interface PreviewOptions {
  /** The least time between two of them, in milliseconds. */
  intervalMs?: number | undefined
  /** Hears of pictures that could not be shown, which is no reason to fail: nobody paid for them. */
  logger: Logger
}

/** Keeps the newest preview in the image's row while the claim lasts; the database takes it away with the claim. */
export function keepPreview(
  database: Database,
  claim: Claim,
  { intervalMs = INTERVAL_MS, logger }: PreviewOptions,
): PreviewKeeper {
  let newest: Uint8Array | null = null
  let isBusy = false
  let isStopped = false
  let pause: NodeJS.Timeout | undefined

  const showNewest = async () => {
    const bytes = newest
    newest = null
    isBusy = bytes !== null && !isStopped
    if (bytes === null || isStopped) return
    const nextAt = performance.now() + intervalMs
    try {
      const preview = await previewOf(bytes)
      if (preview !== null && !isStopped) await write(database, claim, preview)
    } catch (error) {
      logger.debug({ err: error }, 'a preview was left out')
    }
    if (!isStopped) pause = setTimeout(showNewest, Math.max(0, nextAt - performance.now()))
  }

  return {
    show(bytes) {
      // An adapter can be anybody's code.
      if (isStopped || !(bytes instanceof Uint8Array)) return
      newest = bytes
      if (!isBusy) void showNewest()
    },
    stop() {
      isStopped = true
      newest = null
      clearTimeout(pause)
    },
  }
}

async function write(database: Database, { image, token }: Claim, preview: string): Promise<void> {
  await database`
    update images set preview = ${preview}
    where id = ${image.id} and attempt_token = ${token} and status = 'processing'`
}

import type { Logger } from 'pino'
import type { Database } from '../database/connect.js'
import { CLAIM_SECONDS, enqueueGeneration, GENERATE_IMAGE, MAX_ATTEMPTS } from './repository.js'
import { GIVEN_UP, settleFailed } from './settle.js'

/** How often is looked for images that a dead worker left behind: with `CLAIM_SECONDS`, they wait 13 seconds at most. */
const INTERVAL_MS = 3000

/** An image that nobody works on although it is not finished. */
interface AbandonedImage {
  id: string
  attempts: number
  attempt_token: string | null
}

/**
 * Takes up what was left behind: an image whose worker stopped beating, and one whose job a dead worker still holds.
 * graphile-worker by itself gives such a job to nobody for four hours. One that can't be taken up holds up no other.
 */
export async function recoverAbandonedImages(database: Database, logger: Logger): Promise<void> {
  for (const image of await findAbandoned(database)) {
    try {
      await recover(database, logger, image)
    } catch (error) {
      logger.error({ err: error, image_id: image.id }, 'could not take up an abandoned image; the next look may')
    }
  }
}

async function recover(database: Database, logger: Logger, { id, attempts, attempt_token }: AbandonedImage) {
  if (attempts < MAX_ATTEMPTS) {
    logger.warn({ image_id: id, attempts }, 'taking up an abandoned image again')
    await enqueueGeneration(database, id)
  } else {
    logger.error({ image_id: id }, 'giving up an image whose every attempt was abandoned')
    await settleFailed(database, id, attempt_token, GIVEN_UP)
  }
}

/** Held by a job that waits, or by one whose worker took it just now, an image is not abandoned. */
function findAbandoned(database: Database): Promise<AbandonedImage[]> {
  return database<AbandonedImage[]>`
    select id, attempts, attempt_token from images
    where (
      (status = 'pending' and created_at < now() - ${CLAIM_SECONDS} * interval '1 second')
      or (status = 'processing' and heartbeat_at < now() - ${CLAIM_SECONDS} * interval '1 second')
    ) and not exists (
      select from graphile_worker.jobs
      where jobs.key = ${`${GENERATE_IMAGE}:`} || images.id and jobs.attempts < jobs.max_attempts
        and (jobs.locked_at is null or jobs.locked_at > now() - ${CLAIM_SECONDS} * interval '1 second')
    )
    order by id limit 100`
}

/** Looks now and then until the function that it returns is called, which waits for a look under way. */
export function startRecovery(database: Database, logger: Logger): () => Promise<void> {
  let look = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let wasAway = false
  const repeat = async () => {
    try {
      // While the database was away nobody could beat: those who live get one interval to do so before others take over.
      if (wasAway) await database`select`
      else await recoverAbandonedImages(database, logger)
      wasAway = false
    } catch (error) {
      wasAway = true
      logger.warn({ err: error }, 'could not look for abandoned images; the next look may')
    }
    if (timer) timer = setTimeout(start, INTERVAL_MS)
  }
  const start = () => {
    look = repeat()
  }
  timer = setTimeout(start, 0)
  return async () => {
    clearTimeout(timer)
    timer = undefined
    await look
  }
}

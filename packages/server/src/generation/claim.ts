import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '../database/connect.js'
import type { ImageRow } from '../images/index.js'
import { CallHandedOverError } from '../models/image-model.js'
import { CLAIM_SECONDS, enqueueGeneration, MAX_ATTEMPTS } from './repository.js'

const HEARTBEAT_MS = 3000
const PROGRESS_MS = 400

/** One attempt at an image. Its token goes with every write, so that a worker which was thought dead writes nothing. */
export interface Claim {
  image: ImageRow
  token: string
}

/**
 * Takes an image up: one that waits, or one whose worker has died. Null: it has its end, somebody works on it, or it was
 * tried often enough.
 */
export async function claimImage(database: Database, imageId: string): Promise<Claim | null> {
  const token = randomUUID()
  const [image] = await database<ImageRow[]>`
    with claimed as (
      update images
      set status = 'processing', attempt_token = ${token}, attempts = attempts + 1, heartbeat_at = now(), progress = null
      where id = ${imageId} and attempts < ${MAX_ATTEMPTS} and (
        status = 'pending'
        or (
          status = 'processing'
          and (attempt_token is null or heartbeat_at < now() - ${CLAIM_SECONDS} * interval '1 second')
        )
      )
      returning *
    ), told as (
      update image_messages set status = 'processing'
      from claimed where image_messages.user_id = claimed.user_id and image_messages.image_id = claimed.id
    )
    select * from claimed`
  return image ? { image, token } : null
}

/** Lets go of an image whose attempt went wrong on our side, so that the queue's next try can take it up at once. */
export async function releaseClaim(sql: Queryable, { image, token }: Claim): Promise<void> {
  await sql`
    update images set attempt_token = null, progress = null
    where id = ${image.id} and attempt_token = ${token} and status = 'processing'`
}

/** Gives an image back for another worker to make, as if this attempt had not been. */
export async function handBack(database: Database, { image, token }: Claim, requestId?: string | null): Promise<void> {
  await database.begin(async (tx) => {
    const [given] = await tx`
      update images set attempt_token = null, progress = null, attempts = attempts - 1
      where id = ${image.id} and attempt_token = ${token} and status = 'processing'
      returning id`
    if (given) await enqueueGeneration(tx, image.id, requestId)
  })
}

/** Keeps a claim alive. */
export interface ClaimKeeper {
  /** Aborted once the image is no longer ours: it was cancelled, deleted, or given to somebody else. */
  readonly signal: AbortSignal
  /** Shows the progress, 0–1; not more often than a person can see. */
  report(fraction: number): void
  /** Ends the heartbeat. */
  stop(): void
}

/** Beats until `stop`. `onError` gets what a beat failed with: the next one may succeed, so the work goes on. */
export function keepClaim(database: Database, claim: Claim, onError: (error: unknown) => void): ClaimKeeper {
  const lost = new AbortController()
  let progress: number | null = null
  let stopped = false
  let dueProgress: NodeJS.Timeout | undefined

  const beat = async () => {
    try {
      const alive = await database`
        update images set heartbeat_at = now(), progress = ${progress}
        where id = ${claim.image.id} and attempt_token = ${claim.token} and status = 'processing'
        returning id`
      if (alive.length === 0) lost.abort(await lossOf(database, claim))
    } catch (error) {
      onError(error)
    }
  }
  const heartbeat = setInterval(beat, HEARTBEAT_MS)

  return {
    signal: lost.signal,
    report(fraction) {
      if (stopped || !Number.isFinite(fraction)) return
      progress = Math.min(1, Math.max(0, fraction))
      dueProgress ??= setTimeout(() => {
        dueProgress = undefined
        void beat()
      }, PROGRESS_MS)
    },
    stop() {
      stopped = true
      clearInterval(heartbeat)
      clearTimeout(dueProgress)
    },
  }
}

/** Taken over by another worker, an image goes on; otherwise it has its end, or is gone. */
async function lossOf(database: Database, { image }: Claim): Promise<Error> {
  const goingOn = await database`
    select from images where id = ${image.id} and status in ('pending', 'processing')`
  return goingOn.length > 0 ? new CallHandedOverError() : new ClaimLostError()
}

/** The image has its end already: whatever this attempt made is dropped. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError'

  constructor() {
    super('The image is no longer this attempt’s to make.')
  }
}

import type { FastifyBaseLogger } from 'fastify'
import type { Database, Transaction } from '../database/connect.js'
import type { BlobStore } from '../storage/blob-store.js'

/** How often is looked for files whose removal has failed, or that a dead process had noted. */
const INTERVAL_MS = 60_000

/** How long a file is left to whoever discarded it. */
const PATIENCE = '30 seconds'

/** Notes files as to be removed, together with what makes them nobody's. */
export async function discardFiles(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx`insert into discarded_files (key) select unnest(${[...keys]}::text[]) on conflict do nothing`
}

/** Removes discarded files. What can't be removed just now stays noted, and the next look tries again. */
export async function removeFiles({ database, store, logger }: RemovalParts, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    try {
      await store.delete(key)
      await database`delete from discarded_files where key = ${key}`
    } catch (error) {
      logger.warn({ err: error, key }, 'could not remove a file; the next look may')
    }
  }
}

/** What removing takes. */
export interface RemovalParts {
  database: Database
  store: BlobStore
  logger: FastifyBaseLogger
}

/** Removes every file that was discarded a while ago and is still noted. */
export async function removeLeftFiles(parts: RemovalParts): Promise<void> {
  const rows = await parts.database<{ key: string }[]>`
    select key from discarded_files where created_at < now() - ${PATIENCE}::interval order by created_at limit 1000`
  await removeFiles(
    parts,
    rows.map(({ key }) => key),
  )
}

/** Looks for such files now and then, until the function that it returns is called; that waits for a look under way. */
export function startRemoving(parts: RemovalParts, intervalMs = INTERVAL_MS): () => Promise<void> {
  let look = Promise.resolve()
  const repeat = async () => {
    try {
      await removeLeftFiles(parts)
    } catch (error) {
      parts.logger.warn({ err: error }, 'could not look for discarded files; the next look may')
    }
  }
  const timer = setInterval(() => {
    look = look.then(repeat)
  }, intervalMs)
  return async () => {
    clearInterval(timer)
    await look
  }
}

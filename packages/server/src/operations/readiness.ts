import type { Database } from '../database/connect.js'
import type { BlobStore } from '../storage/blob-store.js'
import { within } from './within.js'

/** Each part that the work needs. */
export interface Readiness {
  database: boolean
  queue: boolean
  storage: boolean
}

/** Milliseconds for each look, and for which its answer is good enough for whoever asks next. */
const PATIENCE_MS = 2000
const FRESH_MS = 1000

/** Returns what looks whether the database, the queue and the storage can be reached. Many askers share one look. */
export function createReadinessCheck(database: Database, store: BlobStore): () => Promise<Readiness> {
  const look = async (): Promise<Readiness> => {
    const [isDatabase, isQueue, isStorage] = await Promise.all([
      within(PATIENCE_MS, Promise.resolve(database`select 1`)),
      within(PATIENCE_MS, Promise.resolve(database`select from graphile_worker.jobs limit 1`)),
      within(PATIENCE_MS, store.check()),
    ])
    return { database: isDatabase, queue: isQueue, storage: isStorage }
  }
  let last: { at: number; readiness: Promise<Readiness> } | undefined
  return () => {
    if (!last || performance.now() - last.at > FRESH_MS) last = { at: performance.now(), readiness: look() }
    return last.readiness
  }
}

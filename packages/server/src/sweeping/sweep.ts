import type { Logger } from 'pino'
import type { Database } from '../database/connect.js'
import { findFileOwners } from '../images/index.js'
import type { BlobStore, StoredBlob } from '../storage/blob-store.js'
import { saveProgress, takeTurn } from './turn.js'

/** Younger files are let be, in milliseconds: an upload's row comes a moment after its file. */
const MIN_AGE_MS = 60 * 60 * 1000

/** How many files are looked at together, and how many such pages in one sweep. */
const PAGE_SIZE = 1000
const MAX_PAGES = 10

/** A sweep takes up no more files after this, in milliseconds: well before the next turn. */
const MAX_DURATION_MS = 5 * 60 * 1000

/** In the store, says which database its files belong to. Below no image's id, so no sweep sees it. */
const OWNER_KEY = 'picgen/database.txt'

/** What sweeping takes. */
export interface SweepParts {
  database: Database
  store: BlobStore
  logger: Logger
}

/** How a sweep goes. */
export interface SweepOptions {
  /** Ends it between two files. */
  signal: AbortSignal
  /** Milliseconds since 1970. */
  now?: () => number
  /** Files looked at together. */
  pageSize?: number
}

/**
 * Removes files that no row needs: what a crash left between storing and settling, and what could not be removed with
 * its image. Does nothing while it is not this process's turn. A sweep is bounded; the next one goes on where it stopped.
 */
export async function sweepFiles(parts: SweepParts, options: SweepOptions): Promise<void> {
  const turn = await takeTurn(parts.database)
  if (!turn || !(await ownsStore(parts, turn.databaseId))) return
  const { signal, now = Date.now, pageSize = PAGE_SIZE } = options
  const start = now()
  const isOver = () => signal.aborted || now() - start > MAX_DURATION_MS
  let after = turn.after
  for (let page = 0; page < MAX_PAGES && !isOver(); page += 1) {
    const files = await parts.store.list(after, pageSize)
    const unneeded = await findUnneeded(parts.database, files, start - MIN_AGE_MS)
    const isDone = await removeAll(parts, unneeded, isOver)
    // Past a file that can't be removed as well, so that it does not keep the sweeps from the others.
    after = files.at(-1)?.key ?? null
    if (!isOver()) await saveProgress(parts.database, after)
    if (after === null || !isDone) return
  }
}

/** False: some could not be removed. */
async function removeAll(
  { store, logger }: SweepParts,
  files: readonly StoredBlob[],
  isOver: () => boolean,
): Promise<boolean> {
  const failures: unknown[] = []
  let removed = 0
  for (const { key } of files) {
    if (isOver()) break
    try {
      await store.delete(key)
      removed += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (removed > 0) logger.info({ removed }, 'swept image files that no image needs')
  if (failures.length > 0) {
    logger.warn({ err: failures[0], failed: failures.length }, 'could not sweep some image files; a later sweep may')
  }
  return failures.length === 0
}

/**
 * Do the store's files belong to this database? Marks a store that nobody has marked, and leaves it to the next sweep.
 * Another database that is tried out on the same folder, or a second Studio on the same bucket, must not sweep all of it.
 */
async function ownsStore({ store, logger }: SweepParts, databaseId: string): Promise<boolean> {
  const mark = await store.read(OWNER_KEY)
  if (mark === null) {
    await store.put(OWNER_KEY, Buffer.from(databaseId))
    return false
  }
  if (Buffer.from(mark).toString().trim() === databaseId) return true
  logger.warn(
    { key: OWNER_KEY },
    'the image files belong to another database, so none is swept: give each database a bucket or folder of its own',
  )
  return false
}

/**
 * The old files of images whose rows don't name them. Those of an unfinished image are needed whatever their age: its
 * attempt may be about to name them, even after its machine has slept for a day.
 */
async function findUnneeded(database: Database, files: StoredBlob[], before: number): Promise<StoredBlob[]> {
  const candidates = files.flatMap((file) => {
    const [, imageId, name] = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/(.+)$/.exec(file.key) ?? []
    return imageId && name && file.storedAt.getTime() < before ? [{ file, imageId, name }] : []
  })
  const owners = await findFileOwners(database, [...new Set(candidates.map(({ imageId }) => imageId))])
  return candidates
    .filter(({ imageId, name }) => {
      const owner = owners.get(imageId)
      return !owner || (owner.isFinished && !owner.names.includes(name))
    })
    .map(({ file }) => file)
}

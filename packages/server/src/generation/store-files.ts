import type { Logger } from 'pino'
import { ImageModelError } from '../models/image-model.js'
import type { BlobStore } from '../storage/blob-store.js'

/** Where files go, and where is told what went wrong. */
interface StoreParts {
  store: BlobStore
  logger: Logger
}

/** One file on its way to the store. */
export interface FileToStore {
  key: string
  bytes: Uint8Array
}

/**
 * Stores all of them or none, and throws what ends the image as `internal`: the store has tried again where that could
 * help, and making the picture anew would pay its provider again.
 */
export async function storeFiles(parts: StoreParts, files: readonly FileToStore[]): Promise<void> {
  const stored = await Promise.allSettled(files.map(({ key, bytes }) => parts.store.put(key, bytes)))
  const failure = stored.find((result) => result.status === 'rejected')
  if (!failure) return
  const keys = files.map(({ key }) => key)
  parts.logger.error({ err: failure.reason, keys }, 'a picture could not be stored')
  await removeFiles(parts, keys)
  throw new ImageModelError('internal', 'The finished picture could not be stored here; try again later.', {
    cause: failure.reason,
  })
}

/** Removes files that no row names. What can't be removed now is swept later. */
export async function removeFiles({ store, logger }: StoreParts, keys: readonly string[]): Promise<void> {
  const removed = await Promise.allSettled(keys.map((key) => store.delete(key)))
  const failure = removed.find((result) => result.status === 'rejected')
  if (failure) logger.warn({ err: failure.reason, keys }, 'files that nobody needs could not be removed')
}

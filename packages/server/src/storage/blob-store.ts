import type { Readable } from 'node:stream'

/**
 * The port to where image files are kept. Keys look like `IMAGE_ID/NAME.png`, and a key is written once. Every method
 * rejects with a `StorageError` when the disk or the bucket can't do it, after the few tries that are worth making.
 */
export interface BlobStore {
  /** Stores all of the bytes, or nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** All of the bytes, or null where there is no such file. */
  read(key: string): Promise<Uint8Array | null>
  /** A file to be read in parts; null where there is no such file. */
  open(key: string): Promise<OpenBlob | null>
  /** Removes the file; fine where there is none. */
  delete(key: string): Promise<void>
  /** At most `limit` files that come behind `after` in the store's own order, from its beginning with null; none: its end. */
  list(after: string | null, limit: number): Promise<StoredBlob[]>
  /** Rejects within a few seconds when the disk or the bucket can't be reached. */
  check(): Promise<void>
}

/** A file that can be read in parts. */
export interface OpenBlob {
  /** Bytes. */
  size: number
  /**
   * Both ends count; without a range, everything. Null: it was removed meanwhile. Consume or destroy what it resolves to.
   */
  stream(range?: { start: number; end: number }): Promise<Readable | null>
}

/** A file as a list of them tells it. */
export interface StoredBlob {
  key: string
  storedAt: Date
}

/** The disk or the bucket did not do what it was asked: full, away, or not ours to use. The cause says more. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError'
}

import type { Readable } from 'node:stream'

/** The port to where image files are kept. Keys look like `IMAGE_ID/NAME.png`, and a key is written once. */
export interface BlobStore {
  /** Stores all of the bytes, or nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** All of the bytes, or null where there is no such file. */
  read(key: string): Promise<Uint8Array | null>
  /** The bytes as a stream, all or one range of them; null where there is no such file. */
  open(key: string): Promise<OpenBlob | null>
  /** Removes the file; fine where there is none. */
  delete(key: string): Promise<void>
}

/** A file that can be read in parts. */
export interface OpenBlob {
  /** Bytes. */
  size: number
  /** Both ends count; without a range, everything. Close or consume what it returns. */
  stream(range?: { start: number; end: number }): Readable
}

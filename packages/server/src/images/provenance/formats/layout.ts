/** What is put into a file. */
export interface Additions {
  /** In place of the XMP packet that the file has; null leaves that alone. */
  packet: Buffer | null
  /** An EXIF block (a TIFF), for a file that has none. */
  exif: Buffer
  /** Keywords of PNG and their texts, but for those that the file has. */
  texts: Readonly<Record<string, string>>
}

/** A file whose structure was understood from beginning to end. */
export interface Layout {
  /** Whether it carries content credentials (C2PA): a signature over its bytes. */
  isSigned: boolean
  /** Its XMP packet, or null. */
  packet: Buffer | null
  /** The file with more in it. The picture's own bytes are the same. */
  write(additions: Additions): Buffer
}

/** Reads a file's structure. Null: it is not what it should be, and nothing may be written into it. Never throws. */
export type Inspect = (file: Buffer) => Layout | null

/** A part of a file. */
export interface Span {
  start: number
  end: number
}

/** The file with parts of it replaced: in order, and apart. An empty part is a place where something is put in. */
export function splice(file: Buffer, parts: readonly (Span & { by: readonly Buffer[] })[]): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (const { start, end, by } of parts) {
    pieces.push(file.subarray(at, start), ...by)
    at = end
  }
  return Buffer.concat([...pieces, file.subarray(at)])
}

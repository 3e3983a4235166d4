import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** The most bytes that a text may have when it is read back, so that a hostile chunk can't fill the memory. */
const mostTextBytes = 12 * 1024 * 1024

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Chunk {
  type: string
  data: Buffer
  /** Where the next chunk begins. */
  end: number
}

/** Puts an international text chunk (iTXt, compressed) with this keyword right after the PNG's header. */
export function writeText(png: Buffer, keyword: string, text: string): Buffer {
  const header = chunkAt(png, signature.length)
  if (header?.type !== 'IHDR') throw new Error('A text can only be written into a PNG.')
  // Keyword, "is compressed", method 0, no language, no translated keyword.
  const head = Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.from([0, 1, 0, 0, 0])])
  const chunk = encodeChunk('iTXt', Buffer.concat([head, deflateSync(Buffer.from(text, 'utf8'))]))
  return Buffer.concat([png.subarray(0, header.end), chunk, png.subarray(header.end)])
}

/** The first text with this keyword, or null: also for what is no PNG, is cut short, was changed, or is too long. */
export function readText(bytes: Uint8Array, keyword: string): string | null {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!png.subarray(0, signature.length).equals(signature)) return null
  for (let chunk = chunkAt(png, signature.length); chunk; chunk = chunkAt(png, chunk.end)) {
    if (chunk.type === 'IEND') return null
    const text = chunk.type === 'iTXt' ? decodeText(chunk.data, keyword) : null
    if (text !== null) return text
  }
  return null
}

function chunkAt(png: Buffer, at: number): Chunk | null {
  if (at + 12 > png.length) return null
  const length = png.readUInt32BE(at)
  const end = at + 12 + length
  if (end > png.length) return null
  const typeAndData = png.subarray(at + 4, end - 4)
  if (crc32(typeAndData) !== png.readUInt32BE(end - 4)) return null
  return { type: typeAndData.toString('latin1', 0, 4), data: typeAndData.subarray(4), end }
}

function encodeChunk(type: string, data: Buffer): Buffer {
  const typeAndData = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typeAndData))
  return Buffer.concat([length, typeAndData, check])
}

function decodeText(data: Buffer, keyword: string): string | null {
  const keywordEnd = data.indexOf(0)
  if (keywordEnd < 0 || data.toString('latin1', 0, keywordEnd) !== keyword) return null
  const isCompressed = data[keywordEnd + 1] === 1
  const languageEnd = data.indexOf(0, keywordEnd + 3)
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1)
  if (translatedEnd < 0) return null
  const text = data.subarray(translatedEnd + 1)
  try {
    return (isCompressed ? inflateSync(text, { maxOutputLength: mostTextBytes }) : text).toString('utf8')
  } catch {
    // Damaged or too long: the picture counts as one without such a text.
    return null
  }
}

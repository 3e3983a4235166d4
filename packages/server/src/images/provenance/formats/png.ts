import { crc32, inflateSync } from 'node:zlib'
import { MAX_PACKET_BYTES } from '../xmp/packet.js'
import { type Inspect, type Span, splice } from './layout.js'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const XMP_KEYWORD = 'XML:com.adobe.xmp'

/** Where C2PA keeps its manifests in a PNG. */
const CREDENTIALS = 'caBX'

interface Chunk extends Span {
  type: string
  data: Buffer
}

/** Reads a PNG. It is not understood without an end, with two packets, or with one that can't be unpacked. */
export const inspectPng: Inspect = (file) => {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return null
  const header = chunkAt(file, 8)
  if (header?.type !== 'IHDR') return null
  const keywords = new Set<string>()
  let isSigned = false
  let packetChunk: Chunk | null = null
  let chunk: Chunk | null = header
  for (; chunk && chunk.type !== 'IEND'; chunk = chunkAt(file, chunk.end)) {
    if (chunk.type === CREDENTIALS) isSigned = true
    const keyword = keywordOf(chunk)
    if (keyword === XMP_KEYWORD) {
      if (packetChunk) return null
      packetChunk = chunk
    }
    if (keyword !== null) keywords.add(keyword)
  }
  const packet = packetChunk && textOf(packetChunk)
  if (!chunk || (packetChunk && !packet)) return null
  const place = packetChunk ?? { start: header.end, end: header.end }
  return {
    isSigned,
    packet,
    write: ({ packet: written, texts }) => {
      const added = Object.entries(texts).filter(([keyword]) => !keywords.has(keyword))
      const chunks = added.map(([keyword, text]) => textChunk(keyword, Buffer.from(text)))
      const atHeader = { start: header.end, end: header.end, by: chunks }
      return splice(file, written ? [atHeader, { ...place, by: [textChunk(XMP_KEYWORD, written)] }] : [atHeader])
    },
  }
}

function chunkAt(file: Buffer, start: number): Chunk | null {
  if (start + 12 > file.length) return null
  const end = start + 12 + file.readUInt32BE(start)
  if (end > file.length) return null
  return { type: file.toString('latin1', start + 4, start + 8), data: file.subarray(start + 8, end - 4), start, end }
}

/** The keyword of a chunk that holds a text, or null. It has at most 79 bytes. */
function keywordOf({ type, data }: Chunk): string | null {
  if (!['tEXt', 'zTXt', 'iTXt'].includes(type)) return null
  const head = data.subarray(0, 80)
  const end = head.indexOf(0)
  return end < 1 ? null : head.toString('latin1', 0, end)
}

/** What an XMP chunk holds, or null for one that can't be unpacked or is too long. libvips writes it as zTXt. */
function textOf({ type, data }: Chunk): Buffer | null {
  const flags = data.indexOf(0) + 1
  if (type === 'tEXt') return data.subarray(flags)
  if (type === 'zTXt') return unpack(data.subarray(flags + 1))
  const languageEnd = data.indexOf(0, flags + 2)
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1)
  if (translatedEnd < 0) return null
  const text = data.subarray(translatedEnd + 1)
  return data[flags] === 1 ? unpack(text) : text
}

function unpack(text: Buffer): Buffer | null {
  try {
    return inflateSync(text, { maxOutputLength: MAX_PACKET_BYTES })
  } catch {
    // Damaged, or larger than any packet.
    return null
  }
}

/** An international text (iTXt): not compressed, as XMP must be here, of no language, in UTF-8. */
function textChunk(keyword: string, text: Buffer): Buffer {
  const typeAndData = Buffer.concat([Buffer.from(`iTXt${keyword}\0\0\0\0\0`, 'latin1'), text])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(typeAndData.length - 4)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typeAndData))
  return Buffer.concat([length, typeAndData, check])
}

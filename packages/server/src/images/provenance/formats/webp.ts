import { type Inspect, type Span, splice } from './layout.js'

/** Flags of the VP8X chunk. */
const XMP_FLAG = 0x04
const EXIF_FLAG = 0x08
const ALPHA_FLAG = 0x10

interface Chunk extends Span {
  type: string
  data: Buffer
}

/** Reads a WebP. It is not understood when its parts don't add up to its length, or when it has two packets. */
export const inspectWebp: Inspect = (file) => {
  if (file.length < 20 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    return null
  if (file.readUInt32LE(4) + 8 !== file.length) return null
  const first = chunkAt(file, 12)
  const extended = first && extendedHeader(first)
  if (!extended) return null
  let isSigned = false
  let hasExif = false
  let packet: Chunk | null = null
  let at = 12
  for (let chunk: Chunk | null = first; chunk; chunk = chunkAt(file, at)) {
    if (chunk.type === 'C2PA') isSigned = true
    if (chunk.type === 'EXIF') hasExif = true
    if (chunk.type === 'XMP ') {
      if (packet) return null
      packet = chunk
    }
    at = chunk.end
  }
  if (at !== file.length) return null
  const { length } = file
  return {
    isSigned,
    packet: packet?.data ?? null,
    write: (additions) => {
      const header = Buffer.from(extended)
      const exif = hasExif ? [] : [encodeChunk('EXIF', additions.exif)]
      const written = additions.packet ? [encodeChunk('XMP ', additions.packet)] : []
      header[0] = (header[0] ?? 0) | EXIF_FLAG | (packet || additions.packet ? XMP_FLAG : 0)
      const isExtended = first.type === 'VP8X'
      const whole = splice(file, [
        { start: 12, end: isExtended ? first.end : 12, by: [encodeChunk('VP8X', header)] },
        // EXIF comes before XMP, so the packet moves to the end.
        ...(packet && additions.packet ? [{ start: packet.start, end: packet.end, by: [] }] : []),
        { start: length, end: length, by: [...exif, ...written] },
      ])
      whole.writeUInt32LE(whole.length - 8, 4)
      return whole
    },
  }
}

function chunkAt(file: Buffer, start: number): Chunk | null {
  if (start + 8 > file.length) return null
  const length = file.readUInt32LE(start + 4)
  const dataEnd = start + 8 + length
  // A chunk of odd length is followed by a byte that counts for nothing.
  const end = dataEnd + (length % 2)
  if (end > file.length) return null
  return { type: file.toString('latin1', start, start + 4), data: file.subarray(start + 8, dataEnd), start, end }
}

/** What stands in the VP8X chunk, or would for a file that has none: flags, and the canvas less one, in 3 bytes each. */
function extendedHeader({ type, data }: Chunk): Buffer | null {
  if (type === 'VP8X') return data.length >= 10 ? data : null
  const header = Buffer.alloc(10)
  if (type === 'VP8 ' && data.length >= 10 && data.readUIntBE(3, 3) === 0x9d012a) {
    // A key frame: its start code, then 14 bits of width and of height, each with 2 bits of scale.
    const [width, height] = [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff]
    if (width === 0 || height === 0) return null
    header.writeUIntLE(width - 1, 4, 3)
    header.writeUIntLE(height - 1, 7, 3)
    return header
  }
  if (type === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    // 14 bits of width less one, 14 of height less one, and whether it uses alpha.
    const bits = data.readUInt32LE(1)
    header[0] = (bits >>> 28) & 1 ? ALPHA_FLAG : 0
    header.writeUIntLE(bits & 0x3fff, 4, 3)
    header.writeUIntLE((bits >>> 14) & 0x3fff, 7, 3)
    return header
  }
  return null
}

function encodeChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

import { crc32 } from 'node:zlib'
import { sidecar } from 'exifr'
import sharp from 'sharp'
import type { Provenance } from '../src/images/provenance/index.js'

/** An image's id for tests, one for each number below 10. */
export const anImageId = (number: number) => `0190a000-0000-7000-8000-00000000000${number}`

/** A provenance that has everything. */
export const aProvenance: Provenance = {
  id: anImageId(1),
  kind: 'img2img',
  prompt: 'Give the cat a cup of hot cocoa — 给猫一杯热可可 🐈‍⬛',
  model: { id: 'acme/painter-2', name: 'Painter 2' },
  seed: 42,
  sourceImageId: anImageId(2),
  referenceImageIds: [anImageId(3), anImageId(4)],
  sourceType: 'edited',
  createdAt: new Date('2026-11-22T10:11:12.345Z'),
}

type Said = Record<string, Record<string, unknown>>

/** What a packet says, by prefixes, as exifr reads it. */
export async function readPacket(packet: Uint8Array | string | null | undefined): Promise<Said> {
  if (!packet) throw new Error('There is no packet.')
  const said = await sidecar(Buffer.from(packet), { mergeOutput: false })
  return withoutEntities({ ...said })
}

/** What the XMP in a picture says, as sharp finds it and exifr reads it. */
export async function readXmp(bytes: Uint8Array): Promise<Said> {
  return readPacket((await sharp(bytes).metadata()).xmp)
}

/** exifr leaves XML's entities as they stand, and lists the namespaces. */
function withoutEntities(value: object): Said {
  const text = JSON.stringify(value, (key, part) => {
    if (key === 'xmlns') return undefined
    if (typeof part !== 'string') return part
    return part
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
  })
  return JSON.parse(text)
}

/** Every pixel of a picture, decoded. */
export async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes, { animated: true }).raw().toBuffer()
}

/** A PNG chunk. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const typeAndData = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typeAndData))
  return Buffer.concat([length, typeAndData, check])
}

/** The PNG with these chunks behind its header. */
export function withPngChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]), payload])
}

/** The JPEG with these bytes behind its first marker. */
export function withJpegBytes(jpeg: Buffer, ...bytes: Uint8Array[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...bytes, jpeg.subarray(2)])
}

/** The WebP with a chunk at its end. */
export function withWebpChunk(webp: Buffer, type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  const whole = Buffer.concat([webp, Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

/** A box as C2PA's manifests are in: a JUMBF superbox whose description names C2PA. */
const JUMBF = Buffer.concat([
  Buffer.from([0, 0, 0, 0x2e]),
  Buffer.from('jumb'),
  Buffer.from([0, 0, 0, 0x26]),
  Buffer.from('jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0', 'latin1'),
  Buffer.alloc(9),
])

/** Pictures that carry content credentials, each with its media type. */
export function withContentCredentials(png: Buffer, jpeg: Buffer, webp: Buffer): [string, Buffer][] {
  const segment = jpegSegment(0xeb, Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'), JUMBF]))
  return [
    ['image/png', withPngChunks(png, pngChunk('caBX', JUMBF))],
    ['image/jpeg', withJpegBytes(jpeg, segment)],
    ['image/webp', withWebpChunk(webp, 'C2PA', JUMBF)],
  ]
}

import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures as a test needs them: ones that mean well, and ones that don't. */

/** A PNG of one colour that unpacks to many pixels: 16,000 × 16,000 of them fit into a few KB. */
export function pngBomb(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (Math.ceil(width / 8) + 1))
  return png({ width, height, depth: 1, colourType: 0 }, [chunk('IDAT', deflateSync(rows, { level: 9 }))])
}

/** A PNG that claims to be of this size and has hardly any pixels. */
export function hollowPng(width: number, height: number): Buffer {
  return png({ width, height, depth: 8, colourType: 2 }, [chunk('IDAT', deflateSync(Buffer.alloc(10)))])
}

/** A GIF with a canvas of 65,535 × 65,535 in less than 100 bytes. */
export function gifBomb(): Buffer {
  const head = Buffer.from('GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')
  const frame = Buffer.from(',\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00;', 'latin1')
  return Buffer.concat([head, frame])
}

/** An SVG that would read a file of the server's, were it drawn. */
export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">' +
    '<script>alert(1)</script><image xlink:href="file:///etc/passwd" width="100" height="100"/></svg>',
)

/** Frames of these colours, one after another. */
export async function animation(format: 'gif' | 'webp', colours: readonly string[]): Promise<Buffer> {
  const frames = await Promise.all(colours.map((background) => plain(40, 30, background).png().toBuffer()))
  const joined = sharp(frames, { join: { animated: true } })
  return format === 'gif' ? joined.gif().toBuffer() : joined.webp({ lossless: true }).toBuffer()
}

/** A picture of one colour. */
export function plain(width: number, height: number, background = '#e8b04a'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

/** The left half red, the right half blue, so that a test sees how it was turned. */
export function halves(width: number, height: number): Sharp {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#0000ff' } }
  return plain(width, height, '#ff0000').composite([{ input: half, gravity: 'east' }])
}

function png(
  { width, height, depth, colourType }: { width: number; height: number; depth: number; colourType: number },
  chunks: readonly Buffer[],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colourType, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), ...chunks, chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

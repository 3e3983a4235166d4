import { crc32, deflateSync } from 'node:zlib'
import { rgbaToThumbHash } from 'thumbhash'

/** A picture as both pages show it. `width` and `height` are those of the picture that it stands for; the file is smaller. */
export interface Picture {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly placeholder: string
  readonly png: Buffer
}

const SIZES: readonly (readonly [width: number, height: number])[] = [
  [1024, 1024],
  [1536, 1024],
  [1024, 1536],
  [1344, 768],
  [768, 1344],
  [1152, 896],
]
const HUES: readonly (readonly [red: number, green: number, blue: number])[] = [
  [235, 120, 60],
  [70, 140, 210],
  [90, 170, 110],
  [170, 110, 190],
]
/** How many times smaller the files are. */
const SCALE = 4

/** Pictures of several ratios and colours, each with its ThumbHash. */
export function drawPictures(): Picture[] {
  return SIZES.flatMap(([width, height]) =>
    HUES.map((hue, index) => ({
      name: `${width}x${height}-${index}.png`,
      width,
      height,
      placeholder: placeholderOf(width, height, hue),
      png: encodePng(width / SCALE, height / SCALE, hue),
    })),
  )
}

type Hue = (typeof HUES)[number]

function colourAt(x: number, y: number, hue: Hue): number[] {
  const light = 0.45 + 0.55 * Math.abs(Math.sin(4 * x + 3 * y))
  return hue.map((part) => Math.round(part * light))
}

function placeholderOf(width: number, height: number, hue: Hue): string {
  const small = { width: Math.round(width / 24), height: Math.round(height / 24) }
  const pixels = Array.from({ length: small.width * small.height }, (_, index) => [
    ...colourAt((index % small.width) / small.width, Math.floor(index / small.width) / small.height, hue),
    255,
  ])
  return Buffer.from(rgbaToThumbHash(small.width, small.height, pixels.flat())).toString('base64')
}

function encodePng(width: number, height: number, hue: Hue): Buffer {
  const lines = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_each, x) => colourAt(x / width, y / height, hue)).flat(),
  ])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

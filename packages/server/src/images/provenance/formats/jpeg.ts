import { type Inspect, type Span, splice } from './layout.js'

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
/** Several pictures in one file, found by their distances: nothing may move. */
const MULTI_PICTURE = Buffer.from('MPF\0', 'latin1')

/** What a segment can hold: its length has two bytes, and counts itself. */
const MAX_PAYLOAD = 0xffff - 2

const START_OF_SCAN = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP11 = 0xeb

interface Segment extends Span {
  marker: number
  payload: Buffer
}

/** Reads a JPEG up to its picture. It is not understood without one, with two packets, or as one of several pictures. */
export const inspectJpeg: Inspect = (file) => {
  if (file.length < 2 || file.readUInt16BE() !== 0xffd8) return null
  let isSigned = false
  let exif: Segment | null = null
  let packet: Segment | null = null
  // What is put in stands behind JFIF's and EXIF's segments, which want to be first.
  let place = 2
  let segment = segmentAt(file, 2)
  for (; segment && segment.marker !== START_OF_SCAN; segment = segmentAt(file, segment.end)) {
    const { marker, payload, start, end } = segment
    if (marker === APP11 && isJumbf(payload)) isSigned = true
    if (marker === APP2 && beginsWith(payload, MULTI_PICTURE)) return null
    if (marker === APP1 && beginsWith(payload, EXIF)) exif ??= segment
    if (marker === APP1 && beginsWith(payload, XMP)) {
      if (packet) return null
      packet = segment
    }
    if (start === place && (marker === APP0 || segment === exif)) place = end
  }
  if (!segment) return null
  return {
    isSigned,
    packet: packet?.payload.subarray(XMP.length) ?? null,
    write: (additions) => {
      const fresh = exif ? [] : segmentsOf(APP1, EXIF, additions.exif)
      const written = additions.packet ? segmentsOf(APP1, XMP, additions.packet) : []
      const beside = { start: place, end: place, by: packet ? fresh : [...fresh, ...written] }
      return splice(
        file,
        packet && written.length > 0
          ? [beside, { start: packet.start, end: packet.end, by: written }].sort(
              (one, other) => one.start - other.start,
            )
          : [beside],
      )
    },
  }
}

/** The segment here, its fill bytes included, or null. */
function segmentAt(file: Buffer, start: number): Segment | null {
  let at = start
  while (file[at] === 0xff && file[at + 1] === 0xff) at++
  const marker = file[at + 1]
  if (file[at] !== 0xff || marker === undefined || marker === 0 || marker === 0xd9) return null
  // These stand alone.
  if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
    return { marker, payload: Buffer.alloc(0), start, end: at + 2 }
  }
  if (at + 4 > file.length) return null
  const length = file.readUInt16BE(at + 2)
  const end = at + 2 + length
  if (length < 2 || end > file.length) return null
  return { marker, payload: file.subarray(at + 4, end), start, end }
}

/** Whether it is (a part of) a JUMBF box, which is where C2PA keeps its manifests: "JP", two numbers, length, type. */
function isJumbf(payload: Buffer): boolean {
  return payload.toString('latin1', 0, 2) === 'JP' && payload.toString('latin1', 12, 16) === 'jumb'
}

/** One segment, or none for what is too long for it. */
function segmentsOf(marker: number, name: Buffer, content: Buffer): Buffer[] {
  const length = name.length + content.length
  if (length > MAX_PAYLOAD) return []
  return [Buffer.from([0xff, marker, (length + 2) >> 8, (length + 2) & 0xff]), name, content]
}

function beginsWith(payload: Buffer, name: Buffer): boolean {
  return payload.subarray(0, name.length).equals(name)
}

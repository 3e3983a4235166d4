/** The ASCII type of TIFF. Readers take it for UTF-8. */
const ASCII = 2
const LONG = 4
const UNDEFINED = 7

interface Field {
  tag: number
  type: number
  value: Buffer
}

/** An EXIF block (a little-endian TIFF without a picture) with these three. */
export function createExif(description: string, software: string, time: Date): Buffer {
  const [date = '', clock = ''] = time.toISOString().split(/[T.]/)
  const taken = `${date.replaceAll('-', ':')} ${clock}`
  const details = [
    { tag: 0x9000, type: UNDEFINED, value: Buffer.from('0232') },
    text(0x9003, taken),
    // How far the time is from UTC.
    text(0x9011, '+00:00'),
  ]
  const main = [text(0x010e, description), text(0x0131, software), pointer(0x8769, 0)]
  const detailsAt = 8 + sizeOf(main)
  const header = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  return Buffer.concat([
    header,
    directory([...main.slice(0, 2), pointer(0x8769, detailsAt)], 8),
    directory(details, detailsAt),
  ])
}

function text(tag: number, value: string): Field {
  return { tag, type: ASCII, value: Buffer.from(`${value}\0`) }
}

function pointer(tag: number, to: number): Field {
  const value = Buffer.alloc(4)
  value.writeUInt32LE(to)
  return { tag, type: LONG, value }
}

/** Bytes of a directory: the number of its fields, 12 bytes for each, no next directory, and what is longer than 4 bytes. */
function sizeOf(fields: readonly Field[]): number {
  return fields.reduce((size, { value }) => size + 12 + outside(value), 6)
}

function outside({ length }: Buffer): number {
  return length > 4 ? length + (length % 2) : 0
}

function directory(fields: readonly Field[], start: number): Buffer {
  const bytes = Buffer.alloc(sizeOf(fields))
  bytes.writeUInt16LE(fields.length)
  let free = 2 + 12 * fields.length + 4
  for (const [index, { tag, type, value }] of fields.entries()) {
    const at = 2 + 12 * index
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(type, at + 2)
    bytes.writeUInt32LE(type === LONG ? 1 : value.length, at + 4)
    if (value.length <= 4) value.copy(bytes, at + 8)
    else {
      bytes.writeUInt32LE(start + free, at + 8)
      value.copy(bytes, free)
      free += outside(value)
    }
  }
  return bytes
}

import fc from 'fast-check'
import type { Payload } from './mutations.js'

/** Pictures by their type. */
export type Pictures = Readonly<Record<string, Buffer>>

/** Uploads around the valid ones: forms and plain bodies, and the pictures in them, right and nearly right. */
export function uploads(types: readonly string[], pictures: Pictures): fc.Arbitrary<Payload> {
  return fc.oneof(...types.map((type) => (type === 'multipart/form-data' ? formsOf(pictures) : plain(type, pictures))))
}

function plain(contentType: string, pictures: Pictures): fc.Arbitrary<Payload> {
  const right = pictures[contentType] ?? Buffer.alloc(0)
  const bytes = fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, picturesOf(pictures))
  return bytes.map((each) => ({ bytes: each, contentType }))
}

/** One of them, mostly as it is. */
function picturesOf(pictures: Pictures): fc.Arbitrary<Buffer> {
  return damaged(fc.constantFrom(...Object.values(pictures)))
}

/** Bytes as they are, cut off, with one of them changed, or others altogether. */
function damaged(whole: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat()).map(([bytes, at]) => bytes.subarray(0, at % bytes.length)) },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat(), fc.nat({ max: 255 })).map(withByte) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) },
  )
}

function withByte([bytes, at, byte]: [Buffer, number, number]): Buffer {
  const copy = Buffer.from(bytes)
  copy[at % copy.length] = byte
  return copy
}

const BOUNDARY = 'picgen-fuzz'
const boundaries = fc.oneof(
  { weight: 12, arbitrary: fc.constant(BOUNDARY) },
  fc.constantFrom('', 'another', 'x'.repeat(300), `"${BOUNDARY}"`, `"${BOUNDARY}`, `${BOUNDARY}; charset=utf-16`),
)

const names = fc.oneof(
  { weight: 12, arbitrary: fc.constant('; name="file"') },
  fc.constantFrom('', '; name=file', '; name="image"', '; name=""', '; name="file', '; name="__proto__"'),
)
const fileNames = fc.oneof(
  { weight: 12, arbitrary: fc.constant('; filename="fox.png"') },
  fc.constantFrom(
    '',
    '; filename=""',
    '; filename="../../fox.png"',
    '; filename="\0"',
    "; filename*=UTF-8''%ff",
    `; filename="${'x'.repeat(20_000)}"`,
  ),
)
const more = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  fc.constantFrom(
    'content-transfer-encoding: base64\r\n',
    'content-length: 3\r\n',
    'x\r\n',
    ': \r\n',
    `x: ${'y'.repeat(20_000)}\r\n`,
  ),
)

function formsOf(pictures: Pictures): fc.Arbitrary<Payload> {
  const type = fc.constantFrom('image/png', ...Object.keys(pictures), 'text/plain', '')
  const part = fc.record({ name: names, fileName: fileNames, type, more, bytes: picturesOf(pictures) }).map((given) => {
    const head = `content-disposition: form-data${given.name}${given.fileName}\r\ncontent-type: ${given.type}\r\n`
    return Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${head}${given.more}\r\n`), given.bytes, Buffer.from('\r\n')])
  })
  const parts = fc.oneof(
    { weight: 9, arbitrary: part.map((one) => [one]) },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 3 }) },
  )
  const ends = fc.oneof(
    { weight: 12, arbitrary: fc.constant(`--${BOUNDARY}--\r\n`) },
    fc.constantFrom('', `--${BOUNDARY}`, `--${BOUNDARY}--`, `--${BOUNDARY}--\r\nand more`),
  )
  const form = fc.tuple(parts, ends).map(([all, last]) => Buffer.concat([...all, Buffer.from(last)]))
  const nearly = form.filter((bytes) => bytes.length > 0)
  return fc
    .tuple(fc.oneof({ weight: 4, arbitrary: form }, { weight: 1, arbitrary: damaged(nearly) }), boundaries)
    .map(([bytes, boundary]) => ({ bytes, contentType: `multipart/form-data; boundary=${boundary}` }))
}

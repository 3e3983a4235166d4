import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cpuTimeOf } from '../../../test/cpu-time.js'
import {
  aProvenance,
  jpegSegment,
  pixelsOf,
  pngChunk,
  readXmp,
  withJpegBytes,
  withPngChunks,
  withWebpChunk,
} from '../../../test/provenance.js'
import { cleanText } from './provenance.js'
import { carriesContentCredentials, writeProvenance } from './write-provenance.js'
import { mergePacket } from './xmp/merge.js'
import { createPacket } from './xmp/packet.js'

const picture = sharp({ create: { width: 9, height: 7, channels: 4, background: '#e8b04a80' } })
const other = createPacket({ ...aProvenance, prompt: 'an earlier one' }).toString()
const files: Record<string, Buffer[]> = {
  'image/png': [
    await picture.clone().png().toBuffer(),
    withPngChunks(
      await picture.clone().withXmp(other).png().toBuffer(),
      pngChunk('tEXt', Buffer.from('Software\0Acme')),
    ),
  ],
  'image/jpeg': [
    await picture.clone().jpeg().toBuffer(),
    await picture
      .clone()
      .withXmp(other)
      .withExif({ IFD0: { Artist: 'Acme' } })
      .jpeg()
      .toBuffer(),
  ],
  'image/webp': [
    await picture.clone().webp().toBuffer(),
    withWebpChunk(await picture.clone().withXmp(other).webp({ lossless: true }).toBuffer(), 'JUNK', Buffer.from('abc')),
  ],
}
const mimeTypes = Object.keys(files)

/** One way to spoil a file. Places are fractions of its length. */
const mutation = fc.oneof(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), insert: fc.uint8Array({ maxLength: 64 }) }),
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(64) }),
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), repeat: fc.nat(400) }),
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    insert: fc.constantFrom(
      Buffer.from('ffffffff', 'hex'),
      Buffer.from('00000000', 'hex'),
      Buffer.from('7fffffff69545874', 'hex'),
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\x01\0')),
      jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<a/>')),
      Buffer.from('XMP \xff\xff\xff\xff', 'latin1'),
    ),
  }),
  fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
)

type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function spoil(file: Buffer, how: Mutation): Buffer {
  if ('cut' in how) return file.subarray(0, Math.floor(how.cut * file.length))
  const at = Math.floor(how.at * file.length)
  if ('put' in how) return Buffer.concat([file.subarray(0, at), how.put, file.subarray(at + how.put.length)])
  if ('insert' in how) return Buffer.concat([file.subarray(0, at), how.insert, file.subarray(at)])
  if ('drop' in how) return Buffer.concat([file.subarray(0, at), file.subarray(at + how.drop)])
  return Buffer.concat([file.subarray(0, at + how.repeat), file.subarray(at)])
}

const spoiled = fc
  .record({
    mimeType: fc.constantFrom(...mimeTypes),
    which: fc.nat(1),
    how: fc.array(mutation, { minLength: 1, maxLength: 5 }),
  })
  .map(({ mimeType, which, how }) => ({
    mimeType,
    bytes: how.reduce(spoil, files[mimeType]?.[which] ?? Buffer.alloc(0)),
  }))

test('a spoiled file gets its provenance, or stays as it came: nothing throws, and nothing takes long', () => {
  fc.assert(
    fc.property(spoiled, ({ mimeType, bytes }) => {
      const before = Buffer.from(bytes)
      let written: Uint8Array = bytes
      const taken = cpuTimeOf(() => {
        written = writeProvenance(bytes, mimeType, aProvenance)
        carriesContentCredentials(bytes, mimeType)
      })
      expect(taken).toBeLessThan(2000)
      expect(before.equals(bytes)).toBe(true)
      if (written !== bytes) expect(Buffer.from(written).includes('Give the cat a cup of hot cocoa')).toBe(true)
    }),
    { numRuns: 5000, seed: 7 },
  )
})

/** What may stand in a part, so that it counts for something. */
const beginnings = [
  '',
  'Exif\0\0',
  'http://ns.adobe.com/xap/1.0/\0',
  'XML:com.adobe.xmp\0\0\0\0\0',
  'JP\0\x01',
  '<a/>',
  other,
]
const content = fc
  .tuple(fc.subarray(beginnings, { maxLength: 3 }), fc.uint8Array({ maxLength: 40 }))
  .map(([texts, rest]) => Buffer.concat([...texts.map((text) => Buffer.from(text)), rest]))

/** A file with parts in it that are well-formed, and of any content. */
const odd = fc.oneof(
  fc
    .tuple(
      fc.nat(1),
      fc.array(fc.tuple(fc.constantFrom('iTXt', 'zTXt', 'tEXt', 'eXIf', 'prVt'), content), { maxLength: 4 }),
    )
    .map(([which, parts]) => ({
      which,
      mimeType: 'image/png',
      parts: parts.map(([type, data]) => pngChunk(type, data)),
    })),
  fc
    .tuple(
      fc.nat(1),
      fc.array(fc.tuple(fc.constantFrom(0xe0, 0xe1, 0xe2, 0xeb, 0xed, 0xfe), content), { maxLength: 4 }),
    )
    .map(([which, parts]) => ({
      which,
      mimeType: 'image/jpeg',
      parts: parts.map(([marker, data]) => jpegSegment(marker, data)),
    })),
)
const oddFile = odd.map(({ which, mimeType, parts }) => {
  const file = files[mimeType]?.[which] ?? Buffer.alloc(0)
  return { mimeType, bytes: mimeType === 'image/png' ? withPngChunks(file, ...parts) : withJpegBytes(file, ...parts) }
})
const oddWebp = fc
  .tuple(fc.nat(1), fc.array(fc.tuple(fc.constantFrom('EXIF', 'XMP ', 'ICCP', 'JUNK'), content), { maxLength: 4 }))
  .map(([which, parts]) => ({
    mimeType: 'image/webp',
    bytes: parts.reduce(
      (file, [type, data]) => withWebpChunk(file, type, data),
      files['image/webp']?.[which] ?? Buffer.alloc(0),
    ),
  }))

test('what could be decoded before can be decoded after, to the same pixels', async () => {
  let decoded = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(oddFile, oddFile, oddWebp, spoiled), async ({ mimeType, bytes }) => {
      const before = await pixelsOf(bytes).catch(() => null)
      if (!before) return
      decoded++
      expect((await pixelsOf(writeProvenance(bytes, mimeType, aProvenance))).equals(before)).toBe(true)
    }),
    { numRuns: 1000, seed: 7 },
  )
  expect(decoded).toBeGreaterThan(300)
})

test('a packet of any XML is added to, or left: nothing throws, and nothing that it says is lost', () => {
  const fragments = [
    '<',
    '>',
    '<a>',
    '</a>',
    '<a/>',
    '"',
    ' b="c"',
    ' xmlns:d="e"',
    ' xmlns=""',
    '<d:f/>',
    '&amp;',
    '&#0;',
  ]
  const others = [
    '&g;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?h',
    '?>',
    '\0',
    '\ud800',
    '</rdf:Description>',
    '<rdf:RDF>',
    '<!h',
  ]
  const edits = fc.array(fc.tuple(fc.nat(other.length), fc.constantFrom(...fragments, ...others)), { maxLength: 4 })
  const marked = other.replace('<dc:description>', '<mark xmlns="urn:mark">kept</mark><dc:description>')
  let merged = 0
  fc.assert(
    fc.property(edits, (list) => {
      const text = list.reduce((packet, [at, part]) => packet.slice(0, at) + part + packet.slice(at), marked)
      const result = mergePacket(text, aProvenance)?.toString()
      if (result === undefined) return
      merged++
      expect(result).toContain(aProvenance.prompt)
      if (text.includes('>kept<')) expect(result).toContain('kept')
    }),
    { numRuns: 3000, seed: 7 },
  )
  expect(merged).toBeGreaterThan(500)
})

test('bytes of no format at all stay as they came', () => {
  fc.assert(
    fc.property(fc.constantFrom(...mimeTypes), fc.uint8Array({ maxLength: 2000 }), (mimeType, bytes) => {
      expect(writeProvenance(bytes, mimeType, aProvenance)).toBe(bytes)
    }),
    { seed: 7 },
  )
})

test('every prompt comes back from every format', async () => {
  const prompts = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((text) => `"${text}"`)
  await fc.assert(
    fc.asyncProperty(prompts, fc.constantFrom(...mimeTypes), async (prompt, mimeType) => {
      const [bytes = Buffer.alloc(0)] = files[mimeType] ?? []
      const said = await readXmp(writeProvenance(bytes, mimeType, { ...aProvenance, prompt }))
      expect(said['picgen']?.['prompt']).toBe(cleanText(prompt))
    }),
    { numRuns: 200, seed: 7 },
  )
})

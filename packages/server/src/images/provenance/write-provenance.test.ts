import { deflateSync } from 'node:zlib'
import { parse } from 'exifr'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cpuTimeOf } from '../../../test/cpu-time.js'
import {
  anImageId,
  aProvenance,
  jpegSegment,
  pixelsOf,
  pngChunk,
  readXmp,
  withContentCredentials,
  withJpegBytes,
  withPngChunks,
  withWebpChunk,
} from '../../../test/provenance.js'
import { sourceTypes } from './provenance.js'
import { carriesContentCredentials, writeProvenance } from './write-provenance.js'
import { createPacket } from './xmp/packet.js'

const noise = sharp({
  create: {
    width: 37,
    height: 21,
    channels: 4,
    background: '#0000',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
const png = await noise.clone().png().toBuffer()
const jpeg = await noise.clone().jpeg().toBuffer()
const opaque = await noise.clone().removeAlpha().webp().toBuffer()
const theirs = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:acme="urn:acme:" acme:job="17"/></rdf:RDF></x:xmpmeta>`
const linked = theirs.replaceAll('urn:acme:', 'http://purl.org/dc/terms/').replaceAll('job', 'provenance')

const frames = sharp([await noise.clone().png().toBuffer(), await noise.clone().negate().png().toBuffer()], {
  join: { animated: true },
})
const pictures: [string, string, Buffer][] = [
  ['a PNG', 'image/png', png],
  ['a PNG with a palette', 'image/png', await noise.clone().png({ palette: true }).toBuffer()],
  [
    'an interlaced PNG of 16 bits',
    'image/png',
    await noise.clone().toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  ],
  ['a JPEG', 'image/jpeg', jpeg],
  [
    'a progressive JPEG with a colour profile',
    'image/jpeg',
    await noise.clone().withIccProfile('p3').jpeg({ progressive: true }).toBuffer(),
  ],
  [
    'a JPEG with EXIF',
    'image/jpeg',
    await noise
      .clone()
      .withExif({ IFD0: { Artist: 'Acme' } })
      .jpeg()
      .toBuffer(),
  ],
  ['a JPEG turned by its EXIF', 'image/jpeg', await noise.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer()],
  ['a JPEG with fill bytes', 'image/jpeg', withJpegBytes(jpeg, Buffer.alloc(9, 0xff))],
  ['a simple lossy WebP', 'image/webp', opaque],
  ['a lossy WebP with alpha', 'image/webp', await noise.clone().webp().toBuffer()],
  ['a lossless WebP', 'image/webp', await noise.clone().removeAlpha().webp({ lossless: true }).toBuffer()],
  ['a lossless WebP with alpha', 'image/webp', await noise.clone().webp({ lossless: true }).toBuffer()],
  [
    'a WebP with EXIF and a colour profile',
    'image/webp',
    await noise
      .clone()
      .withIccProfile('p3')
      .withExif({ IFD0: { Artist: 'Acme' } })
      .webp()
      .toBuffer(),
  ],
  ['an animated WebP', 'image/webp', await frames.webp({ delay: 100 }).toBuffer()],
]

describe('the provenance in a file', () => {
  test.each(pictures)('is read from %s by other programs', async (_, mimeType, bytes) => {
    expect(await readXmp(writeProvenance(bytes, mimeType, aProvenance))).toEqual({
      dc: { description: { lang: 'x-default', value: aProvenance.prompt } },
      xmp: { CreateDate: '2026-11-22T10:11:12.345Z', CreatorTool: 'PicGen Studio' },
      xmpMM: {
        DocumentID: `urn:uuid:${anImageId(1)}`,
        InstanceID: `urn:uuid:${anImageId(1)}`,
        DerivedFrom: {
          parseType: 'Resource',
          documentID: `urn:uuid:${anImageId(2)}`,
          instanceID: `urn:uuid:${anImageId(2)}`,
        },
        Ingredients: [3, 4].map((number) => ({
          parseType: 'Resource',
          documentID: `urn:uuid:${anImageId(number)}`,
          instanceID: `urn:uuid:${anImageId(number)}`,
        })),
      },
      Iptc4xmpExt: {
        DigitalSourceType: sourceTypes.edited,
        AIPromptInformation: aProvenance.prompt,
        AISystemUsed: 'Painter 2',
      },
      picgen: {
        image: `urn:uuid:${anImageId(1)}`,
        kind: 'img2img',
        prompt: aProvenance.prompt,
        model: 'acme/painter-2',
        seed: 42,
        sourceImage: `urn:uuid:${anImageId(2)}`,
        referenceImages: [`urn:uuid:${anImageId(3)}`, `urn:uuid:${anImageId(4)}`],
        created: '2026-11-22T10:11:12.345Z',
      },
    })
  })

  test.each(pictures)('changes nothing of what %s shows', async (_, mimeType, bytes) => {
    const written = writeProvenance(bytes, mimeType, aProvenance)
    expect((await pixelsOf(written)).equals(await pixelsOf(bytes))).toBe(true)
    const { size: _s, xmp: _x, xmpAsString: _a, exif, comments: _c, ...now } = await sharp(written).metadata()
    const { size: _t, exif: before, ...then } = await sharp(bytes).metadata()
    expect(now).toEqual(then)
    if (before) expect(exif?.equals(before)).toBe(true)
  })

  test.each(pictures)('is written into %s once, however often', async (_, mimeType, bytes) => {
    const once = writeProvenance(bytes, mimeType, aProvenance)
    const twice = writeProvenance(once, mimeType, { ...aProvenance, id: anImageId(3), prompt: 'another' })
    expect(await readXmp(twice)).toMatchObject({ picgen: { prompt: 'another', image: `urn:uuid:${anImageId(3)}` } })
    expect(
      Buffer.from(twice)
        .toString('latin1')
        .match(/<rdf:RDF/g),
    ).toHaveLength(1)
  })

  test('stands in the registered texts of a PNG', async () => {
    const { comments } = await sharp(Buffer.from(writeProvenance(png, 'image/png', aProvenance))).metadata()
    expect(comments).toEqual([
      { keyword: 'Description', text: aProvenance.prompt },
      { keyword: 'Software', text: 'PicGen Studio' },
      { keyword: 'Creation Time', text: 'Sun, 22 Nov 2026 10:11:12 GMT' },
    ])
  })

  test('leaves the texts that a PNG has', async () => {
    const described = withPngChunks(
      png,
      pngChunk('tEXt', Buffer.from('Software\0Acme')),
      pngChunk('tEXt', Buffer.from('parameters\0a cat')),
    )
    const { comments } = await sharp(Buffer.from(writeProvenance(described, 'image/png', aProvenance))).metadata()
    expect(comments?.filter(({ keyword }) => keyword === 'Software')).toEqual([{ keyword: 'Software', text: 'Acme' }])
    expect(comments).toContainEqual({ keyword: 'parameters', text: 'a cat' })
    expect(comments).toContainEqual({ keyword: 'Description', text: aProvenance.prompt })
  })

  test('stands in the EXIF of a JPEG and of a WebP that have none', async () => {
    const expected = { ImageDescription: 'a cat', Software: 'PicGen Studio', OffsetTimeOriginal: '+00:00' }
    const provenance = { ...aProvenance, prompt: 'a cat' }
    const photo = await parse(Buffer.from(writeProvenance(jpeg, 'image/jpeg', provenance)), {
      reviveValues: false,
    })
    expect(photo).toMatchObject({ ...expected, DateTimeOriginal: '2026:11:22 10:11:12' })
    const { exif } = await sharp(writeProvenance(opaque, 'image/webp', provenance)).metadata()
    expect(await parse(jpegOfExif(exif), { reviveValues: false })).toMatchObject(expected)
  })

  test('has no seed and no source where there is none, and calls no AI what is none', async () => {
    const drawn = {
      ...aProvenance,
      kind: 'text2img',
      seed: null,
      sourceImageId: null,
      referenceImageIds: [],
      sourceType: 'drawn',
    } as const
    const said = await readXmp(writeProvenance(png, 'image/png', drawn))
    expect(said['Iptc4xmpExt']).toEqual({ DigitalSourceType: sourceTypes.drawn })
    expect(Object.keys(said['xmpMM'] ?? {})).toEqual(['DocumentID', 'InstanceID'])
    expect(Object.keys(said['picgen'] ?? {})).toEqual(['image', 'kind', 'prompt', 'model', 'created'])
  })

  test.each(pictures)('holds any prompt in %s', async (_, mimeType, bytes) => {
    const prompt = `]]> <rdf:li> & "quoted" 'too' \u0001\u0008\ufffe\ud83d half\r\nnext\rlast <!-- ?> ${'🐈'.repeat(50)}`
    const said = await readXmp(writeProvenance(bytes, mimeType, { ...aProvenance, prompt }))
    expect(said['picgen']?.['prompt']).toBe(
      `]]> <rdf:li> & "quoted" 'too'  half\nnext\nlast <!-- ?> ${'🐈'.repeat(50)}`,
    )
  })
})

describe('a packet that the file has', () => {
  const withXmp = sharp(png).withXmp(theirs)
  test.each([
    ['image/png', () => withXmp.clone().png().toBuffer()],
    ['image/jpeg', () => withXmp.clone().jpeg().toBuffer()],
    ['image/webp', () => withXmp.clone().webp().toBuffer()],
    ['image/png', async () => withPngChunks(png, packetChunk(Buffer.from(theirs), true))],
  ])('gets ours added to it (%s)', async (mimeType, make) => {
    const bytes = await make()
    const written = writeProvenance(bytes, mimeType, aProvenance)
    expect(await readXmp(written)).toMatchObject({ acme: { job: 17 }, picgen: { seed: 42 } })
    expect((await pixelsOf(written)).equals(await pixelsOf(bytes))).toBe(true)
  })

  test('stays as it is where it can’t be read, while the format’s own fields are written', async () => {
    const broken = withPngChunks(png, packetChunk(Buffer.from('<no packet')))
    const { xmp, comments } = await sharp(Buffer.from(writeProvenance(broken, 'image/png', aProvenance))).metadata()
    expect(xmp?.toString()).toBe('<no packet')
    expect(comments).toContainEqual({ keyword: 'Description', text: aProvenance.prompt })
  })

  test('of a JPEG that leaves no room for ours stays as it is', async () => {
    const long = theirs.replace('17', 'x'.repeat(64_000))
    const bytes = withJpegBytes(jpeg, jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${long}`)))
    const written = writeProvenance(bytes, 'image/jpeg', aProvenance)
    const { xmp, exif } = await sharp(written).metadata()
    expect(xmp?.toString()).toBe(long)
    expect(exif?.includes(aProvenance.prompt)).toBe(true)
  })
})

describe('a file with content credentials', () => {
  test.each(withContentCredentials(png, jpeg, opaque))(
    'stays as it came, byte for byte (%s)',
    async (mimeType, bytes) => {
      expect(writeProvenance(bytes, mimeType, aProvenance)).toBe(bytes)
      expect(carriesContentCredentials(bytes, mimeType)).toBe(true)
      // It is a picture all the same.
      expect((await sharp(bytes).stats()).channels.length).toBeGreaterThan(2)
    },
  )

  test.each([
    ['image/png', () => sharp(png).withXmp(linked).png().toBuffer()],
    ['image/jpeg', () => sharp(png).withXmp(linked).jpeg().toBuffer()],
    ['image/webp', () => sharp(png).withXmp(linked).webp().toBuffer()],
  ])('that are kept elsewhere stays as it came, too (%s)', async (mimeType, make) => {
    const bytes = await make()
    expect(writeProvenance(bytes, mimeType, aProvenance)).toBe(bytes)
    expect(carriesContentCredentials(bytes, mimeType)).toBe(true)
  })

  test('is told from one that has none', () => {
    for (const [, mimeType, bytes] of pictures) expect(carriesContentCredentials(bytes, mimeType)).toBe(false)
  })
})

describe('a file of odd structure stays as it came', () => {
  const packet = createPacket(aProvenance)
  const app1 = jpegSegment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), packet]))
  const bomb = packetChunk(Buffer.alloc(2_000_000, 0x20), true)
  test.each([
    ['nothing', 'image/png', Buffer.alloc(0)],
    ['another format than it says', 'image/jpeg', png],
    ['a format that is not written', 'image/avif', png],
    ['a PNG without its end', 'image/png', png.subarray(0, -12)],
    [
      'a PNG whose header is not first',
      'image/png',
      Buffer.concat([png.subarray(0, 8), pngChunk('CgBI', Buffer.alloc(4)), png.subarray(8)]),
    ],
    [
      'a PNG whose chunk claims four gigabytes',
      'image/png',
      withPngChunks(png, Buffer.from('ffffffff74455874', 'hex')),
    ],
    ['a PNG with two packets', 'image/png', withPngChunks(png, packetChunk(packet), packetChunk(packet))],
    ['a PNG with a packet that unpacks to megabytes', 'image/png', withPngChunks(png, bomb)],
    [
      'a PNG with a packet in UTF-16',
      'image/png',
      withPngChunks(png, packetChunk(Buffer.from(`\ufeff${theirs}`, 'utf16le'))),
    ],
    ['a JPEG without a picture', 'image/jpeg', Buffer.from('ffd8ffd9', 'hex')],
    [
      'a JPEG whose segment claims more than there is',
      'image/jpeg',
      withJpegBytes(jpeg.subarray(0, 30), Buffer.from('ffe1ffff', 'hex')),
    ],
    [
      'a JPEG whose segment claims less than its length',
      'image/jpeg',
      withJpegBytes(jpeg, Buffer.from('ffe10001', 'hex')),
    ],
    [
      'a JPEG of fill bytes only',
      'image/jpeg',
      Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(100_000, 0xff)]),
    ],
    ['a JPEG with two packets', 'image/jpeg', withJpegBytes(jpeg, app1, app1)],
    [
      'a JPEG that is one of several pictures',
      'image/jpeg',
      withJpegBytes(jpeg, jpegSegment(0xe2, Buffer.from('MPF\0II*\0'))),
    ],
    ['a WebP with bytes behind its end', 'image/webp', Buffer.concat([opaque, Buffer.alloc(4)])],
    ['a WebP with two packets', 'image/webp', withWebpChunk(withWebpChunk(opaque, 'XMP ', packet), 'XMP ', packet)],
    [
      'a WebP that begins with something else',
      'image/webp',
      Buffer.concat([opaque.subarray(0, 12), Buffer.from('JUNK'), opaque.subarray(16)]),
    ],
  ])('%s', (_, mimeType, bytes) => {
    expect(writeProvenance(bytes, mimeType, aProvenance)).toBe(bytes)
  })
})

test('ten thousand chunks and segments are no obstacle', async () => {
  const many = <Value>(value: Value) => Array.from({ length: 10_000 }, () => value)
  const chunks = withPngChunks(png, ...many(pngChunk('tEXt', Buffer.from('a\0b'))))
  const segments = withJpegBytes(jpeg, ...many(jpegSegment(0xfe, Buffer.from('a comment'))))
  const taken = cpuTimeOf(() => {
    for (const [mimeType, bytes] of [
      ['image/png', chunks],
      ['image/jpeg', segments],
    ] as const) {
      expect(Buffer.from(writeProvenance(bytes, mimeType, aProvenance)).includes('<picgen:seed>42<')).toBe(true)
    }
  })
  expect(taken).toBeLessThan(5000)
})

test('bytes that stand in the middle of a buffer are read and written like others', () => {
  const padded = new Uint8Array(Buffer.concat([Buffer.alloc(5), png, Buffer.alloc(5)])).subarray(5, -5)
  expect(Buffer.from(writeProvenance(padded, 'image/png', aProvenance))).toEqual(
    Buffer.from(writeProvenance(png, 'image/png', aProvenance)),
  )
})

/** A packet's place in a PNG. */
function packetChunk(packet: Buffer, isCompressed = false): Buffer {
  const head = Buffer.from(`XML:com.adobe.xmp\0${isCompressed ? '\x01' : '\0'}\0\0\0`, 'latin1')
  return pngChunk('iTXt', Buffer.concat([head, isCompressed ? deflateSync(packet) : packet]))
}

/** exifr reads no WebP: an EXIF block, as a JPEG would have it. */
function jpegOfExif(exif: Buffer | undefined): Buffer {
  const block = exif ?? Buffer.alloc(0)
  const isNamed = block.toString('latin1', 0, 4) === 'Exif'
  const segment = jpegSegment(0xe1, Buffer.concat([Buffer.from(isNamed ? '' : 'Exif\0\0'), block]))
  return withJpegBytes(jpeg, segment)
}

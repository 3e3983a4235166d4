import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Image, Problem } from '@picgen/sdk/contract'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { animation, gifBomb, halves, hollowPng, plain, pngBomb, svg } from '../../test/hostile-images.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'

const { as, url, imagesDirectory } = await createTestStudio({ worker: false })
const anna = as('anna')
const images = '/api/images'
const png = await plain(60, 40).png().toBuffer()
const stored = () => readdir(imagesDirectory)

/** What came of it, as the file that is served. */
async function uploaded(bytes: Buffer, type = 'image/png') {
  const { status, body } = await anna.post<Image & Problem>(images, bytes, { 'content-type': type })
  expect([status, body.code]).toEqual([201, undefined])
  const file = Buffer.from(await (await fetch(body.url ?? '')).arrayBuffer())
  return { image: body, file, metadata: await sharp(file).metadata() }
}

/** The colour of one pixel, as red, green, blue and, where there is one, alpha. */
async function pixel(file: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(file)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

const near = (expected: readonly number[]) =>
  expected.map((value) => expect.toSatisfy((got: number) => Math.abs(got - value) < 12))

describe('what is refused', () => {
  const refused: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['a PNG of a few KB that unpacks to 256 megapixels', () => pngBomb(16_000, 16_000), 'image/png'],
    ['a GIF of 4 gigapixels in 100 bytes', gifBomb, 'image/gif'],
    ['a PNG that claims four billion pixels on a side', () => hollowPng(0x7fffffff, 0x7fffffff), 'image/png'],
    ['a PNG with hardly any pixels', () => hollowPng(4000, 4000), 'image/png'],
    ['a PNG of no width', () => hollowPng(0, 10), 'image/png'],
    ['a PNG that ends in the middle', () => png.subarray(0, png.length - 20), 'image/png'],
    [
      'a JPEG that ends in the middle',
      async () => {
        const whole = await halves(800, 800).jpeg().toBuffer()
        return whole.subarray(0, Math.floor(whole.length / 2))
      },
      'image/jpeg',
    ],
    [
      'a WebP that ends in the middle',
      async () => {
        const whole = await halves(300, 300).webp({ lossless: true }).toBuffer()
        return whole.subarray(0, whole.length - 20)
      },
      'image/webp',
    ],
    [
      'an AVIF that ends in the middle',
      async () => {
        const whole = await halves(300, 300).avif().toBuffer()
        return whole.subarray(0, whole.length - 50)
      },
      'image/avif',
    ],
    ['an SVG', () => svg, 'image/svg+xml'],
    ['an SVG that says it is a PNG', () => svg, 'image/png'],
    ['an SVG behind the signature of a PNG', () => Buffer.concat([png.subarray(0, 8), svg]), 'image/png'],
    ['an SVG behind the signature of a GIF', () => Buffer.concat([Buffer.from('GIF89a'), svg]), 'image/gif'],
    [
      'a page of HTML that says it is a JPEG',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      'image/jpeg',
    ],
    [
      'a page of HTML behind the signature of a JPEG',
      () => Buffer.from('\xff\xd8\xff<script>', 'latin1'),
      'image/jpeg',
    ],
    ['a TIFF', () => plain(40, 40).tiff().toBuffer(), 'image/tiff'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'image/png'],
    ['a ZIP', () => Buffer.from(`PK\x03\x04${'\0'.repeat(60)}`, 'latin1'), 'image/png'],
    [
      'a HEIF of another kind',
      () => Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(60)}`, 'latin1'),
      'image/heic',
    ],
    [
      'an AVIF with nothing in it',
      () => Buffer.from(`\0\0\0\x18ftypavif\0\0\0\0mif1avif${'\0'.repeat(60)}`, 'latin1'),
      'image/avif',
    ],
    ['zero bytes', () => Buffer.alloc(0), 'image/png'],
    ['one byte', () => Buffer.from('\x89', 'latin1'), 'image/png'],
    ['the signature of a PNG alone', () => png.subarray(0, 8), 'image/png'],
    ['noise', () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)), 'image/webp'],
  ]

  test.each(refused)('%s is unreadable_image, and nothing is kept of it', async (_, make, type) => {
    const bytes = await make()
    const before = await stored()
    const raw = await anna.post(images, bytes, { 'content-type': type })
    expect(raw).toMatchObject({ status: 422, body: { code: 'unreadable_image' } })
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'picture')
    expect(await anna.post(images, form)).toMatchObject({ status: 422, body: { code: 'unreadable_image' } })
    expect(await stored()).toEqual(before)
  })

  test('too many pixels are named', async () => {
    expect((await anna.post(images, pngBomb(10_000, 5_100), { 'content-type': 'image/png' })).body.detail).toBe(
      'This picture has 51 megapixels, and 50 are the most that can be uploaded.',
    )
  })

  test('21 MB are payload_too_large, as a form, as bytes, and in chunks of unknown length', async () => {
    const large = Buffer.concat([png, Buffer.alloc(21_000_000)])
    const form = new FormData()
    form.set('file', new Blob([large]), 'large.png')
    expect(await anna.post(images, form)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } })
    expect(await anna.post(images, large, { 'content-type': 'image/png' })).toMatchObject({ status: 413 })
    const answer = await fetch(url + images, {
      method: 'POST',
      headers: { authorization: `Bearer ${await signToken({ sub: 'anna' })}`, 'content-type': 'image/png' },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
  })

  test.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'])(
    'a body of type %s is unsupported_media_type',
    async (type) => {
      const { status, body } = await anna.post(images, png, { 'content-type': type })
      expect([status, body.code]).toEqual([415, 'unsupported_media_type'])
      expect(body.detail).toContain('multipart/form-data')
    },
  )

  test('no body at all is invalid_request', async () => {
    expect(await anna.post(images)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  test('a query is invalid_request', async () => {
    expect(await anna.post(`${images}?folder=x`, png, { 'content-type': 'image/png' })).toMatchObject({ status: 400 })
  })
})

describe('forms', () => {
  const type = 'multipart/form-data; boundary=edge'
  const part = (disposition: string, content: string | Buffer, more = '') =>
    Buffer.concat([
      Buffer.from(`--edge\r\ncontent-disposition: form-data; ${disposition}\r\n${more}\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  const end = Buffer.from('--edge--\r\n')
  const file = part('name="file"; filename="a.png"', png, 'content-type: image/png\r\n')

  test('one file is taken, whatever its name and type say', async () => {
    const odd = part('name="file"; filename="../../etc/passwd\\0.svg"', png, 'content-type: image/svg+xml\r\n')
    const { status, body } = await anna.post<Image>(images, Buffer.concat([odd, end]), { 'content-type': type })
    expect([status, body.mime_type]).toEqual([201, 'image/png'])
    const endless = part(`name="file"; filename="${'a'.repeat(1_000_000)}"`, png)
    expect(await anna.post(images, Buffer.concat([endless, end]), { 'content-type': type })).toMatchObject({
      status: 201,
    })
  })

  test.each<[string, Buffer, string?]>([
    ['two files', Buffer.concat([file, file, end])],
    ['a file under another name', Buffer.concat([part('name="picture"; filename="a.png"', png), end])],
    ['a file and a field that is not known', Buffer.concat([file, part('name="title"', 'Cat'), end])],
    ['a field before the file', Buffer.concat([part('name="__proto__"', 'x'), file, end])],
    ['a field of 3 MB', Buffer.concat([part('name="title"', 'x'.repeat(3_000_000)), file, end])],
    ['a field of 25 MB', Buffer.concat([part('name="title"', 'x'.repeat(25_000_000)), file, end])],
    ['"file" as text', Buffer.concat([part('name="file"', 'cat.png'), end])],
    ['no file', end],
    ['a part without a disposition', Buffer.concat([Buffer.from('--edge\r\n\r\nx\r\n'), end])],
    ['10,000 parts', Buffer.concat([...Array<Buffer>(10_000).fill(part('name="a"', 'b')), end])],
    ['no end', file],
    ['nothing in it', Buffer.alloc(0)],
    ['another boundary than it says', Buffer.concat([file, end]), 'multipart/form-data; boundary=other'],
    ['no boundary', Buffer.concat([file, end]), 'multipart/form-data'],
    ['an empty boundary', Buffer.concat([file, end]), 'multipart/form-data; boundary='],
    [
      'a boundary of 10,000 characters',
      Buffer.concat([file, end]),
      `multipart/form-data; boundary=${'b'.repeat(10_000)}`,
    ],
  ])('%s is refused', async (_, body, contentType = type) => {
    const before = await stored()
    const answer = await anna.post(images, body, { 'content-type': contentType })
    expect([400, 413]).toContain(answer.status)
    expect(['invalid_request', 'payload_too_large']).toContain(answer.body.code)
    expect(await stored()).toEqual(before)
  })

  test('uploads that stall hold nobody else up, and nothing once they are gone', async () => {
    const carl = as('carl')
    const token = await signToken({ sub: 'carl' })
    const stalled = Array.from({ length: 8 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      socket.write(
        `POST ${images} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`,
      )
      return socket
    })
    await Promise.all(stalled.map((socket) => once(socket, 'connect')))
    expect((await carl.get('/api/models')).status).toBe(200)
    expect((await anna.post(images, png, { 'content-type': 'image/png' })).status).toBe(201)
    const waiting = carl.post(images, png, { 'content-type': 'image/png' })
    for (const socket of stalled) socket.destroy()
    expect((await waiting).status).toBe(201)
  })

  test('an upload that breaks off leaves nothing, and the server goes on', async () => {
    const before = await stored()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const token = await signToken({ sub: 'anna' })
    socket.write(
      `POST ${images} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`,
    )
    socket.write(file, () => socket.destroy())
    await once(socket, 'close')
    expect((await anna.post(images, png, { 'content-type': 'image/png' })).status).toBe(201)
    expect((await stored()).length).toBe(before.length + 1)
  })

  test('a user who sends many at once has them all taken, a few at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => anna.post(images, png, { 'content-type': 'image/png' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201))
  })
})

describe('what becomes of a picture', () => {
  test('what follows its end, or hides in its metadata, is gone', async () => {
    const script = '<script>alert("hidden")</script>'
    const photo = await plain(60, 40)
      .withExif({ IFD0: { Copyright: script } })
      .jpeg()
      .toBuffer()
    const polyglots = [
      [Buffer.concat([png, Buffer.from(script)]), 'image/png'],
      [Buffer.concat([photo, Buffer.from(`PK\x03\x04${script}`)]), 'text-free'],
      [Buffer.concat([await plain(60, 40).gif().toBuffer(), Buffer.from(script)]), 'image/gif'],
    ] as const
    for (const [bytes] of polyglots) {
      const { file } = await uploaded(bytes, 'image/jpeg')
      expect(file.includes('script')).toBe(false)
      expect(file.includes('PK\x03\x04')).toBe(false)
    }
  })

  test('its type is what its bytes are, not what was said', async () => {
    const { image } = await uploaded(await plain(60, 40).webp().toBuffer(), 'image/png')
    expect(image.mime_type).toBe('image/webp')
    expect(image.url).toContain('.webp?')
  })

  test('it is turned upright, and where it was taken is forgotten', async () => {
    const photo = await halves(80, 40)
      .withExif({
        IFD0: { Make: 'Camera', Copyright: 'Secret' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSLongitudeRef: 'W' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer()
    expect((await sharp(photo).metadata()).exif?.includes('Secret')).toBe(true)
    const { image, file, metadata } = await uploaded(photo, 'image/jpeg')
    expect(image).toMatchObject({ width: 40, height: 80, size: '40x80', mime_type: 'image/jpeg' })
    expect(metadata).toMatchObject({ width: 40, height: 80 })
    expect([metadata.exif, metadata.orientation, metadata.icc, metadata.xmp, metadata.iptc]).toEqual(
      Array(5).fill(undefined),
    )
    expect(file.includes('Secret')).toBe(false)
    expect(await pixel(file, 20, 10)).toEqual(near([255, 0, 0]))
    expect(await pixel(file, 20, 70)).toEqual(near([0, 0, 255]))
  })

  test.each(['gif', 'webp'] as const)('of an animated %s the first frame stays', async (format) => {
    const { image, file, metadata } = await uploaded(await animation(format, ['#ff0000', '#00ff00', '#0000ff']))
    expect(image).toMatchObject({ width: 40, height: 30 })
    expect(metadata.pages ?? 1).toBe(1)
    expect((await pixel(file, 20, 15)).slice(0, 3)).toEqual(near([255, 0, 0]))
  })

  test('an AVIF becomes what every browser and model reads', async () => {
    const { image, metadata } = await uploaded(await halves(64, 32).avif().toBuffer(), 'image/avif')
    expect(image).toMatchObject({ width: 64, height: 32, mime_type: 'image/webp' })
    expect(metadata.format).toBe('webp')
  })

  test('a JPEG for print becomes one for screens', async () => {
    const cmyk = await plain(60, 40, '#ff0000').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    const { file, metadata } = await uploaded(cmyk, 'image/jpeg')
    expect(metadata).toMatchObject({ space: 'srgb', channels: 3 })
    const [red = 0, green = 255] = await pixel(file, 30, 20)
    expect(red - green).toBeGreaterThan(100)
  })

  test('a PNG of 16 bits becomes one of 8', async () => {
    const deep = await plain(60, 40, '#ff8000').toColourspace('rgb16').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    const { file, metadata } = await uploaded(deep)
    expect(metadata).toMatchObject({ depth: 'uchar', space: 'srgb' })
    expect(await pixel(file, 30, 20)).toEqual(near([255, 128, 0]))
  })

  test('a palette keeps its see-through places', async () => {
    const background = { r: 255, g: 0, b: 0, alpha: 0 }
    const opaque = { create: { width: 30, height: 40, channels: 4 as const, background: '#00ff00' } }
    const palette = await sharp({ create: { width: 60, height: 40, channels: 4, background } })
      .composite([{ input: opaque, gravity: 'west' }])
      .png({ palette: true })
      .toBuffer()
    expect((await sharp(palette).metadata()).isPalette).toBe(true)
    const { file } = await uploaded(palette)
    expect(await pixel(file, 5, 5)).toEqual(near([0, 255, 0, 255]))
    expect((await pixel(file, 55, 5))[3]).toBe(0)
  })

  test('a grey picture, a single pixel and a strip of 60,000 are pictures too', async () => {
    expect((await uploaded(await plain(60, 40).greyscale().png().toBuffer())).image.size).toBe('60x40')
    const dot = await uploaded(await plain(1, 1).png().toBuffer())
    expect(dot.image).toMatchObject({ size: '1x1', width: 1, height: 1 })
    const strip = await uploaded(await plain(60_000, 2).png().toBuffer())
    expect(strip.image).toMatchObject({ size: '60000x2', width: 60_000 })
  })
})

afterAll(async () => {
  // Whatever was sent, the server still answers.
  expect((await anna.get('/api/models')).status).toBe(200)
})

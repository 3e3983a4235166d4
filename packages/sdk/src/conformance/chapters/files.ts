import type { Answer, Caller } from '../caller.js'
import type { Check } from '../check.js'
import { describe, expectHeader, expectSame, expectStatus, expectThat } from '../expectations.js'
import type { World } from '../world.js'

/** An `<img>` sends no header of ours. */
const BARE = { authorization: null }

/** The addresses of an image's bytes. */
export const files: readonly Check[] = [
  {
    id: 'files.without-token',
    level: 'required',
    sentence: 'url and thumbnail_url load as an <img> loads them: without a header',
    async run(world) {
      for (const answer of await loadBoth(world)) {
        expectStatus(answer, 200)
        expectHeader(answer, 'content-type', /^image\/(png|jpeg|webp|avif|gif)$/)
      }
    },
  },
  {
    id: 'files.content-type',
    level: 'required',
    sentence: 'They are pictures of the type that they say, and the image says the same',
    async run(world) {
      const { image } = await world.scenes.firstPicture()
      const [picture, thumbnail] = await loadBoth(world)
      for (const answer of [picture, thumbnail]) {
        const type = typeOf(answer.bytes)
        expectSame(answer.headers.get('content-type'), type, `${answer.request}: content-type, beside its bytes`)
      }
      expectSame(image.mime_type, picture.headers.get('content-type'), 'mime_type, beside the content-type of url')
    },
  },
  {
    id: 'files.headers',
    level: 'rest',
    sentence:
      'They may be kept for long and are inert: etag, private and immutable, nosniff, a content security policy',
    async run(world) {
      for (const answer of await loadBoth(world)) {
        expectHeader(answer, 'etag', /^(W\/)?".+"$/)
        expectHeader(answer, 'cache-control', /^(?=.*\bprivate\b)(?=.*\bmax-age=[1-9]\d*)(?=.*\bimmutable\b)/)
        expectHeader(answer, 'x-content-type-options', /^nosniff$/)
        expectHeader(answer, 'content-security-policy', /default-src 'none'|sandbox/)
      }
    },
  },
  {
    id: 'files.etag',
    level: 'rest',
    sentence: 'Who has the file already is told so: 304',
    async run(world) {
      const { user } = world
      const [picture] = await loadBoth(world)
      const etag = picture.headers.get('etag') ?? '"none"'
      const again = await user.call('GET', await urlOf(world), { ...BARE, headers: { 'if-none-match': etag } })
      expectStatus(again, 304)
      expectSame(again.bytes.length, 0, 'the bytes of a 304')
    },
  },
  {
    id: 'files.ranges',
    level: 'rest',
    sentence: 'A range of the file can be had, and one that lies outside is refused',
    async run(world) {
      const { user } = world
      const url = await urlOf(world)
      const [picture] = await loadBoth(world)
      const part = expectStatus(await user.call('GET', url, { ...BARE, headers: { range: 'bytes=2-9' } }), 206)
      expectSame([...part.bytes], [...picture.bytes.slice(2, 10)], 'bytes 2 to 9')
      expectSame(part.headers.get('content-range'), `bytes 2-9/${picture.bytes.length}`, 'content-range')
      const outside = { range: `bytes=${picture.bytes.length}-` }
      expectStatus(await user.call('GET', url, { ...BARE, headers: outside }), 416)
    },
  },
  {
    id: 'files.same-address',
    level: 'rest',
    sentence: 'The same image keeps the same address, so that browsers keep it',
    async run({ pictures, scenes }) {
      const { image } = await scenes.firstPicture()
      const again = await pictures.image(image.id)
      expectSame([again.url, again.thumbnail_url], [image.url, image.thumbnail_url], 'the addresses, read again')
    },
  },
  {
    id: 'files.altered',
    level: 'rest',
    sentence: 'An address that was altered loads nothing',
    async run(world) {
      const { user } = world
      const url = await urlOf(world)
      expectStatus(await user.call('GET', url, BARE), 200)
      for (const other of alterations(url)) {
        const answer = await user.call('GET', other, BARE)
        expectThat(answer.status >= 400 && answer.status < 500, answer.request, 'a 4xx', describe(answer))
      }
    },
  },
  {
    id: 'files.pixels',
    level: 'rest',
    sentence: 'A completed image’s width and height are those of its file',
    async run(world) {
      const { image } = await world.scenes.firstPicture()
      const [picture] = await loadBoth(world)
      const pixels = pixelsOfPng(picture.bytes)
      if (pixels) expectSame([image.width, image.height], pixels, 'width and height, beside the PNG’s own')
    },
  },
]

async function urlOf({ scenes }: World): Promise<string> {
  return (await scenes.firstPicture()).image.url ?? ''
}

async function loadBoth({ user, scenes }: World): Promise<[Answer, Answer]> {
  const { url, thumbnail_url } = (await scenes.firstPicture()).image
  return [await load(user, url), await load(user, thumbnail_url)]
}

function load(user: Caller, url: string | null): Promise<Answer> {
  return user.call('GET', url ?? '/no-address', BARE)
}

/** Another last character of the path's name, and of each thing in the query. */
function alterations(url: string): string[] {
  const turn = (text: string) => text.slice(0, -2) + (text.at(-2) === '0' ? '1' : '0') + text.slice(-1)
  const [path = '', query = ''] = url.split('?')
  if (query === '') return [turn(path)]
  const parts = query.split('&')
  return parts.map((part, index) => `${path}?${parts.with(index, turn(part)).join('&')}`)
}

/** What the first bytes say. */
function typeOf(bytes: Uint8Array): string {
  const ascii = String.fromCharCode(...bytes.slice(0, 12))
  if (ascii.startsWith('\x89PNG')) return 'image/png'
  if (ascii.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (ascii.startsWith('RIFF') && ascii.endsWith('WEBP')) return 'image/webp'
  if (ascii.slice(4) === 'ftypavif') return 'image/avif'
  if (ascii.startsWith('GIF8')) return 'image/gif'
  return 'no picture'
}

function pixelsOfPng(bytes: Uint8Array): [number, number] | null {
  if (typeOf(bytes) !== 'image/png') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

import type { Image } from '@picgen/sdk/contract'
import { pino } from 'pino'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { pixelsOf, readXmp, withContentCredentials } from '../../../test/provenance.js'
import { createPuppetModel, type PuppetModel, picture } from '../../../test/puppet-model.js'
import { createTestStudio } from '../../../test/test-studio.js'
import { createSketch } from '../../models/sketch/index.js'
import { readScene } from '../../models/sketch/png/scene-chunk.js'
import { sourceTypes } from './provenance.js'

const painter = createPuppetModel({ id: 'acme/painter-2', name: 'Painter 2', is_demo: false, max_source_images: 4 })
const unseeded = createPuppetModel({ id: 'unseeded', is_demo: false, supports_seed: false })
const lines: Record<string, unknown>[] = []
const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) })
const { as, puppet } = await createTestStudio({
  models: [painter, unseeded, createSketch({ minimumDurationMs: 0 })],
  worker: { logger },
})
const anna = as('anna')
let asked = 0

/** Has a model answer with a picture, and waits for the image. */
async function made(model: PuppetModel, more: object = {}, bytes?: Uint8Array): Promise<Image> {
  const prompt = `a cat & a <dog> 🐈 ${++asked}`
  const kind = 'source_image_id' in more ? 'img2img' : 'text2img'
  const { status, body } = await anna.post<Image>(`/api/images/${kind}`, { prompt, model: model.info.id, ...more })
  if (status !== 202) throw new Error(JSON.stringify(body))
  await (await model.call(prompt)).complete(bytes)
  return anna.settled(body.id)
}

async function uploaded(): Promise<Image> {
  const photo = await sharp(await picture(64, 64))
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .jpeg()
    .toBuffer()
  return (await anna.post<Image>('/api/images', photo, { 'content-type': 'image/jpeg' })).body
}

async function download({ url }: Image): Promise<Buffer> {
  const response = await fetch(url ?? '')
  if (!response.ok) throw new Error(`it answered ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

async function sourceTypeOf(image: Image): Promise<unknown> {
  return (await readXmp(await download(image)))['Iptc4xmpExt']?.['DigitalSourceType']
}

describe('a downloaded file', () => {
  test('tells prompt, model, seed, source and time, as the API does', async () => {
    const source = await made(painter)
    const image = await made(painter, { source_image_id: source.id, seed: 4_294_967_295 })
    const file = await download(image)
    expect(await readXmp(file)).toMatchObject({
      dc: { description: { value: image.prompt } },
      xmp: { CreatorTool: 'PicGen Studio', CreateDate: image.created_at },
      xmpMM: { DocumentID: `urn:uuid:${image.id}`, DerivedFrom: { documentID: `urn:uuid:${source.id}` } },
      Iptc4xmpExt: { AIPromptInformation: image.prompt, AISystemUsed: 'Painter 2' },
      picgen: { prompt: image.prompt, model: 'acme/painter-2', seed: 4_294_967_295, kind: 'img2img' },
    })
    expect((await pixelsOf(file)).equals(await pixelsOf(await picture(64, 64)))).toBe(true)
  })

  test('tells the references in their order', async () => {
    const [one, other, source] = [await made(painter), await made(painter), await made(painter)]
    const references = [other.id, one.id]
    const image = await made(painter, { source_image_id: source.id, reference_image_ids: references })
    expect(await readXmp(await download(image))).toMatchObject({
      xmpMM: { Ingredients: references.map((id) => ({ documentID: `urn:uuid:${id}` })) },
      picgen: { referenceImages: references.map((id) => `urn:uuid:${id}`) },
    })
  })

  test('tells the seed that was chosen for it, and none where there is none', async () => {
    const chosen = await made(painter)
    expect((await readXmp(await download(chosen)))['picgen']).toMatchObject({ seed: chosen.seed })
    expect((await readXmp(await download(await made(unseeded))))['picgen']).not.toHaveProperty('seed')
  })

  test.each(['jpeg', 'webp'] as const)('does so as %s, too', async (format) => {
    const bytes = await sharp(await picture(64, 64))
      .toFormat(format)
      .toBuffer()
    const image = await made(painter, {}, bytes)
    const file = await download(image)
    expect(image.mime_type).toBe(`image/${format}`)
    expect(await readXmp(file)).toMatchObject({ picgen: { prompt: image.prompt, seed: image.seed } })
    expect((await pixelsOf(file)).equals(await pixelsOf(bytes))).toBe(true)
  })

  test('is what the next message builds on', async () => {
    const source = await made(painter)
    const prompt = 'from the file as it is'
    await anna.post('/api/images/img2img', { prompt, model: painter.info.id, source_image_id: source.id })
    const call = await painter.call(prompt)
    await call.complete()
    expect(Buffer.from(call.request.source?.bytes ?? []).equals(await download(source))).toBe(true)
  })

  test('that somebody uploaded has no metadata', async () => {
    const { exif, xmp } = await sharp(await download(await uploaded())).metadata()
    expect([exif, xmp]).toEqual([undefined, undefined])
  })
})

describe('how a picture came to be', () => {
  test('is generated, from words and from generated pictures', async () => {
    const first = await made(painter)
    expect(await sourceTypeOf(first)).toBe(sourceTypes.generated)
    expect(await sourceTypeOf(await made(painter, { source_image_id: first.id }))).toBe(sourceTypes.generated)
  })

  test('is edited from an upload on, also when a picture between them is gone', async () => {
    const first = await made(painter, { source_image_id: (await uploaded()).id })
    expect(await sourceTypeOf(first)).toBe(sourceTypes.edited)
    const second = await made(painter, { source_image_id: first.id })
    expect(await sourceTypeOf(second)).toBe(sourceTypes.edited)
    expect((await anna.delete(`/api/images/${first.id}`)).status).toBe(204)
    expect(await sourceTypeOf(await made(painter, { source_image_id: second.id }))).toBe(sourceTypes.edited)
  })

  test('is edited where an upload, or a picture made from one, was looked at beside the words', async () => {
    const upload = await uploaded()
    const plain = await made(painter)
    expect(await sourceTypeOf(await made(painter, { reference_image_ids: [plain.id] }))).toBe(sourceTypes.generated)
    const first = await made(painter, { reference_image_ids: [plain.id, upload.id] })
    expect(await sourceTypeOf(first)).toBe(sourceTypes.edited)
    const second = await made(painter, { source_image_id: plain.id, reference_image_ids: [first.id] })
    expect(await sourceTypeOf(second)).toBe(sourceTypes.edited)
    expect((await anna.delete(`/api/images/${upload.id}`)).status).toBe(204)
    expect(await sourceTypeOf(await made(painter, { source_image_id: second.id }))).toBe(sourceTypes.edited)
  })

  test('is no model’s work where rules drew it', async () => {
    expect(await sourceTypeOf(await made(puppet))).toBe(sourceTypes.drawn)
    expect(await sourceTypeOf(await made(puppet, { source_image_id: (await uploaded()).id }))).toBe(
      sourceTypes.composed,
    )
  })
})

test.each(
  withContentCredentials(
    await picture(64, 64),
    await sharp(await picture(64, 64))
      .jpeg()
      .toBuffer(),
    await sharp(await picture(64, 64))
      .webp()
      .toBuffer(),
  ),
)('a provider’s own content credentials reach the person byte for byte (%s)', async (mimeType, bytes) => {
  const image = await made(painter, {}, bytes)
  expect(image.mime_type).toBe(mimeType)
  expect((await download(image)).equals(bytes)).toBe(true)
  // What the file does not say is kept with the image, and the log tells of it.
  expect(image).toMatchObject({
    prompt: expect.stringContaining('a cat'),
    model: 'acme/painter-2',
    seed: expect.any(Number),
  })
  expect(lines).toContainEqual(expect.objectContaining({ image_id: image.id, reason: 'content credentials' }))
})

test('a conversation with sketch goes on from the scene in its file', async () => {
  const { id } = await anna.createConversation()
  const drawn = await anna.settled((await anna.send(id, 'a cat in a yellow raincoat', { model: 'sketch' })).image_id)
  const changed = await anna.settled((await anna.send(id, 'now make it raining', { model: 'sketch' })).image_id)
  const [before, after] = [await download(drawn), await download(changed)]
  expect(await readXmp(before)).toMatchObject({ picgen: { prompt: 'a cat in a yellow raincoat', model: 'sketch' } })
  expect(await readXmp(after)).toMatchObject({ xmpMM: { DerivedFrom: { documentID: `urn:uuid:${drawn.id}` } } })
  expect(readScene(after)?.actors[0]).toEqual(readScene(before)?.actors[0])
  expect(readScene(before)?.actors.length).toBeGreaterThan(0)
})

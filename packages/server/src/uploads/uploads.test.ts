import { readdir } from 'node:fs/promises'
import type { ConversationDetail, Image, SentMessage } from '@picgen/sdk/contract'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { plain } from '../../test/hostile-images.js'
import { createTestStudio, signToken } from '../../test/test-studio.js'

const { as, puppet, url, imagesDirectory } = await createTestStudio()
const anna = as('anna')
const ben = as('ben')
const images = '/api/images'
const png = await plain(96, 64).png().toBuffer()
const asPng = { 'content-type': 'image/png' }

function formWith(bytes: Buffer, name = 'cat.png', type = 'image/png'): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  return form
}

describe('an upload', () => {
  test.each([
    ['the field "file" of a form', formWith(png), {}],
    ['bytes with an image content type', png, asPng],
  ])('of %s is an image at once, and free', async (_, body, headers) => {
    const before = await anna.credits()
    const { status, body: image } = await anna.post<Image>(images, body, headers)
    expect(status).toBe(201)
    expect(image).toMatchObject({
      kind: 'upload',
      status: 'completed',
      conversation_id: null,
      source_image_id: null,
      prompt: '',
      model: '',
      size: '96x64',
      width: 96,
      height: 64,
      credits: 0,
      seed: null,
      progress: null,
      error_code: null,
      mime_type: 'image/png',
      completed_at: expect.any(String),
    })
    expect(Buffer.from(image.placeholder ?? '', 'base64').length).toBeGreaterThan(4)
    expect(await anna.image(image.id)).toEqual(image)
    expect(await anna.credits()).toEqual(before)
    for (const address of [image.url, image.thumbnail_url]) {
      const response = await fetch(address ?? '')
      expect(response.status).toBe(200)
      expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ width: 96, height: 64 })
    }
  })

  test('can be what a message builds on, and what a conversation goes on from', async () => {
    const { body: upload } = await anna.post<Image>(images, png, asPng)
    const { body: conversation } = await anna.post<ConversationDetail>(
      `/api/image-conversations/from-image/${upload.id}`,
    )
    expect(conversation).toMatchObject({ active_image_id: upload.id, title: '', default_model: 'puppet' })
    const sent: SentMessage = await anna.send(conversation.id, 'make it blue')
    expect(sent).toMatchObject({ mode: 'img2img', image: { source_image_id: upload.id, size: '96x64' } })
    const call = await puppet.call('make it blue')
    expect(call.request.source?.mimeType).toBe('image/png')
    await call.complete()
  })

  test('belongs to who sent it', async () => {
    const { body: upload } = await anna.post<Image>(images, png, asPng)
    expect(await ben.get(`${images}/${upload.id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('needs a token', async () => {
    const response = await fetch(url + images, { method: 'POST', headers: asPng, body: new Uint8Array(png) })
    expect(response.status).toBe(401)
    const expired = await signToken({ sub: 'anna', exp: Math.floor(Date.now() / 1000) - 60 })
    const headers = { ...asPng, authorization: `Bearer ${expired}` }
    expect((await fetch(url + images, { method: 'POST', headers, body: new Uint8Array(png) })).status).toBe(401)
  })
})

describe('sending an upload twice', () => {
  test('with one key is one image, whatever the boundary of its form', async () => {
    const key = { 'idempotency-key': uuidv7() }
    const first = await anna.post<Image>(images, formWith(png), key)
    const again = await anna.post<Image>(images, formWith(png, 'other-name.png'), key)
    const raw = await anna.post<Image>(images, png, { ...key, ...asPng })
    expect(first.status).toBe(201)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect([again.body, raw.body]).toEqual([first.body, first.body])
  })

  test('with one key and another file is idempotency_key_reused', async () => {
    const key = { ...asPng, 'idempotency-key': uuidv7() }
    await anna.post(images, png, key)
    const other = await plain(64, 64).png().toBuffer()
    expect(await anna.post(images, other, key)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })

  test('at the same time with one key is one image, and leaves no file of another', async () => {
    const carla = as('carla')
    const key = { ...asPng, 'idempotency-key': uuidv7() }
    const folders = async () => (await readdir(imagesDirectory, { recursive: true })).filter((file) => /\./.test(file))
    const before = await folders()
    const answers = await Promise.all(Array.from({ length: 6 }, () => carla.post<Image>(images, png, key)))
    for (const { status } of answers) expect([201, 409]).toContain(status)
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id)
    expect(new Set(made).size).toBe(1)
    expect((await folders()).length - before.length).toBe(2)
  })

  test('keeps a refusal too', async () => {
    const key = { ...asPng, 'idempotency-key': uuidv7() }
    const first = await anna.post(images, Buffer.from('no picture'), key)
    const again = await anna.post(images, Buffer.from('no picture'), key)
    expect(first).toMatchObject({ status: 422, body: { code: 'unreadable_image' } })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
  })
})

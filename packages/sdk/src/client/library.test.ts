import { describe, expect, test, vi } from 'vitest'
import { caught } from '../../test/caught.js'
import { hold, refuse, reset, resetAfterwards } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { isConflictError, isNotFoundError, isUnprocessableError } from '../index.js'

const here = withRemoteStudio()

describe('images', () => {
  test('are listed as they are asked for', async () => {
    const { picgen, studio } = here
    const image = await picgen.images.text2img({ prompt: 'a cat', seed: 7 })
    expect((await picgen.images.list()).data).toEqual([image])
    await picgen.images.list({ limit: 2, cursor: 'next', kind: 'upload', status: 'completed', q: 'a cat & a dog' })
    expect((await studio.requests()).at(-1)?.path).toBe(
      '/api/images?limit=2&cursor=next&kind=upload&status=completed&q=a+cat+%26+a+dog',
    )
    expect((await studio.requests('POST /text2img'))[0]?.body).toEqual({ prompt: 'a cat', seed: 7 })
  })

  test('can be uploaded, once, also where the connection breaks in between', async () => {
    const { picgen, studio } = here
    await studio.next('POST /images', reset, resetAfterwards)
    const file = new File(['the bytes of a picture'], 'cat.png', { type: 'image/png' })
    expect(await picgen.images.upload(file)).toMatchObject({ kind: 'upload', status: 'completed' })
    expect((await studio.snapshot()).images).toHaveLength(1)
    const requests = await studio.requests('POST /images')
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    for (const { headers, body } of requests) {
      expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
      expect(body).toContain('name="file"; filename="cat.png"')
      expect(body).toContain('the bytes of a picture')
    }
  })

  const bytes = new TextEncoder().encode('some bytes of a picture')
  test.each([
    ['a Blob', () => new Blob([bytes])],
    ['an ArrayBuffer', () => bytes.buffer.slice(5)],
    ['a Uint8Array that is part of a buffer', () => bytes.subarray(5)],
    ['a stream', () => new Blob([bytes]).stream()],
  ])('can be uploaded from %s, and the upload be tried again', async (_name, file) => {
    await here.studio.next('POST /images', reset)
    expect(await here.picgen.images.upload(file())).toMatchObject({ kind: 'upload' })
    const requests = await here.studio.requests('POST /images')
    expect(requests).toHaveLength(2)
    for (const { body } of requests) expect(body).toContain('bytes of a picture')
  })

  test('a stream that fails rejects the upload as it is, and one that is aborted is let go', async () => {
    const cause = new Error('the disk is gone')
    const failing = new ReadableStream({ pull: (controller) => controller.error(cause) })
    expect(await caught(here.picgen.images.upload(failing))).toBe(cause)
    const cancel = vi.fn()
    const endless = new ReadableStream({ cancel })
    const controller = new AbortController()
    const uploading = caught(here.picgen.images.upload(endless, { signal: controller.signal }))
    controller.abort('enough')
    expect(await uploading).toBe('enough')
    expect(cancel.mock.calls[0]?.[0]).toBe('enough')
    expect(await here.studio.requests()).toEqual([])
  })

  test('that can’t be read are refused with a code', async () => {
    await here.studio.next('POST /images', refuse(422, 'unreadable_image'))
    const error = await caught(here.picgen.images.upload(new Blob(['no picture'])))
    expect(isUnprocessableError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'unreadable_image' })
  })

  test('an upload can be aborted on its way', async () => {
    await here.studio.next('POST /images', hold())
    const controller = new AbortController()
    const uploading = caught(here.picgen.images.upload(new Blob(['x']), { signal: controller.signal }))
    await here.studio.seen('POST /images')
    controller.abort('enough')
    expect(await uploading).toBe('enough')
    await here.studio.closed('POST /images')
  })

  test('can build on one another, be given up, and be deleted', async () => {
    const { picgen, studio } = here
    const source = await picgen.images.upload(new Blob(['x'], { type: 'image/png' }))
    const image = await picgen.images.img2img({ prompt: 'in blue', source_image_id: source.id })
    expect(image).toMatchObject({ kind: 'img2img', source_image_id: source.id, status: 'pending' })
    expect(await picgen.images.cancel(image.id)).toMatchObject({ status: 'cancelled' })
    await studio.next('POST /cancel', refuse(409, 'not_cancellable'))
    expect(isConflictError(await caught(picgen.images.cancel(image.id)))).toBe(true)
    expect(await picgen.images.delete(image.id)).toBeUndefined()
    expect(isNotFoundError(await caught(picgen.images.delete(image.id)))).toBe(true)
  })

  test('are deleted, even if the answer that said so was lost', async () => {
    const { picgen, studio } = here
    const { id } = await picgen.images.text2img({ prompt: 'a cat' })
    await studio.next('DELETE /images/', resetAfterwards)
    expect(await picgen.images.delete(id)).toBeUndefined()
    expect(await studio.requests('DELETE /images/')).toHaveLength(2)
  })
})

describe('conversations', () => {
  test('are listed, renamed and deleted', async () => {
    const { picgen, studio } = here
    const { id } = await picgen.conversations.create()
    expect((await picgen.conversations.update(id, { title: 'Cats' })).title).toBe('Cats')
    expect((await picgen.conversations.list()).data.map(({ title }) => title)).toEqual(['Cats'])
    await picgen.conversations.list({ limit: 1, q: 'cats' })
    expect((await studio.requests()).at(-1)?.path).toBe('/api/image-conversations?limit=1&q=cats')
    expect(await picgen.conversations.delete(id)).toBeUndefined()
    expect((await picgen.conversations.list()).data).toEqual([])
    expect(isNotFoundError(await caught(picgen.conversations.update(id, { title: 'x' })))).toBe(true)
  })
})

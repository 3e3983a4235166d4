import { type ConversationEvent, createPicGen, type Image, isTimeoutError, type PicGen } from '@picgen/sdk'
import { beforeAll, expect, test } from 'vitest'
import { createTestStudio, signToken } from '../test-studio.js'

/** Waiting and watching of `@picgen/sdk` against the server it was made for. */

const studio = await createTestStudio()
let picgen: PicGen
/** Of which a proxy keeps the event streams back. */
let proxied: PicGen

beforeAll(async () => {
  const token = await signToken({ sub: 'ada' })
  const refuseStreams: typeof fetch = async (input, init) =>
    String(input).endsWith('/events') ? new Response('<h1>No</h1>', { status: 404 }) : fetch(input, init)
  picgen = createPicGen({ baseUrl: studio.url, token })
  proxied = createPicGen({ baseUrl: studio.url, token, fetch: refuseStreams })
})

async function ask(content: string) {
  const { id } = await picgen.conversations.create()
  return { id, imageId: (await picgen.conversations.sendMessage(id, { content })).image_id }
}

async function statusesOf(images: AsyncIterable<Image>, next: () => Promise<void>): Promise<string[]> {
  const seen = new Set<string>()
  for await (const { status } of images) {
    if (!seen.has(status)) await next()
    seen.add(status)
  }
  return [...seen]
}

test.each([
  ['over a stream', () => picgen],
  ['where streams do not come through', () => proxied],
])('an image is watched to its end %s', async (name, client) => {
  const { imageId } = await ask(name)
  const call = await studio.puppet.call(name)
  const images = client().images.watch(imageId, { intervalMs: 20 })
  expect(await statusesOf(images, () => call.complete())).toEqual(['processing', 'completed'])
})

test.each([
  ['over a stream', () => picgen],
  ['where streams do not come through', () => proxied],
])('a conversation is followed until its image is active %s', async (name, client) => {
  const { id, imageId } = await ask(`active ${name}`)
  const heard: ConversationEvent[] = []
  let isTold = false
  for await (const event of client().conversations.events(id, { intervalMs: 20 })) {
    if (!isTold) await studio.puppet.completeAtOnce(`active ${name}`)
    isTold = true
    heard.push(event)
    if (event.type === 'conversation' && event.data.active_image_id === imageId) break
  }
  expect(heard[0]?.type).toBe('conversation')
  expect(heard.some(({ type }) => type === 'resync')).toBe(false)
})

test('giving up is a time-out with the image’s id; the image goes on, and can be waited for again', async () => {
  const { imageId } = await ask('slow')
  const call = await studio.puppet.call('slow')
  const error = await picgen.images.waitFor(imageId, { timeoutMs: 50 }).catch((reason: unknown) => reason)
  expect(isTimeoutError(error) && [error.code, error.imageId]).toEqual(['still_running', imageId])
  expect(await picgen.images.get(imageId)).toMatchObject({ status: 'processing' })
  await call.complete()
  expect(await picgen.images.waitFor(imageId, { intervalMs: 20 })).toMatchObject({ status: 'completed' })
  expect(await picgen.account.get()).toMatchObject({ credits: { reserved: 0 } })
})

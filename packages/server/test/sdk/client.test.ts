import {
  createPicGen,
  isAuthenticationError,
  isConflictError,
  isNotFoundError,
  isUnprocessableError,
} from '@picgen/sdk'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { createTestStudio, signToken } from '../test-studio.js'

/** The client of `@picgen/sdk` against the server it was made for. */

const studio = await createTestStudio()

function clientOf(user: string) {
  const getToken = vi.fn(() => signToken({ sub: user }))
  return { getToken, picgen: createPicGen({ baseUrl: studio.url, getToken }) }
}

function png(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
}

test('every operation of the contract is understood by both', async () => {
  const { picgen, getToken } = clientOf('ada')
  expect((await picgen.models.list()).map(({ id }) => id)).toEqual(['puppet'])
  expect(await picgen.account.get()).toMatchObject({ user_id: 'ada' })

  const conversation = await picgen.conversations.create({ title: 'Cats' })
  const sent = await picgen.conversations.sendMessage(conversation.id, { content: 'every operation' })
  await studio.puppet.completeAtOnce('every operation')
  expect(await picgen.images.waitFor(sent.image_id, { intervalMs: 20 })).toMatchObject({ status: 'completed' })
  expect(await picgen.conversations.get(conversation.id)).toMatchObject({ active_image_id: sent.image_id })
  expect(await picgen.conversations.setActiveImage(conversation.id, null)).toMatchObject({ active_image_id: null })
  expect(await picgen.conversations.update(conversation.id, { title: 'Dogs' })).toMatchObject({ title: 'Dogs' })
  const second = await picgen.conversations.createFromImage(sent.image_id)
  expect(second.active_image_id).toBe(sent.image_id)

  const drawn = await picgen.images.text2img({ prompt: 'given up' })
  expect(await picgen.images.cancel(drawn.id)).toMatchObject({ status: 'cancelled' })
  const changed = await picgen.images.img2img({ prompt: 'given up too', source_image_id: sent.image_id })
  expect(await picgen.images.cancel(changed.id)).toMatchObject({ kind: 'img2img', status: 'cancelled' })
  expect(isConflictError(await picgen.images.cancel(changed.id).catch((error: unknown) => error))).toBe(true)
  await picgen.images.delete(drawn.id)
  expect(isNotFoundError(await picgen.images.get(drawn.id).catch((error: unknown) => error))).toBe(true)
  await picgen.conversations.delete(second.id)
  expect((await picgen.conversations.list({ q: 'dogs' })).data.map(({ id }) => id)).toEqual([conversation.id])
  expect(getToken).toHaveBeenCalledTimes(1)
})

test('pictures are uploaded from whatever holds their bytes', async () => {
  const { picgen } = clientOf('bea')
  const bytes = new Uint8Array(await png())
  const forms = [new Blob([bytes], { type: 'image/png' }), bytes, bytes.buffer, new Blob([bytes]).stream()]
  for (const form of forms) {
    expect(await picgen.images.upload(form)).toMatchObject({ kind: 'upload', status: 'completed', size: '64x64' })
  }
  const refused = await picgen.images.upload(new Blob(['no picture'])).catch((error: unknown) => error)
  expect(isUnprocessableError(refused) && refused.code).toBe('unreadable_image')
  const ids: string[] = []
  for await (const { id } of picgen.images.list({ limit: 3, kind: 'upload' })) ids.push(id)
  expect(new Set(ids).size).toBe(4)
})

test('messages are read back page by page, newest first, each once', async () => {
  const { picgen } = clientOf('cleo')
  const { id } = await picgen.conversations.create()
  for (const content of ['one', 'two', 'three']) await picgen.conversations.sendMessage(id, { content })
  const { messages } = await picgen.conversations.get(id)
  const seen: string[] = []
  for await (const message of picgen.conversations.messages(id, { limit: 4 })) seen.push(message.id)
  expect(seen).toEqual(messages.map((message) => message.id).toReversed())
})

test('a message whose answer is lost is stored once', async () => {
  const token = await signToken({ sub: 'dora' })
  const once = vi.fn(async () => undefined as never)
  once.mockRejectedValueOnce(new TypeError('the connection broke'))
  const lossy: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    if (init?.method === 'POST' && String(input).endsWith('/messages')) await once()
    return response
  }
  const picgen = createPicGen({ baseUrl: studio.url, token, fetch: lossy, retryDelayMs: () => 1 })
  const { id } = await picgen.conversations.create()
  const sent = await picgen.conversations.sendMessage(id, { content: 'once' })
  expect(once).toHaveBeenCalledTimes(2)
  expect((await picgen.conversations.get(id)).messages.map((message) => message.id)).toEqual([
    sent.user_message.id,
    sent.assistant_message.id,
  ])
})

test('an expired token is replaced, and who has no better one is told', async () => {
  const expired = await signToken({ sub: 'eva', exp: Math.floor(Date.now() / 1000) - 60 })
  const good = await signToken({ sub: 'eva' })
  const getToken = vi.fn(async () => good).mockResolvedValueOnce(expired)
  expect(await createPicGen({ baseUrl: studio.url, getToken }).account.get()).toMatchObject({ user_id: 'eva' })
  expect(getToken).toHaveBeenCalledTimes(2)
  const refused = createPicGen({ baseUrl: studio.url, token: expired }).account.get()
  const error = await refused.catch((reason: unknown) => reason)
  expect(isAuthenticationError(error) && [error.status, error.code]).toEqual([401, 'unauthenticated'])
})

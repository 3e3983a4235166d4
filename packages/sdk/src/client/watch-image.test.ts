import { expect, test } from 'vitest'
import { caught } from '../../test/caught.js'
import { hold, refuse, reset } from '../../test/remote/fault.js'
import { withRemoteStudio } from '../../test/remote/with-remote-studio.js'
import { isNotFoundError, isTimeoutError, type WatchImageOptions } from '../index.js'

const here = withRemoteStudio()

async function ask() {
  const { id } = await here.picgen.conversations.create()
  return { id, imageId: (await here.picgen.conversations.sendMessage(id, { content: 'a cat' })).image_id }
}

/** Takes a step after each image, until there are no more. */
async function watch(imageId: string, steps: (() => Promise<unknown>)[], options?: WatchImageOptions) {
  const seen: unknown[] = []
  for await (const { status, progress } of here.picgen.images.watch(imageId, options)) {
    seen.push(progress === null ? status : `${status} ${progress}`)
    await steps.shift()?.()
  }
  return seen
}

test('an image of a conversation is told as it is made, and the stream is closed with its end', async () => {
  const { id, imageId } = await ask()
  await here.picgen.conversations.sendMessage(id, { content: 'another' })
  const steps = [
    () => here.studio.data('progress', imageId, 0.5),
    () => here.studio.data('progress', imageId, 0.9),
    () => here.studio.finish(imageId),
  ]
  expect(await watch(imageId, steps)).toEqual(['pending', 'processing 0.5', 'processing 0.9', 'completed 0.9'])
  await here.studio.closed('GET /events')
  // Once before the stream, once after it was open: nothing was asked again and again.
  expect(await here.studio.requests('GET /images/')).toHaveLength(2)
})

test('what happens between the look and the stream is not missed', async () => {
  const { imageId } = await ask()
  await here.studio.next('GET /events', hold('opening'))
  const watching = watch(imageId, [])
  await here.studio.seen('GET /events')
  await here.studio.finish(imageId)
  await here.studio.next('GET /images/', reset)
  await here.studio.release('opening')
  expect((await watching).at(-1)).toBe('completed')
})

test('streams that break in between are made anew', async () => {
  const { imageId } = await ask()
  const watching = watch(imageId, [async () => undefined, () => here.studio.finish(imageId)])
  await here.studio.seen('GET /events')
  await here.studio.cut()
  await here.studio.seen('GET /events', 2)
  await here.studio.data('progress', imageId, 0.5)
  expect(await watching).toEqual(['pending', 'processing 0.5', 'completed 0.5'])
})

test('an image outside of a conversation is looked at', async () => {
  const { id } = await here.picgen.images.text2img({ prompt: 'a cat' })
  expect(await watch(id, [() => here.studio.finish(id)], { intervalMs: 5 })).toEqual(['pending', 'completed'])
  expect(await here.studio.requests('GET /events')).toEqual([])
})

test('where streams do not come through the image is looked at, not its conversation', async () => {
  const { id, imageId } = await ask()
  await here.studio.next('GET /events', refuse(405, 'method_not_allowed'))
  expect(await watch(imageId, [() => here.studio.finish(imageId)], { intervalMs: 5 })).toEqual(['pending', 'completed'])
  expect(await here.studio.requests(`GET /${id}`)).toEqual([])
})

test('one that has its end is told once', async () => {
  const { imageId } = await ask()
  await here.studio.finish(imageId, 'failed')
  expect(await watch(imageId, [])).toEqual(['failed'])
  expect(await here.studio.requests('GET /events')).toEqual([])
})

test('one that is not there ends it, and giving up says that the image goes on', async () => {
  expect(isNotFoundError(await caught(watch('01890000-0000-7000-8000-000000000404', [])))).toBe(true)
  const { imageId } = await ask()
  const error = await caught(watch(imageId, [], { timeoutMs: 1_500 }))
  expect(isTimeoutError(error) && [error.code, error.imageId]).toEqual(['still_running', imageId])
  await here.studio.closed('GET /events')
  const posts = await here.studio.requests('POST ')
  expect(posts.map(({ path }) => path.split('/').at(-1))).toEqual(['image-conversations', 'messages'])
  expect(await here.studio.data('readConversation', posts[1]?.path.split('/').at(-2) ?? '')).toMatchObject({
    messages: [{}, { status: 'pending' }],
  })
})

test('it can be aborted', async () => {
  const { imageId } = await ask()
  const controller = new AbortController()
  const watching = caught(watch(imageId, [], { signal: controller.signal }))
  await here.studio.seen('GET /events')
  controller.abort('enough')
  expect(await watching).toBe('enough')
  await here.studio.closed('GET /events')
})

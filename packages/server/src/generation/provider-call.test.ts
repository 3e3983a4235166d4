import { expect, test } from 'vitest'
import { picture } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import { CallHandedOverError, type ImageModel, type ImageModelContext } from '../models/image-model.js'
import { startWorker } from './worker.js'

/** A provider that takes its time: the test holds each call's context in its hands, and ends it. */
interface HeldCall {
  context: ImageModelContext
  end: PromiseWithResolvers<{ bytes: Uint8Array; seed?: number }>
}

const calls: HeldCall[] = []
let onCall = Promise.withResolvers<HeldCall>()

const paid: ImageModel = {
  info: {
    id: 'paid',
    name: 'Paid',
    kinds: ['text2img'],
    sizes: ['64x64'],
    default_size: '64x64',
    credits: 3,
    max_images: 1,
    supports_mask: false,
    supports_seed: false,
    is_demo: false,
  },
  async generate({ prompt }, context) {
    const { providerCall } = context
    if (providerCall.jobId === null) {
      await providerCall.begin()
      if (prompt.includes('refused first')) await providerCall.forget().then(providerCall.begin)
      if (prompt.includes('a job')) await providerCall.keepJob('job-1')
    }
    const end = Promise.withResolvers<{ bytes: Uint8Array; seed?: number }>()
    const call = { context, end }
    calls.push(call)
    onCall.resolve(call)
    context.signal.addEventListener('abort', () => end.reject(context.signal.reason), { once: true })
    return end.promise
  },
}

const studio = await createTestStudio({ models: [paid], worker: false })
const anna = studio.as('anna')

function nextCall(): Promise<HeldCall> {
  onCall = Promise.withResolvers<HeldCall>()
  return onCall.promise
}

/** A worker that stops hands its image back, as one does that is restarted. */
async function sendAndRestart(prompt: string) {
  const first = nextCall()
  const worker = await startWorker(studio.workerParts)
  const conversation = await anna.createConversation()
  const { image_id } = await anna.send(conversation.id, prompt, { model: 'paid' })
  const { context } = await first
  await worker.stop()
  expect(context.signal.reason).toBeInstanceOf(CallHandedOverError)
  return image_id
}

test('a call that may have been paid for is not made again by another worker', async () => {
  const before = calls.length
  const imageId = await sendAndRestart('no job to go on with')
  const worker = await startWorker(studio.workerParts)
  const image = await anna.settled(imageId)
  expect(image).toMatchObject({ status: 'failed', error_code: 'provider_unavailable' })
  expect(image.error_message).toMatch(/restarted.+Nothing was charged; send it again\.$/)
  expect(calls.length - before).toBe(1)
  expect(await anna.credits()).toMatchObject({ balance: 1000, reserved: 0 })
  await worker.stop()
})

test('a job at the provider is gone on with by another worker, in what is left of its time', async () => {
  const imageId = await sendAndRestart('a job')
  const again = nextCall()
  const worker = await startWorker(studio.workerParts)
  const { context, end } = await again
  expect(context.providerCall.jobId).toBe('job-1')
  expect(context.deadlineAt).toBeLessThan(Date.now() + studio.workerParts.timeoutMs)
  end.resolve({ bytes: await picture(64, 64), seed: 42 })
  expect(await anna.settled(imageId)).toMatchObject({ status: 'completed', seed: 42 })
  await worker.stop()
})

test('what the provider refused may be sent again, and what it may have done not', async () => {
  const imageId = await sendAndRestart('refused first')
  const worker = await startWorker(studio.workerParts)
  expect(await anna.settled(imageId)).toMatchObject({ status: 'failed' })
  await worker.stop()
})

test('a cancelled image tells its model to stop for good', async () => {
  const first = nextCall()
  const worker = await startWorker(studio.workerParts)
  const { image_id } = await anna.send((await anna.createConversation()).id, 'a job to cancel', { model: 'paid' })
  const { context } = await first
  const stopped = new Promise((resolve) => context.signal.addEventListener('abort', resolve, { once: true }))
  await anna.post(`/api/images/${image_id}/cancel`)
  await stopped
  expect(context.signal.reason).not.toBeInstanceOf(CallHandedOverError)
  await worker.stop()
})

test('a seed is refused by a model that takes none, before anything is charged', async () => {
  const answer = await anna.post('/api/images/text2img', { prompt: 'x', model: 'paid', seed: 1 })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path: 'seed' }] } })
})

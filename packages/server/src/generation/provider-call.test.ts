import { expect, test } from 'vitest'
import { picture } from '../../test/puppet-model.js'
import { createTestStudio } from '../../test/test-studio.js'
import {
  CallHandedOverError,
  type ImageModel,
  type ImageModelContext,
  ImageModelError,
  type ProviderCall,
} from '../models/image-model.js'
import { claimImage } from './claim.js'
import { generateImage } from './generate-image.js'
import { createProviderCall } from './provider-call.js'
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
    kinds: ['text2img', 'img2img'],
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
    const stop = async () => {
      if (prompt.includes('busy')) await providerCall.forget()
      end.reject(context.signal.reason)
    }
    if (context.signal.aborted) await stop()
    context.signal.addEventListener('abort', stop, { once: true })
    return end.promise.finally(() => context.signal.removeEventListener('abort', stop))
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
  expect(image.error_message).toMatch(/restarted while Paid worked .+Nothing was charged; send it again\.$/)
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

test('what waits to be sent again at a restart is sent by the next worker', async () => {
  const imageId = await sendAndRestart('a busy provider')
  const again = nextCall()
  const worker = await startWorker(studio.workerParts)
  ;(await again).end.resolve({ bytes: await picture(64, 64) })
  expect(await anna.settled(imageId)).toMatchObject({ status: 'completed' })
  await worker.stop()
})

/** A worker that is killed takes the image up, writes this down, and is never heard of again. */
async function sendAndKill(prompt: string, write: (call: ProviderCall) => Promise<void>, more: object = {}) {
  const { image_id } = await anna.send((await anna.createConversation()).id, prompt, { model: 'paid', ...more })
  const claim = await claimImage(studio.database, image_id)
  if (!claim) throw new Error('The image was not there to take up.')
  await write(createProviderCall(studio.database, claim, { signal: new AbortController().signal, modelName: 'Paid' }))
  await studio.database`update images set heartbeat_at = now() - interval '1 minute' where id = ${image_id}`
  return image_id
}

test('a worker that is killed while a request is out leaves an image that is not paid for again', async () => {
  const before = calls.length
  const imageId = await sendAndKill('killed while sent', (call) => call.begin())
  const worker = await startWorker(studio.workerParts)
  expect(await anna.settled(imageId)).toMatchObject({ status: 'failed', error_code: 'provider_unavailable' })
  expect(calls.length - before).toBe(0)
  await worker.stop()
})

test('a worker that is killed while it waits to send again leaves an image that the next one makes', async () => {
  const imageId = await sendAndKill('killed while it waited', (call) => call.begin().then(call.forget))
  const again = nextCall()
  const worker = await startWorker(studio.workerParts)
  ;(await again).end.resolve({ bytes: await picture(64, 64) })
  expect(await anna.settled(imageId)).toMatchObject({ status: 'completed' })
  await worker.stop()
})

async function startJob(call: ProviderCall): Promise<void> {
  await call.begin()
  await call.keepJob('job-2')
}

/** How the next worker's model is told of a job that nobody can go on with. */
async function stoppedCall(): Promise<HeldCall> {
  const again = nextCall()
  const worker = await startWorker(studio.workerParts)
  const call = await again
  await call.end.promise.catch(() => undefined)
  await worker.stop()
  expect(call.context.providerCall.jobId).toBe('job-2')
  expect(call.context.signal.aborted).toBe(true)
  expect(call.context.signal.reason).not.toBeInstanceOf(CallHandedOverError)
  return call
}

test('a job whose time was over before it was taken up again is stopped at the provider', async () => {
  const first = nextCall()
  const maker = await startWorker(studio.workerParts)
  const source = await anna.send((await anna.createConversation()).id, 'a source', { model: 'paid' })
  ;(await first).end.resolve({ bytes: await picture(64, 64) })
  await anna.settled(source.image_id)
  await maker.stop()
  const more = { mode: 'img2img', source_image_id: source.image_id }
  const before = await anna.credits()
  const imageId = await sendAndKill('killed for an hour', startJob, more)
  await studio.database`update images set provider_called_at = now() - interval '1 hour' where id = ${imageId}`
  await stoppedCall()
  expect(await anna.settled(imageId)).toMatchObject({ status: 'failed', error_code: 'timed_out' })
  expect(await anna.credits()).toEqual(before)
})

test('a job whose source is gone when it is taken up again is stopped at the provider', async () => {
  const first = nextCall()
  const maker = await startWorker(studio.workerParts)
  const source = await anna.send((await anna.createConversation()).id, 'a source that goes', { model: 'paid' })
  ;(await first).end.resolve({ bytes: await picture(64, 64) })
  await anna.settled(source.image_id)
  await maker.stop()
  const more = { mode: 'img2img', source_image_id: source.image_id }
  const imageId = await sendAndKill('on a source that goes', startJob, more)
  await anna.delete(`/api/images/${source.image_id}`)
  await stoppedCall()
  expect(await anna.settled(imageId)).toMatchObject({ status: 'failed', error_code: 'source_missing' })
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

test('what whoever runs the Studio is told repeats no prompt, unless prompts may be in the log', async () => {
  const told: string[] = []
  const forOperator = 'It does not accept its key for “a secret garden”.'
  for (const logPrompts of [false, true]) {
    const { image_id } = await anna.send((await anna.createConversation()).id, 'a secret garden', { model: 'paid' })
    const call = nextCall()
    const parts = { ...studio.workerParts, logPrompts, tellOperator: (_model: string, said: string) => told.push(said) }
    const made = generateImage(parts, image_id, new AbortController().signal)
    ;(await call).end.reject(new ImageModelError('provider_unavailable', 'It is not set up right.', { forOperator }))
    await made
  }
  expect(told).toEqual(['It does not accept its key for “[prompt]”.', forOperator])
})

test('a seed is refused by a model that takes none, before anything is charged', async () => {
  const answer = await anna.post('/api/images/text2img', { prompt: 'x', model: 'paid', seed: 1 })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path: 'seed' }] } })
})

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { picture } from '../../../test/puppet-model.js'
import type { ModelEntry } from '../../config-file.js'
import { configuredModels } from '../configured-models.js'
import { CallHandedOverError, type ImageModel, type ImageModelContext, type ImageModelRequest } from '../image-model.js'
import { fal } from '../providers/fal.js'
import { replicate } from '../providers/replicate.js'

/** What was asked of the provider: "POST /files" and the like, with what came along as JSON. */
const asked: { line: string; body: unknown }[] = []
/** What it answers; what is not there is answered by 500. */
let answers: Record<string, unknown> = {}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeEach(() => {
  asked.length = 0
  answers = {}
})
afterAll(() => server.close())

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isJson = request.headers['content-type'] === 'application/json'
  const line = `${request.method} ${request.url}`
  asked.push({ line, body: isJson ? await json(request) : undefined })
  const found = answers[line]
  response.writeHead(found === undefined ? 500 : 200, {
    'content-type': found instanceof Buffer ? 'image/png' : 'application/json',
  })
  response.end(found instanceof Buffer ? found : JSON.stringify(found ?? { detail: 'Something went wrong' }))
}

function modelOf(entry: Omit<ModelEntry, 'id'>): ImageModel {
  const [model] = configuredModels({
    entries: [{ id: 'mine', base_url: origin, ...entry }],
    providers: [replicate, fal].map((provider) => ({
      ...provider,
      create: (settings) =>
        provider.create({ ...settings, pace: { retry: { attempts: 2, firstDelayMs: 1 }, lookMs: 1 } }),
    })),
    environment: {},
    workingDirectory: '.',
  })
  if (!model) throw new Error('There is no model.')
  return model
}

const request: ImageModelRequest = {
  kind: 'text2img',
  prompt: 'a fox',
  width: 1344,
  height: 756,
  seed: 7,
  source: null,
  references: [],
}

function context(more: Partial<ImageModelContext['providerCall']> = {}, signal = new AbortController().signal) {
  const resolved = () => Promise.resolve()
  const providerCall = { jobId: null, begin: resolved, forget: resolved, keepJob: resolved, ...more }
  return {
    signal,
    deadlineAt: Date.now() + 60_000,
    onProgress: () => undefined,
    onPreview: () => undefined,
    providerCall,
  }
}

const lines = () => asked.map(({ line }) => line)

test('a large source is uploaded to Replicate before the job starts, and named by its URL', async () => {
  answers = {
    'POST /files': { id: 'f1', urls: { get: 'https://api.replicate.com/v1/files/f1' } },
    'POST /models/black-forest-labs/flux-2-pro/predictions': { id: 'p1', status: 'starting' },
    'GET /predictions/p1': { id: 'p1', status: 'succeeded', output: `${origin}/out.png` },
    'GET /out.png': await picture(64, 64),
  }
  const model = modelOf({ provider: 'replicate', model: 'black-forest-labs/flux-2-pro' })
  const source = { bytes: new Uint8Array(900_000), mimeType: 'image/png' }
  await model.generate({ ...request, kind: 'img2img', source }, context())
  expect(lines()[0]).toBe('POST /files')
  expect(asked[1]?.body).toEqual({
    input: {
      prompt: 'a fox',
      aspect_ratio: '16:9',
      seed: 7,
      input_images: ['https://api.replicate.com/v1/files/f1'],
    },
  })
})

test('images that are large together are uploaded to Replicate, and small ones go along in the request', async () => {
  answers = {
    'POST /files': { id: 'f1', urls: { get: 'https://api.replicate.com/v1/files/f1' } },
    'POST /models/black-forest-labs/flux-2-pro/predictions': { id: 'p1', status: 'starting' },
    'GET /predictions/p1': { id: 'p1', status: 'succeeded', output: `${origin}/out.png` },
    'GET /out.png': await picture(64, 64),
  }
  const model = modelOf({ provider: 'replicate', model: 'black-forest-labs/flux-2-pro' })
  const [source, other] = [1, 2].map((byte) => ({ bytes: new Uint8Array(400_000).fill(byte), mimeType: 'image/png' }))
  if (!source || !other) throw new Error('There are two.')
  await model.generate({ ...request, kind: 'img2img', source, references: [other] }, context())
  expect(lines().filter((line) => line === 'POST /files')).toHaveLength(2)
  await model.generate({ ...request, references: [{ ...other, bytes: other.bytes.subarray(0, 3) }] }, context())
  expect(asked.find(({ body }) => JSON.stringify(body ?? '').includes('data:'))?.body).toMatchObject({
    input: { input_images: ['data:image/png;base64,AgIC'] },
  })
})

test('any model of Replicate is used as its entry describes it, with inputs of its own and a version', async () => {
  answers = {
    'POST /predictions': { id: 'p1', status: 'starting' },
    'GET /predictions/p1': { id: 'p1', status: 'succeeded', output: [`${origin}/out.png`] },
    'GET /out.png': await picture(64, 64),
  }
  const options = { input: { num_outputs: 1, prompt_strength: 0.6 }, size: 'width_and_height', source: 'init' }
  const model = modelOf({ provider: 'replicate', model: 'acme/painter:0123abcd', options })
  const source = { bytes: new Uint8Array([1, 2, 3]), mimeType: 'image/png' }
  await model.generate({ ...request, kind: 'img2img', source }, context())
  expect(asked[0]?.body).toEqual({
    version: '0123abcd',
    input: {
      prompt: 'a fox',
      width: 1344,
      height: 756,
      seed: 7,
      init: 'data:image/png;base64,AQID',
      num_outputs: 1,
      prompt_strength: 0.6,
    },
  })
})

test('any model of fal is used as its entry describes it, with the endpoint that edits', async () => {
  answers = {
    'POST /acme/painter/v1/edit': { request_id: 'r1', response_url: 'https://queue.fal.run/acme/painter/requests/r1' },
    'GET /acme/painter/requests/r1/status?logs=1': { status: 'COMPLETED' },
    'GET /acme/painter/requests/r1': { image: { url: `${origin}/out.png` }, seed: 99 },
    'GET /out.png': await picture(64, 64),
  }
  const options = { edit_model: 'acme/painter/v1/edit', source: 'images', source_is_list: true, size: 'aspect_ratio' }
  const model = modelOf({ provider: 'fal', model: 'acme/painter/v1', options })
  const source = { bytes: new Uint8Array([1, 2, 3]), mimeType: 'image/webp' }
  const { seed } = await model.generate({ ...request, kind: 'img2img', source }, context())
  expect(seed).toBe(99)
  expect(asked[0]?.body).toEqual({
    prompt: 'a fox',
    aspect_ratio: '16:9',
    seed: 7,
    images: ['data:image/webp;base64,AQID'],
  })
})

test('a black picture of fal is a refusal for its content', async () => {
  answers = {
    'POST /fal-ai/flux/schnell': { request_id: 'r1', response_url: `${origin}/fal-ai/flux/requests/r1` },
    'GET /fal-ai/flux/requests/r1/status?logs=1': { status: 'COMPLETED', logs: null },
    'GET /fal-ai/flux/requests/r1': { images: [{ url: `${origin}/out.png` }], has_nsfw_concepts: [true] },
  }
  const model = modelOf({ provider: 'fal', model: 'fal-ai/flux/schnell' })
  await expect(model.generate(request, context())).rejects.toMatchObject({ code: 'content_policy' })
})

test.each([
  [{ status: 'failed', error: 'CUDA out of memory.' }, 'Replicate could not make this picture (CUDA out of memory);'],
  [{ status: 'failed', error: null }, 'Replicate could not make this picture; try again'],
  [{ status: 'aborted' }, 'Replicate gave up on this picture'],
  [{ status: 'succeeded', output: null }, 'Replicate gave up on this picture, or keeps it no longer.'],
])('a prediction that is %o says what to do', async (prediction, said) => {
  answers = { 'GET /predictions/p1': { id: 'p1', ...prediction } }
  const model = modelOf({ provider: 'replicate', model: 'acme/painter' })
  const failure = model.generate(request, context({ jobId: 'p1' }))
  await expect(failure).rejects.toMatchObject({ code: 'provider_unavailable' })
  await expect(failure).rejects.toThrow(said)
  expect(lines()).toEqual(['GET /predictions/p1'])
})

test('a job that can’t be looked at any more is cancelled, because nobody will', async () => {
  const model = modelOf({ provider: 'replicate', model: 'acme/painter' })
  await expect(model.generate(request, context({ jobId: 'p1' }))).rejects.toMatchObject({
    code: 'provider_unavailable',
  })
  expect(lines()).toContain('POST /predictions/p1/cancel')
})

test('a job whose id could not be kept is cancelled, even when the image is handed over', async () => {
  answers = { 'POST /models/acme/painter/predictions': { id: 'p1', status: 'starting' } }
  const model = modelOf({ provider: 'replicate', model: 'acme/painter' })
  const handover = new AbortController()
  const keepJob = async () => {
    handover.abort(new CallHandedOverError())
    throw new Error('The database is away.')
  }
  await expect(model.generate(request, context({ keepJob }, handover.signal))).rejects.toThrow(CallHandedOverError)
  expect(lines()).toContain('POST /predictions/p1/cancel')
})

test('a path of a job that leads elsewhere is not followed', async () => {
  answers = {
    'POST /acme/painter': { request_id: 'r1', response_url: 'https://queue.fal.run/../../v1/keys?x=/requests/1' },
  }
  const model = modelOf({ provider: 'fal', model: 'acme/painter' })
  await expect(model.generate(request, context())).rejects.toMatchObject({ code: 'bad_output' })
  expect(lines()).toEqual(['POST /acme/painter'])
})

test.each([
  [{ provider: 'replicate', options: { inputs: {} } }, 'The model "mine" is not right at options'],
  [{ provider: 'fal', options: { size: 'huge' } }, 'The model "mine" is not right at options.size'],
])('an option that is not right stops the start: %o', (entry, said) => {
  expect(() => modelOf({ model: 'acme/painter', ...entry })).toThrow(said)
})

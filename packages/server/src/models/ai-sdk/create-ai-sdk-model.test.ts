import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from '@ai-sdk/provider'
import sharp from 'sharp'
import { afterEach, expect, test, vi } from 'vitest'
import { closeServers, contextOf, request, sendJson, serverOf, settingsOf } from '../../../test/providers/one-call.js'
import type { ImageModelRequest } from '../image-model.js'
import { openai } from '../providers/openai.js'
import { openaiCompatible } from '../providers/openai-compatible.js'
import { createAiSdkModel } from './create-ai-sdk-model.js'
import type { AiSdkDefinition } from './definition.js'

afterEach(closeServers)

/** A package whose model keeps what it is asked for and answers as it is told. */
function packageOf(answer: Partial<ImageModelV4Result> | Error) {
  const asked: ImageModelV4CallOptions[] = []
  const model: ImageModelV4 = {
    specificationVersion: 'v4',
    provider: 'painter',
    modelId: 'painter-1',
    maxImagesPerCall: 1,
    async doGenerate(options) {
      asked.push(options)
      if (answer instanceof Error) throw answer
      const response = { timestamp: new Date(0), modelId: 'painter-1', headers: undefined }
      return { images: [], warnings: [], response, ...answer }
    },
  }
  const definition: AiSdkDefinition<ImageModelV4> = {
    name: 'Painter',
    load: vi.fn(async () => model),
    connect: (loaded) => loaded,
    optionsKey: 'painter',
  }
  return { definition, asked }
}

test('a package is loaded by the first call, not before', async () => {
  const { definition } = packageOf({ images: [new Uint8Array([1])] })
  const model = createAiSdkModel(settingsOf(), definition)
  expect(definition.load).not.toHaveBeenCalled()
  await model.generate(request, contextOf())
  expect(definition.load).toHaveBeenCalledOnce()
})

test('a package that can’t be loaded is a sentence for both, the person and the operator', async () => {
  const { definition } = packageOf({})
  const load = () => Promise.reject(new Error('Cannot find package'))
  const call = createAiSdkModel(settingsOf(), { ...definition, load }).generate(request, contextOf())
  await expect(call).rejects.toMatchObject({
    code: 'internal',
    message: 'What the Studio needs to reach Painter is not installed; ask who runs it.',
    forOperator: 'The package for Painter could not be loaded: install the Studio again.',
  })
})

test('a model is asked once, for one image, in the size that it makes', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  await createAiSdkModel(settingsOf(), definition).generate(request, contextOf())
  expect(asked).toMatchObject([
    { prompt: 'a cat', n: 1, size: '1024x1024', aspectRatio: undefined, seed: undefined, files: undefined },
  ])
})

test('a model whose sizes are not exact is asked for the nearest aspect ratio', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  const settings = settingsOf({ info: { sizes_are_exact: false } })
  const model = createAiSdkModel(settings, { ...definition, aspectRatios: () => ['1:1', '16:9'] })
  await model.generate({ ...request, width: 1376, height: 768 }, contextOf())
  expect(asked).toMatchObject([{ size: undefined, aspectRatio: '16:9' }])
})

test('a seed goes along where the model supports one, and only there', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  const seeded = { ...request, seed: 42 }
  await createAiSdkModel(settingsOf({ info: { supports_seed: true } }), definition).generate(seeded, contextOf())
  await createAiSdkModel(settingsOf(), definition).generate(seeded, contextOf())
  expect(asked.map(({ seed }) => seed)).toEqual([42, undefined])
})

test('a seed that is too large for the provider is folded, and the one that was sent is kept', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  const model = createAiSdkModel(settingsOf({ info: { supports_seed: true } }), { ...definition, maximumSeed: 9 })
  const generated = await model.generate({ ...request, seed: 42 }, contextOf())
  expect(asked[0]?.seed).toBe(2)
  expect(generated.seed).toBe(2)
})

test('the options of the entry go to the package under its key', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  await createAiSdkModel(settingsOf({ options: { quality: 'high' } }), definition).generate(request, contextOf())
  expect(asked[0]?.providerOptions).toEqual({ painter: { quality: 'high' } })
})

test('a source goes along as it is stored, and as PNG where the provider does not read its format', async () => {
  const { definition, asked } = packageOf({ images: [new Uint8Array([1])] })
  const picture = sharp({ create: { width: 8, height: 4, channels: 3, background: 'red' } })
  const source = { bytes: new Uint8Array(await picture.webp().toBuffer()), mimeType: 'image/webp' }
  const edit: ImageModelRequest = { ...request, kind: 'img2img', source }
  await createAiSdkModel(settingsOf(), definition).generate(edit, contextOf())
  await createAiSdkModel(settingsOf(), { ...definition, sourceFormats: ['image/png'] }).generate(edit, contextOf())
  expect(asked[0]?.files).toEqual([{ type: 'file', mediaType: 'image/webp', data: source.bytes }])
  const [converted] = asked[1]?.files ?? []
  if (converted?.type !== 'file' || typeof converted.data === 'string') throw new Error('No file was sent.')
  expect(converted.mediaType).toBe('image/png')
  expect(await sharp(converted.data).metadata()).toMatchObject({ format: 'png', width: 8, height: 4 })
})

test.each([
  ['bytes', new Uint8Array([1, 2, 3])],
  ['base64', 'AQID'],
  ['a data URL', 'data:image/png;base64,AQID'],
])('a picture is taken as %s', async (_, image) => {
  const images = typeof image === 'string' ? [image] : [image]
  const { definition } = packageOf({ images })
  const model = createAiSdkModel(settingsOf(), { ...definition, seedOf: () => 7 })
  const generated = await model.generate(request, contextOf())
  expect([...generated.bytes]).toEqual([1, 2, 3])
  expect(generated.seed).toBe(7)
})

test('an answer without a picture is a refusal where the provider says so, and no picture otherwise', async () => {
  const refused = createAiSdkModel(settingsOf(), packageOf({ isRetryable: false }).definition)
  await expect(refused.generate(request, contextOf())).rejects.toMatchObject({ code: 'content_policy' })
  const empty = createAiSdkModel(settingsOf(), packageOf({}).definition)
  await expect(empty.generate(request, contextOf())).rejects.toMatchObject({ code: 'bad_output' })
})

test('what is written down is that a request went out, and that it was refused', async () => {
  const server = await serverOf((_, response) =>
    sendJson(response, 400, {
      error: { message: 'Bad size.', type: 'invalid_request_error', param: 'size', code: null },
    }),
  )
  const model = openai.create(settingsOf({ model: 'gpt-image-2', baseUrl: server.url }))
  const context = contextOf()
  await expect(model.generate(request, context)).rejects.toMatchObject({ code: 'provider_rejected' })
  expect(context.written).toEqual(['begin', 'forget'])
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/images/generations'])
})

test('a call that was stopped ends with the reason', async () => {
  const server = await serverOf(() => undefined)
  const model = openai.create(settingsOf({ model: 'gpt-image-2', baseUrl: server.url }))
  const stop = new AbortController()
  const call = model.generate(request, { ...contextOf(), signal: stop.signal })
  await vi.waitFor(() => expect(server.seen).toHaveLength(1), 60_000)
  const reason = new Error('It was cancelled.')
  stop.abort(reason)
  await expect(call).rejects.toBe(reason)
})

test('a server without keys sees none, and the seed that its package drops arrives all the same', async () => {
  const server = await serverOf((_, response) => sendJson(response, 200, { data: [{ b64_json: 'AQID' }] }))
  const settings = settingsOf({ baseUrl: server.url, apiKey: null, info: { supports_seed: true } })
  for (const provider of [openaiCompatible, openai]) {
    await provider.create(settings).generate({ ...request, seed: 5 }, contextOf())
  }
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
  expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
    model: 'painter-1',
    prompt: 'a cat',
    n: 1,
    size: '1024x1024',
    seed: 5,
  })
})

test('a check names the variable of a key that is not taken, and a model that there is not', async () => {
  const answers = [
    [401, { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } }],
    [404, { error: { message: 'The model does not exist.', code: 'model_not_found' } }],
    [200, { id: 'painter-1', object: 'model' }],
  ] as const
  const server = await serverOf((_, response) => {
    const [status, body] = answers[server.seen.length - 1] ?? [500, {}]
    sendJson(response, status, body)
  })
  const model = openai.create(settingsOf({ baseUrl: server.url }))
  const check = () => model.check?.(AbortSignal.timeout(60_000))
  await expect(check()).rejects.toThrow(
    'OpenAI does not accept its key: Incorrect API key provided. Set PAINTER_KEY to a key that is valid.',
  )
  await expect(check()).rejects.toThrow('OpenAI has no model "painter-1": correct "model" at "painter".')
  await expect(check()).resolves.toBeUndefined()
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(Array(3).fill('GET /v1/models/painter-1'))
})

test('a server that lists no models is there all the same', async () => {
  const server = await serverOf((_, response) => sendJson(response, 404, { error: 'Not found' }))
  const model = openaiCompatible.create(settingsOf({ baseUrl: server.url }))
  await expect(model.check?.(AbortSignal.timeout(60_000))).resolves.toBeUndefined()
})

test.each([401, 400])('a key that a provider repeats in its %i is in nobody’s sentence', async (status) => {
  const server = await serverOf((_, response) =>
    sendJson(response, status, { error: { message: 'No such thing as key-of-the-tests here.' } }),
  )
  const settings = settingsOf({ baseUrl: server.url })
  const error: unknown = await openai
    .create(settings)
    .generate(request, contextOf())
    .catch((failure: unknown) => failure)
  expect(error).toMatchObject({ message: expect.stringMatching(/^OpenAI /) })
  const { message, forOperator = null } = error as { message: string; forOperator?: string | null }
  expect(`${message} ${forOperator}`).not.toContain('key-of-the-tests')
})

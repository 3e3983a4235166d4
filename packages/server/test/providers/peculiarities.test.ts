import { afterEach, expect, test } from 'vitest'
import type { ImageProvider } from '../../src/models/image-provider.js'
import { azure } from '../../src/models/providers/azure.js'
import { google } from '../../src/models/providers/google.js'
import { openai } from '../../src/models/providers/openai.js'
import { xai } from '../../src/models/providers/xai.js'
import { closeServers, contextOf, request, sendJson, serverOf, settingsOf } from './one-call.js'

/* What is particular about single providers, beyond what the conformance suite asks of all of them. */

afterEach(closeServers)

/** Makes a picture with a provider whose every answer is this. */
async function callOf(
  provider: ImageProvider,
  answer: unknown,
  changes: Parameters<typeof settingsOf>[0] = {},
  status = 200,
) {
  const server = await serverOf((_, response) => sendJson(response, status, answer))
  const model = provider.create(settingsOf({ baseUrl: server.url, model: 'gemini-3-pro-image', ...changes }))
  return { call: model.generate({ ...request, width: 2048, height: 1152 }, contextOf()), seen: server.seen }
}

const picture = { data: [{ b64_json: 'AQID' }] }

test('OpenAI is asked for a quality whose price is known, unless the entry says another', async () => {
  const usual = await callOf(openai, picture)
  await usual.call
  const chosen = await callOf(openai, picture, { options: { quality: 'high' } })
  await chosen.call
  expect(JSON.parse(usual.seen[0]?.body ?? '').quality).toBe('medium')
  expect(JSON.parse(chosen.seen[0]?.body ?? '').quality).toBe('high')
})

test('an account of OpenAI without credit is the operator’s to top up, and is asked once', async () => {
  const message = 'You exceeded your current quota, please check your plan and billing details.'
  const error = { message, type: 'insufficient_quota', param: null, code: 'insufficient_quota' }
  const { call, seen } = await callOf(openai, { error }, {}, 429)
  await expect(call).rejects.toMatchObject({ code: 'provider_quota' })
  expect(seen).toHaveLength(1)
})

test('a dated version of Azure’s API has the deployment in its address', async () => {
  const { call, seen } = await callOf(azure, picture, { model: 'ours', options: { api_version: '2025-04-01-preview' } })
  await call
  expect(seen[0]?.path).toBe('/v1/deployments/ours/images/generations?api-version=2025-04-01-preview')
})

test('a deployment may have any name, and is paid for all the same', async () => {
  const server = await serverOf((_, response) => sendJson(response, 200, picture))
  const options = { api_version: '2025-04-01-preview' }
  const context = contextOf()
  await azure.create(settingsOf({ baseUrl: server.url, model: 'free', options })).generate(request, context)
  expect(context.written).toEqual(['begin'])
})

test('a deployment of DALL·E is asked for base64, any other is not asked for what it does not know', async () => {
  const dallE = await callOf(azure, picture, { model: 'dall-e-3' })
  await dallE.call
  const other = await callOf(azure, picture, { model: 'ours' })
  await other.call
  expect(JSON.parse(dallE.seen[0]?.body ?? '')).toMatchObject({ response_format: 'b64_json' })
  expect(JSON.parse(other.seen[0]?.body ?? '')).not.toHaveProperty('response_format')
})

test.each([
  ['no picture at all', { data: [] }],
  ['a picture that is held back', { data: [{ b64_json: null, url: null, respect_moderation: false }] }],
])('%s is a refusal of xAI’s', async (_, answer) => {
  const { call } = await callOf(xai, answer)
  await expect(call).rejects.toMatchObject({ code: 'content_policy' })
})

/** What Google answers when a quota is exceeded, of a minute or of a day. */
function exceeded(quotaId: string, retryDelay: string) {
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [{ quotaMetric: 'generativelanguage.googleapis.com/generate_requests', quotaId }],
    },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ]
  const message = 'You exceeded your current quota, please check your plan and billing details.'
  return { error: { code: 429, message, status: 'RESOURCE_EXHAUSTED', details } }
}

test('Google’s quota of a minute is waited for as long as it says', async () => {
  const answer = { candidates: [{ content: { parts: [{ inlineData: { mimeType: 'image/png', data: 'AQID' } }] } }] }
  const came: number[] = []
  const server = await serverOf((_, response) => {
    came.push(Date.now())
    if (came.length > 1) sendJson(response, 200, answer)
    else sendJson(response, 429, exceeded('GenerateRequestsPerMinutePerProjectPerModel', '0.25s'))
  })
  // Left to itself, the call would wait past the image's time.
  const pace = { retry: { firstDelayMs: 60_000, maximumDelayMs: 60_000 } }
  const model = google.create(settingsOf({ baseUrl: server.url, model: 'gemini-3-pro-image', pace }))
  await model.generate(request, contextOf())
  const [first = 0, second = 0] = came
  expect(second - first).toBeGreaterThanOrEqual(240)
})

test('Google’s quota of a day is not waited for', async () => {
  const { call, seen } = await callOf(google, exceeded('GenerateRequestsPerDayPerProjectPerModel', '40s'), {}, 429)
  await expect(call).rejects.toMatchObject({ code: 'provider_quota' })
  expect(seen).toHaveLength(1)
})

test.each(['IMAGE_SAFETY', 'IMAGE_PROHIBITED_CONTENT', 'PROHIBITED_CONTENT', 'IMAGE_RECITATION'])(
  'Google’s %s is a refusal',
  async (finishReason) => {
    const { call } = await callOf(google, { candidates: [{ content: { parts: [] }, finishReason, index: 0 }] })
    await expect(call).rejects.toMatchObject({ code: 'content_policy' })
  },
)

test('words of Google’s in place of a picture are no refusal', async () => {
  const content = { role: 'model', parts: [{ text: 'Which cat do you mean?' }] }
  const { call } = await callOf(google, { candidates: [{ content, finishReason: 'STOP', index: 0 }] })
  await expect(call).rejects.toMatchObject({ code: 'bad_output' })
})

test.each([
  [google, { generationConfig: { imageConfig: { aspectRatio: '16:9', imageSize: '2K' } } }],
  [xai, { aspect_ratio: '16:9', resolution: '2k' }],
])('a size of many pixels is asked for by its aspect ratio and its resolution (%#)', async (provider, body) => {
  const { call, seen } = await callOf(provider, {}, { info: { sizes_are_exact: false } })
  await expect(call).rejects.toMatchObject({ name: 'ImageModelError' })
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject(body)
})

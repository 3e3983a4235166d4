import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { blackForestLabs } from '../../src/models/providers/black-forest-labs.js'
import { describeProvider, type ProviderDescription, type StandIn } from './conformance/index.js'
import { fluxInput, fluxRatio, fluxResult } from './flux-api.js'
import { closeServers, contextOf, request, sendJson, serverOf, settingsOf } from './one-call.js'

const KEY = 'bfl-of-the-tests-0123456789'

const side = z.int().min(64).max(2048).multipleOf(16)

const image = z.base64().nullish()

/** `input_image`, `input_image_2` and so on. */
const threeMore = { input_image_2: image, input_image_3: image, input_image_4: image }
const sevenMore = {
  ...threeMore,
  input_image_5: image,
  input_image_6: image,
  input_image_7: image,
  input_image_8: image,
}

/** `Flux2Inputs` of the API's own description, with its eight images. */
const flux2Schema = z.strictObject({
  ...fluxInput,
  ...sevenMore,
  input_image: image,
  width: side.nullish(),
  height: side.nullish(),
  safety_tolerance: z.int().min(0).max(5).optional(),
})

/** `FluxKontextProInputs`, with its four images. */
const kontextSchema = z.strictObject({
  ...fluxInput,
  ...threeMore,
  input_image: image,
  aspect_ratio: fluxRatio.nullish(),
  prompt_upsampling: z.boolean().optional(),
  safety_tolerance: z.int().min(0).max(6).optional(),
})

function readInput(standIn: StandIn, path: string, body: unknown) {
  const input = path.includes('kontext')
    ? { ...standIn.check(kontextSchema, body), width: null, height: null }
    : { ...standIn.check(flux2Schema, body), aspect_ratio: null }
  return {
    prompt: input.prompt,
    size: input.width && input.height ? `${input.width}x${input.height}` : undefined,
    aspectRatio: input.aspect_ratio ?? undefined,
    seed: input.seed ?? undefined,
    sources: imagesOf(input).map((base64) => Buffer.from(base64, 'base64')),
  }
}

/** Its images by their numbers, without a gap. */
function imagesOf(input: object): string[] {
  const byName = new Map(Object.entries(input))
  const names = ['input_image', ...[2, 3, 4, 5, 6, 7, 8].map((number) => `input_image_${number}`)]
  const given = names.map((name) => byName.get(name)).filter((each) => typeof each === 'string')
  return names.slice(0, given.length).every((name) => byName.has(name)) ? given : []
}

const description: ProviderDescription = {
  provider: blackForestLabs,
  environment: { BFL_API_KEY: KEY },
  basePath: '/v1',
  costs: 'money',
  follows: 'job',
  delivers: 'url',
  cancels: false,
  showsProgress: true,
  replies: {
    rateLimited: {
      status: 429,
      json: { detail: 'Rate limit exceeded: you have exceeded the limit of 24 active tasks.' },
    },
    serverError: { status: 500, json: { detail: 'Internal Server Error' } },
    contentRefusal: null,
  },
  standIn: (standIn) => async (request) => {
    if (request.headers['x-key'] !== KEY && !request.is('GET', /^\/pictures\//)) {
      return { status: 403, json: { detail: 'Not authenticated' } }
    }
    if (request.is('GET', '/v1/credits')) return { json: { credits: 1234.5 } }
    if (request.is('POST', /^\/v1\/flux-(2-pro|kontext-pro)$/)) {
      const { id } = await standIn.startJob(readInput(standIn, request.path, request.json()))
      const polling_url = `${standIn.origin}/v1/get_result?id=${id}`
      return { json: { id, polling_url, cost: 4.5, input_mp: 0, output_mp: 1.05 } }
    }
    if (!request.is('GET', '/v1/get_result')) return undefined
    const id = request.query.get('id') ?? ''
    return fluxResult(await standIn.look(id), id)
  },
}

describeProvider(description)
describeProvider({ ...description, entry: { model: 'flux-kontext-pro' } })

afterEach(closeServers)

test('a job is looked at where it was asked for, should the answer name a host that is none of the API’s', async () => {
  const { url, seen } = await serverOf(({ method }, response) =>
    sendJson(
      response,
      200,
      method === 'POST'
        ? { id: 'a job', polling_url: 'https://delivery-eu1.bfl.ai/v1/get_result?id=1' }
        : { id: 'a job', status: 'Task not found' },
    ),
  )
  const call = blackForestLabs.create(settingsOf({ baseUrl: url })).generate(request, contextOf())
  await expect(call).rejects.toMatchObject({ code: 'provider_unavailable' })
  expect(seen.map(({ path }) => path)).toEqual(['/v1/painter-1', '/v1/get_result?id=a%20job'])
})

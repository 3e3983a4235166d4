import { describe, expect, test } from 'vitest'
import { createPuppetModel } from '../../test/puppet-model.js'
import { createTestDatabase } from '../../test/test-database.js'
import { createTestStudio } from '../../test/test-studio.js'
import { connect } from '../database/connect.js'
import { startWorker } from '../generation/index.js'
import { createCatalogue } from '../models/catalogue.js'
import { type ImageModel, ImageModelError } from '../models/image-model.js'
import { createMetrics, watchCatalogue } from './index.js'

const { database: shared } = await createTestDatabase()
const metrics = createMetrics(shared)
const studio = await createTestStudio({ worker: false, server: { metrics } })
const { url, as, workerParts } = studio

/** The samples of one metric, as `labels value`. */
async function samples(name: string, address = url, headers: Record<string, string> = {}): Promise<string[]> {
  const text = await (await fetch(`${address}/metrics`, { headers })).text()
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => line.slice(name.length))
}

describe('health', () => {
  test('a process that answers is alive', async () => {
    const response = await fetch(`${url}/healthz`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('it is ready while database, queue and storage can be reached', async () => {
    const response = await fetch(`${url}/readyz`)
    const body = { status: 'ok', database: 'ok', queue: 'ok', storage: 'ok' }
    expect([response.status, await response.json()]).toEqual([200, body])
  })

  test('it says which part can’t be reached', async () => {
    // Nothing listens on port 1.
    const away = connect('postgres://nobody@127.0.0.1:1/nothing')
    const store = { ...workerParts.store, check: () => Promise.reject(new Error('no disk')) }
    const [noDatabase, noStorage] = await Promise.all([
      createTestStudio({ worker: false, server: { database: away } }),
      createTestStudio({ worker: false, server: { store } }),
    ])
    const first = await fetch(`${noDatabase.url}/readyz`)
    expect([first.status, await first.json()]).toEqual([
      503,
      { status: 'unavailable', database: 'unavailable', queue: 'unavailable', storage: 'ok' },
    ])
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await (await fetch(`${noStorage.url}/readyz`)).json()).toMatchObject({
      database: 'ok',
      storage: 'unavailable',
    })
    expect(await samples('picgen_database_up', noDatabase.url)).toEqual([' 0'])
    expect((await fetch(`${noDatabase.url}/healthz`)).status).toBe(200)
    await away.end()
  })
})

describe('who may read the metrics', async () => {
  const token = 'a-token-for-the-metrics'
  const guarded = await createTestStudio({ worker: false, server: { metricsToken: token } })
  const status = async (address: string, headers: Record<string, string>) =>
    (await fetch(`${address}/metrics`, { headers })).status

  test('without a token: this machine, and not what a proxy on it passes on', async () => {
    expect(await status(url, {})).toBe(200)
    expect(await status(url, { 'x-forwarded-for': '203.0.113.7' })).toBe(403)
    expect(await status(url, { forwarded: 'for=203.0.113.7' })).toBe(403)
  })

  test('with a token: whoever has it', async () => {
    expect(await status(guarded.url, {})).toBe(401)
    expect(await status(guarded.url, { authorization: 'Bearer a-token-for-somebody-el' })).toBe(401)
    expect(await status(guarded.url, { authorization: `Bearer ${token}` })).toBe(200)
  })
})

describe('metrics', () => {
  test('count requests by route, not by address', async () => {
    const anna = as('anna-of-the-metrics')
    const { id } = await anna.createConversation()
    await anna.read(id)
    await anna.get('/api/nothing-of-anna')
    const counts = await samples('picgen_http_request_duration_seconds_count')
    expect(counts).toContain('{method="GET",route="/api/image-conversations/:conversation_id",status="200"} 1')
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const secret of [id, 'anna-of-the-metrics', 'nothing-of-anna']) expect(text).not.toContain(secret)
  })

  test('tell how many wait and for how long, how images end, how long it took and who failed', async () => {
    const fine = createPuppetModel()
    const broken: ImageModel = {
      info: { ...fine.info, id: 'broken' },
      generate: async () => {
        throw new ImageModelError('provider_quota', 'The account of this model is used up.')
      },
    }
    const own = createMetrics(shared)
    const whole = await createTestStudio({ worker: false, models: [broken], server: { metrics: own } })
    const ben = whole.as('ben')
    const { id } = await ben.createConversation()
    const made = await ben.send(id, 'a prompt for the metrics')
    const failed = await ben.send(id, 'another prompt', { model: 'broken', mode: 'text2img' })
    const owned = createMetrics(whole.database)
    expect(await owned.read()).toContain('picgen_queue_images{status="pending"} 2')
    const unwanted = await ben.post<{ id: string }>('/api/images/text2img', { prompt: 'never mind' })
    expect((await ben.post(`/api/images/${unwanted.body.id}/cancel`)).status).toBe(200)
    const worker = await startWorker({
      ...whole.workerParts,
      catalogue: watchCatalogue(createCatalogue([fine, broken]), own),
      onImageEnd: own.onImageEnd,
    })
    await fine.completeAtOnce('a prompt for the metrics')
    await ben.settled(made.image_id)
    await ben.settled(failed.image_id)
    await worker.stop()
    expect(await samples('picgen_images_total', whole.url)).toEqual(
      expect.arrayContaining([
        '{status="cancelled",model="puppet",error_code="none"} 1',
        '{status="completed",model="puppet",error_code="none"} 1',
        '{status="failed",model="broken",error_code="provider_quota"} 1',
      ]),
    )
    expect(await samples('picgen_provider_failures_total', whole.url)).toEqual([
      '{model="broken",code="provider_quota"} 1',
    ])
    expect(await samples('picgen_generation_duration_seconds_count', whole.url)).toHaveLength(2)
    expect(await samples('picgen_image_wait_seconds_count', whole.url)).toHaveLength(3)
    expect(await samples('picgen_queue_oldest_waiting_seconds', whole.url)).toHaveLength(1)
    expect(await samples('picgen_database_up', whole.url)).toEqual([' 1'])
    expect((await samples('picgen_database_connections', whole.url)).length).toBeGreaterThan(0)
  })
})

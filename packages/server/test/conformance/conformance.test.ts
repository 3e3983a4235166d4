import { type CheckResult, MAX_IMAGES, runConformance } from '@picgen/sdk/conformance'
import { createTokenMinter } from '@picgen/sdk/server'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../src/models/catalogue.js'
import { createTestStudio } from '../test-studio.js'
import { createQuickModel } from './quick-model.js'

/* The kit that anybody can hold their own backend to, held to ours. */

const secret = 'a secret that site and server share, in full'
const catalogue = createCatalogue([createQuickModel(), createQuickModel({ id: 'drawer', kinds: ['text2img'] })])
const parts = { server: { catalogue, events: { tickMs: 500 } }, worker: { catalogue } }

const origin = 'https://site.example'
const withTokens = await createTestStudio({
  ...parts,
  server: { ...parts.server, corsOrigins: [origin] },
  auth: { mode: 'jwt', secret, jwksUrl: null, issuer: null, audience: 'picgen' },
})
const generation = { credits: { enabled: false as const }, maxPending: 20 }
const local = await createTestStudio({
  ...parts,
  server: { ...parts.server, generation },
  auth: { mode: 'local' },
})

/** What failed, in sentences. */
function faultsOf(results: readonly CheckResult[]): string[] {
  return results.flatMap((result) =>
    result.outcome === 'failed' ? [`${result.id}: ${result.where}: ${result.expected}; got ${result.actual}`] : [],
  )
}

function skippedIn(results: readonly CheckResult[]): string[] {
  return results.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id)
}

/** Pages that the test server has not built. */
const NOT_TRIED = ['operating.studio', 'operating.history', 'operating.generate', 'operating.root']

test('the contract holds on our server for users with tokens, and nothing is left behind', async () => {
  const minter = createTokenMinter({ secret, audience: 'picgen' })
  const report = await runConformance({
    baseUrl: withTokens.url,
    getToken: async () => (await minter.mint('anna')).token,
    origin,
    otherToken: (await minter.mint('ben')).token,
    requestsPerMinute: 10_000,
    pollIntervalMs: 50,
  })
  expect(faultsOf(report.results)).toEqual([])
  expect(skippedIn(report.results)).toEqual(NOT_TRIED)
  expect(report).toMatchObject({ failed: 0, widgetWorks: true, leftBehind: [] })
  expect(report.imageCount).toBeLessThanOrEqual(MAX_IMAGES)
  expect(await withTokens.database`select from images`).toHaveLength(0)
  expect(await withTokens.database`select from image_conversations`).toHaveLength(0)
})

test('the contract holds on our server for its one user in local mode, where credits are off', async () => {
  const report = await runConformance({ baseUrl: local.url, requestsPerMinute: 10_000, pollIntervalMs: 50 })
  expect(faultsOf(report.results)).toEqual([])
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped')
  expect(
    skipped.map(({ id }) => id).filter((id) => !/^(callers|credits)\./.test(id) && id !== 'idempotency.each-caller'),
  ).toEqual(NOT_TRIED)
  expect(report.widgetWorks).toBe(true)
})

import { type CheckResult, type ConformanceOptions, chapters, runConformance } from '@picgen/sdk/conformance'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../src/models/catalogue.js'
import { createTestStudio, signToken } from '../test-studio.js'
import { callerBreakages, conventionBreakages, idempotencyBreakages, originBreakages } from './breakages/conventions.js'
import { activeImageBreakages, messageBreakages, objectBreakages, readingBreakages } from './breakages/conversations.js'
import { errorBreakages } from './breakages/errors.js'
import { eventBreakages, operatingBreakages } from './breakages/events.js'
import {
  creditBreakages,
  directBreakages,
  fileBreakages,
  historyBreakages,
  libraryBreakages,
  removalBreakages,
  uploadBreakages,
} from './breakages/images.js'
import { brokenFetch } from './breaking.js'
import { createQuickModel } from './quick-model.js'

/* Our server, which keeps all of the contract, seen through something that breaks one rule: the check of that rule says so. */

const origin = 'https://site.example'
const catalogue = createCatalogue([createQuickModel(), createQuickModel({ id: 'drawer', kinds: ['text2img'] })])
const { url } = await createTestStudio({
  server: { catalogue, events: { tickMs: 200 }, corsOrigins: [origin] },
  worker: { catalogue },
})

const breakages = [
  ...conventionBreakages,
  ...callerBreakages,
  ...originBreakages,
  ...idempotencyBreakages,
  ...errorBreakages,
  ...objectBreakages,
  ...readingBreakages,
  ...messageBreakages,
  ...activeImageBreakages,
  ...fileBreakages,
  ...historyBreakages,
  ...uploadBreakages,
  ...directBreakages,
  ...libraryBreakages,
  ...creditBreakages,
  ...eventBreakages,
  ...removalBreakages,
  ...operatingBreakages,
]

const all = chapters.flatMap(({ checks }) => checks.map(({ id }) => id))

/** The result of one check, by users of its own. */
async function run(check: string, user: string, more: Partial<ConformanceOptions>): Promise<CheckResult | undefined> {
  const { results } = await runConformance({
    baseUrl: url,
    token: await signToken({ sub: user }),
    otherToken: await signToken({ sub: `not ${user}` }),
    origin,
    only: [check],
    requestsPerMinute: 10_000,
    pollIntervalMs: 25,
    ...more,
  })
  return results.find(({ id }) => id === check)
}

test.concurrent.each(breakages)('%s: a backend that %s', async (check, wrong, how) => {
  const result = await run(check, `${check}: ${wrong}`, {
    fetch: brokenFetch(how),
    imageTimeoutMs: 3_000,
    eventTimeoutMs: 1_000,
  })
  expect(result).toMatchObject({ outcome: 'failed' })
  // What broke the check itself would be no finding.
  expect(result).not.toMatchObject({ where: 'the check' })
})

test.concurrent.each(all)('%s, by itself, has nothing to say where nothing is broken', async (check) => {
  expect(await run(check, check, {})).not.toMatchObject({ outcome: 'failed' })
})

test('every check is shown to catch something', () => {
  const caught = new Set(breakages.map(([check]) => check))
  expect(all.filter((id) => !caught.has(id))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
})

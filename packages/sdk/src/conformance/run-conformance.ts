import { createCaller, explain } from './caller.js'
import { chapters } from './chapters/index.js'
import { type Chapter, type Check, Skipped } from './check.js'
import { Mismatch } from './expectations.js'
import { createMade } from './made.js'
import { createPacing } from './pacing.js'
import type { CheckResult, ConformanceReport } from './report.js'
import type { Timing } from './timing.js'
import { createWorld, type World } from './world.js'

/** What to try, and as whom. */
export interface ConformanceOptions {
  /** Where the backend is: `http://127.0.0.1:8000`. */
  baseUrl: string | URL
  /** The token of a user whose conversations and images it makes; leave out both for a backend without users. */
  token?: string | undefined
  /** Gives the token, in place of `token`: asked for with each request. */
  getToken?: (() => Promise<string> | string) | undefined
  /** The token of a second user, to see that nobody sees what is another's. */
  otherToken?: string | undefined
  /** The origin of a page that embeds the widget, to see that a browser lets it call: `https://shop.example`. */
  origin?: string | undefined
  /** Instead of the global one. */
  fetch?: typeof fetch | undefined
  /** Told of each check as soon as it is done. */
  onResult?: ((result: CheckResult) => void) | undefined
  signal?: AbortSignal | undefined
  /** Only these checks: ids, or the part of an id before its dot. */
  only?: readonly string[] | undefined
  /** Requests a minute for one user: 480 unless told, of the 600 that the contract allows. */
  requestsPerMinute?: number | undefined
  /** Milliseconds between two looks at an image: 500 unless told. */
  pollIntervalMs?: number | undefined
  /** How long one image may take, in milliseconds: 3 minutes unless told. */
  imageTimeoutMs?: number | undefined
  /** How long an event may take to come, in milliseconds: 20 seconds unless told. */
  eventTimeoutMs?: number | undefined
}

/** The options can't be used, or nothing answers at the address. The message says what to do. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

/**
 * Tries the contract on a backend and tells what holds. It makes at most `MAX_IMAGES` small images, stays below the rate
 * limit, and deletes what it made. Rejects with a `ConformanceError` where nothing answers, and with the signal's reason.
 *
 * @example const { widgetWorks } = await runConformance({ baseUrl: 'http://127.0.0.1:8000', token })
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const startedAt = Date.now()
  const baseUrl = readBaseUrl(options.baseUrl)
  const selected = select(options.only)
  const signal = options.signal ?? new AbortController().signal
  const made = createMade()
  const world = prepareWorld(options, baseUrl, made, signal)
  await requireAnswer(world, baseUrl)

  const results: CheckResult[] = []
  let leftBehind: string[] = []
  try {
    for (const [{ title }, check] of selected) {
      signal.throwIfAborted()
      const result = await runCheck(title, check, world)
      results.push(result)
      options.onResult?.(result)
    }
  } finally {
    if (!signal.aborted) leftBehind = await made.cleanUp()
  }
  return report(baseUrl, results, { imageCount: made.imageCount, leftBehind, durationMs: Date.now() - startedAt })
}

function prepareWorld(
  options: ConformanceOptions,
  baseUrl: URL,
  made: ReturnType<typeof createMade>,
  signal: AbortSignal,
): World {
  const { token, otherToken } = options
  const callerOf = (getToken: (() => Promise<string> | string) | null) =>
    createCaller({
      baseUrl,
      getToken,
      made,
      signal,
      fetch: options.fetch ?? ((input, init) => fetch(input, init)),
      pace: createPacing(options.requestsPerMinute ?? 480),
    })
  const timing: Timing = {
    pollIntervalMs: options.pollIntervalMs ?? 500,
    imageTimeoutMs: options.imageTimeoutMs ?? 180_000,
    eventTimeoutMs: options.eventTimeoutMs ?? 20_000,
  }
  return createWorld({
    user: callerOf(options.getToken ?? (token === undefined ? null : () => token)),
    other: otherToken === undefined ? null : callerOf(() => otherToken),
    origin: options.origin ?? null,
    timing,
    signal,
  })
}

function readBaseUrl(given: string | URL): URL {
  const url = URL.canParse(String(given)) ? new URL(given) : null
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new ConformanceError(`"${given}" is no address: give one such as http://127.0.0.1:8000.`)
}

function select(only: readonly string[] | undefined): [Chapter, Check][] {
  const all = chapters.flatMap((chapter) => chapter.checks.map((check): [Chapter, Check] => [chapter, check]))
  if (only === undefined) return all
  const isMeant = ({ id }: Check, name: string) => id === name || id.startsWith(`${name}.`)
  const unknown = only.filter((name) => !all.some(([, check]) => isMeant(check, name)))
  if (unknown.length > 0) throw new ConformanceError(`There is no check "${unknown.join('", "')}".`)
  return all.filter(([, check]) => only.some((name) => isMeant(check, name)))
}

/** A typing mistake in the address is said once, not a hundred times. */
async function requireAnswer({ user }: World, baseUrl: URL): Promise<void> {
  try {
    await user.call('GET', '/api/models')
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error
    throw new ConformanceError(`Nothing answers at ${baseUrl.href}: ${error.actual}.`, { cause: error })
  }
}

async function runCheck(chapter: string, check: Check, world: World): Promise<CheckResult> {
  const { id, sentence, level } = check
  const startedAt = Date.now()
  const outcome = await check.run(world).then(
    () => ({ outcome: 'passed' as const }),
    (error: unknown) => outcomeOf(error, world.signal),
  )
  return { id, chapter, sentence, level, durationMs: Date.now() - startedAt, ...outcome }
}

function outcomeOf(error: unknown, signal: AbortSignal) {
  signal.throwIfAborted()
  if (error instanceof Skipped) return { outcome: 'skipped' as const, reason: error.message }
  if (error instanceof Mismatch) {
    const { where, expected, actual } = error
    return { outcome: 'failed' as const, where, expected, actual }
  }
  return { outcome: 'failed' as const, where: 'the check', expected: 'to be run to its end', actual: explain(error) }
}

function report(
  baseUrl: URL,
  results: readonly CheckResult[],
  rest: Pick<ConformanceReport, 'imageCount' | 'leftBehind' | 'durationMs'>,
): ConformanceReport {
  const count = (outcome: CheckResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  return {
    baseUrl: baseUrl.href,
    results,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    widgetWorks: !results.some(({ level, outcome }) => level === 'required' && outcome === 'failed'),
    ...rest,
  }
}

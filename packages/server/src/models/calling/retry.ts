import { setTimeout as sleep } from 'node:timers/promises'
import type { RetryOptions } from './options.js'
import { isQuotaUsedUp, isRefusalByCode } from './provider-words.js'
import { type Answer, ConnectionError, textOf } from './transport.js'

const DEFAULTS: Required<RetryOptions> = { attempts: 6, firstDelayMs: 1_000, maximumDelayMs: 20_000 }
const UNREACHABLE_ATTEMPTS = 3
/** Answers that say "not now", whatever was asked. */
const BUSY = new Set([429, 500, 502, 503, 529])
/** Answers of something between us and the provider that lost its answer: whether it worked, and was billed, is open. */
const LOST = new Set([408, 504, 520, 524])
/** What another attempt a second later would only meet again. */
const HOPELESS_CONNECTIONS =
  /^(ENOTFOUND|CERT_|EPROTO|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

/** How the attempts of one request are told apart from its end. */
export interface Patience {
  signal: AbortSignal
  /** Milliseconds since the epoch. */
  deadlineAt: number
  retry?: RetryOptions | undefined
  /** Whether sending it twice could cost money twice. */
  billable: boolean
}

/** An answer to a billable request that leaves open whether it was billed. */
export function isLostAnswer({ status }: Answer): boolean {
  return LOST.has(status)
}

/**
 * Sends until there is an answer to take: retries what `Patience` allows, and gives back the last answer or rejects with the
 * last failure when it has run out, or when the next wait would pass the deadline.
 */
export async function sendPatiently(send: () => Promise<Answer>, patience: Patience): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await send().catch((error: unknown) => {
      if (error instanceof ConnectionError) return error
      throw error
    })
    const wait = delayBeforeRetry(outcome, attempt, patience)
    if (wait !== null) await waitAbortably(wait, patience.signal)
    else if (outcome instanceof ConnectionError) throw outcome
    else return outcome
  }
}

/** Milliseconds to wait before the next attempt; null when there is none. */
function delayBeforeRetry(outcome: Answer | ConnectionError, attempt: number, patience: Patience): number | null {
  const { attempts, firstDelayMs, maximumDelayMs } = { ...DEFAULTS, ...patience.retry }
  const allowed = outcome instanceof ConnectionError && outcome.nothingSent ? UNREACHABLE_ATTEMPTS : attempts
  if (attempt >= Math.min(allowed, attempts) || !mayRepeat(outcome, patience.billable)) return null
  const backoff = Math.min(maximumDelayMs, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
  const asked =
    outcome instanceof ConnectionError ? 0 : retryAfter(outcome.headers, Date.now()) || retryDelay(textOf(outcome))
  const wait = asked > 0 ? asked : backoff
  return Date.now() + wait < patience.deadlineAt ? wait : null
}

function mayRepeat(outcome: Answer | ConnectionError, billable: boolean): boolean {
  if (outcome instanceof ConnectionError) {
    return outcome.nothingSent ? !HOPELESS_CONNECTIONS.test(outcome.code) : !billable
  }
  if (!BUSY.has(outcome.status) && (billable || !LOST.has(outcome.status))) return false
  const body = textOf(outcome)
  return !isQuotaUsedUp(outcome.status, body) && !isRefusalByCode(body)
}

/** What the provider asks for, in milliseconds from now: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function retryAfter(headers: Headers, now: number): number {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds > 0) return milliseconds
  const value = headers.get('retry-after')?.trim()
  if (!value) return 0
  const seconds = Number(value)
  const wait = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1_000
  return Number.isNaN(wait) ? 0 : Math.max(wait, 0)
}

/** What Google asks for in the body instead, `"retryDelay": "25.3s"`, in milliseconds. */
function retryDelay(body: string): number {
  return Number(/"retryDelay"\s*:\s*"([\d.]+)s"/.exec(body)?.[1] ?? 0) * 1_000
}

async function waitAbortably(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

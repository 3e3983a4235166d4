import { isPicGenError, type PicGenErrorKind } from './picgen-error.js'

const passing = new Set<PicGenErrorKind>(['connection', 'unavailable', 'server', 'rate_limit'])

/**
 * True for what may well go right when the same is tried again later: no connection, a request that timed out, 408, 429,
 * 5xx, a `getToken` that failed. False once waiting for an image was given up, and for everything that is final.
 */
export function isTransientError(error: unknown): boolean {
  if (!isPicGenError(error)) return false
  return passing.has(error.kind) || ['timed_out', 'token_unavailable', 'idempotency_in_progress'].includes(error.code)
}

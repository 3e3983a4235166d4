import { isConnectionError, isPicGenError, isTimeoutError } from '@picgen/sdk'
import type { Strings } from '../locales/en.js'

/** What went wrong, for a person to read: in their own language where the server has not said it. */
export function sentence(error: unknown, { common }: Strings): string {
  if (isConnectionError(error) || isTimeoutError(error)) return common.unreachable
  return isPicGenError(error) ? error.message : common.unexpected
}

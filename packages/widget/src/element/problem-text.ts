import { isPicGenError, type SessionError } from '@picgen/sdk'
import type { Strings } from '../locales/en.js'

/**
 * What failed, in a sentence of the person's language. The server's own sentence, which is English, says more where only it
 * knows what was wrong with a request.
 */
export function problemText(
  { notice: { problems } }: Strings,
  language: string,
  { cause, message }: Pick<SessionError, 'cause' | 'message'>,
): string {
  const texts: Record<string, string> = problems
  // An id that is none, as in an address that was cut short, names nothing.
  const isNoId = isPicGenError(cause) && cause.code === 'invalid_request' && /_id: /.test(cause.message)
  const known = isNoId ? problems.not_found : isPicGenError(cause) && (texts[cause.code] ?? texts[cause.kind])
  return known || (isEnglish(language) && message) || problems.unexpected
}

/** What the contract or the client calls it; `''` for what neither knows. */
export function problemKind({ cause }: SessionError): string {
  return isPicGenError(cause) ? cause.kind : ''
}

/** Whether a sentence of the server may be shown as it is. */
export function isEnglish(language: string): boolean {
  return /^en\b/i.test(language)
}

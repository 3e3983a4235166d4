import { abortable } from './abortable.js'
import { AuthenticationError } from './errors/index.js'

/** Where the tokens of requests come from. */
export interface Tokens {
  /**
   * The token to send, or undefined to send none. `refused` is one that was answered with a 401: another is asked for, once
   * for all who were refused with it. Rejects with an `AuthenticationError` where there is none to be had.
   */
  get(signal: AbortSignal | undefined, refused?: string): Promise<string | undefined>
  /** Forgets the token that is kept. */
  forget(): void
}

/** Milliseconds before its end from which a token is no longer sent: it may be on its way for a while. */
const MARGIN_MS = 10_000

/** Keeps a token until it ends or is refused, and asks once for all calls that want one at the same time. */
export function createTokens(getToken: (() => string | Promise<string>) | undefined): Tokens {
  let kept: { token: string; goodUntil: number } | undefined
  let asked: Promise<string> | undefined
  let round = 0

  const ask = async (): Promise<string> => {
    const mine = ++round
    try {
      const token = await readToken(getToken)
      if (mine === round) kept = { token, goodUntil: expiryOf(token) - MARGIN_MS }
      return token
    } finally {
      if (mine === round) asked = undefined
    }
  }

  return {
    get: async (signal, refused) => {
      if (!getToken) return undefined
      if (kept && (kept.token === refused || kept.goodUntil <= Date.now())) kept = undefined
      if (kept) return kept.token
      asked ??= ask()
      return abortable(asked, signal)
    },
    forget: () => {
      round += 1
      kept = asked = undefined
    },
  }
}

async function readToken(getToken: (() => string | Promise<string>) | undefined): Promise<string> {
  let token: unknown
  let cause: unknown
  try {
    token = await getToken?.()
  } catch (error) {
    cause = error
  }
  const text = typeof token === 'string' ? token.trim() : ''
  // A header carries neither a line break nor what is beyond Latin-1; no token has a blank or such letters.
  if (/^[\x21-\x7e]+$/.test(text)) return text
  const complaint = text
    ? 'The token has characters that no header can carry.'
    : `There is no token to send: ${cause === undefined ? '`getToken` gave none' : '`getToken` failed'}.`
  throw new AuthenticationError(complaint, { code: 'token_unavailable', cause })
}

/** Milliseconds since 1970; `Infinity` for a token that does not say. Its signature is the server's to check. */
function expiryOf(token: string): number {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const { exp } = JSON.parse(atob(payload))
    return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY // No JWT, but a token all the same.
  }
}

import { type Accounts, createAccount } from './account.js'
import type { Connection } from './connection.js'
import { type Conversations, createConversations } from './conversations.js'
import { createHttp } from './http.js'
import { createImages, type Images } from './images.js'
import { createModels, type Models } from './models.js'
import { createOpenStream } from './open-stream.js'
import { createTokens } from './tokens.js'

/** Where a PicGen Studio is, and who calls. */
export interface PicGenOptions {
  /** Address of the server. It may have a path. */
  baseUrl: string | URL
  /** A bearer token that stays good. Without it and without `getToken`, no header is sent: `local` mode. */
  token?: string | undefined
  /**
   * Gives a token when one is needed, once for all calls that wait for it. It is kept until the `exp` of a JWT has come or
   * the server has refused it (401), and is asked for once more then.
   */
  getToken?: (() => string | Promise<string>) | undefined
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
  /**
   * Milliseconds for a whole call, with all its tries. Default 60000, and at least five minutes for an upload. A try that
   * hangs for half of it gives way to another.
   */
  timeoutMs?: number | undefined
  /** How often a failure that may pass is tried again: no connection, 408, 429, 5xx. Default 3. */
  maxRetries?: number | undefined
  /** Sent with every request. They win over the SDK's own. */
  headers?: HeadersInit | undefined
  /**
   * Milliseconds to wait after the first, second, … try that failed, on top of what the server asks for (`Retry-After`).
   * Default: anything up to 0.5, 1, 2, 4, then 8 s, by chance. `() => 0` makes a test quick.
   */
  retryDelayMs?: ((tries: number) => number) | undefined
}

/** A client of PicGen Studio. Its calls reject with a `PicGenError`, or with their signal's reason. */
export interface PicGen {
  readonly conversations: Conversations
  readonly images: Images
  readonly models: Models
  readonly account: Accounts
  /** Forgets the token that `getToken` gave, so that the next request asks for one: somebody else has signed in. */
  forgetToken(): void
}

/**
 * Makes a client. Failures that may pass (no connection, 408, 429, 5xx) are tried again, safely: every POST carries an
 * idempotency key.
 * @throws TypeError when `baseUrl` is no address, or both `token` and `getToken` are given.
 * @example
 * const picgen = createPicGen({ baseUrl: 'http://127.0.0.1:3000' })
 * const conversation = await picgen.conversations.create()
 * const sent = await picgen.conversations.sendMessage(conversation.id, { content: 'Draw a cat in a yellow raincoat' })
 * const image = await picgen.images.waitFor(sent.image_id)
 */
export function createPicGen(options: PicGenOptions): PicGen {
  const { token, getToken } = options
  if (token !== undefined && getToken) throw new TypeError('Give `token` or `getToken`, not both.')
  const connection: Connection = {
    baseUrl: readBaseUrl(options.baseUrl),
    tokens: createTokens(token === undefined ? getToken : () => token),
    // Looked up with every call, so that a test or a polyfill may replace it later.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    headers: options.headers,
    timeoutMs: options.timeoutMs ?? 60_000,
    maxRetries: options.maxRetries ?? 3,
    retryDelayMs: options.retryDelayMs ?? fullJitterMs,
  }
  const http = createHttp(connection)
  const watching = { open: createOpenStream(connection), retryDelayMs: connection.retryDelayMs }
  return {
    conversations: createConversations(http, watching),
    images: createImages(http, watching),
    models: createModels(http),
    account: createAccount(http),
    forgetToken: connection.tokens.forget,
  }
}

/** Anything up to a limit that doubles, so that clients who failed together don't come back together. */
function fullJitterMs(tries: number): number {
  return Math.random() * Math.min(8_000, 500 * 2 ** (tries - 1))
}

/** Absolute, without a trailing slash. `Request` resolves a relative one against the page, where there is a page. */
function readBaseUrl(baseUrl: string | URL): string {
  const complaint = `\`baseUrl\` must be an address such as "https://studio.example.com", not "${baseUrl}".`
  let url: URL
  try {
    url = new URL(new Request(baseUrl).url)
  } catch (cause) {
    throw new TypeError(complaint, { cause })
  }
  if (baseUrl === '' || !/^https?:$/.test(url.protocol)) throw new TypeError(complaint)
  return url.origin + url.pathname.replace(/\/+$/, '')
}

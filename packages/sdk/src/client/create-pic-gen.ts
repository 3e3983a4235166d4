import { type Accounts, createAccount } from './account.js'
import { type Conversations, createConversations } from './conversations.js'
import { createHttp, type HttpOptions } from './http.js'
import { createImages, type Images } from './images.js'
import { createModels, type Models } from './models.js'
import { createOpenStream } from './open-stream.js'

/** Where a PicGen Studio is, and who calls. */
export interface PicGenOptions {
  /** Address of the server. It may have a path. */
  baseUrl: string | URL
  /** A bearer token that stays good. Without it and without `getToken`, no header is sent: `local` mode. */
  token?: string | undefined
  /** Gives the token of the next request; asked for each attempt, so that an expired one can be replaced. */
  getToken?: (() => string | Promise<string>) | undefined
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
  /**
   * Milliseconds to wait after the first, second, … try that failed, where the server names no time itself. Default: about
   * 250, 500 and 1000, a little random. `() => 0` makes a test quick.
   */
  retryDelayMs?: ((tries: number) => number) | undefined
}

/** A client of PicGen Studio. Its calls reject with a `PicGenError`, or with their signal's reason. */
export interface PicGen {
  readonly conversations: Conversations
  readonly images: Images
  readonly models: Models
  readonly account: Accounts
}

/**
 * Makes a client. Passing failures (no connection, 408, 429, 5xx) are retried a few times, safely: every POST carries an
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
  const connection = {
    baseUrl: readBaseUrl(options.baseUrl),
    getToken: token === undefined ? getToken : () => token,
    // Looked up with every call, so that a test or a polyfill may replace it later.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    retryDelayMs: options.retryDelayMs ?? usualDelayMs,
  } satisfies HttpOptions
  const http = createHttp(connection)
  return {
    conversations: createConversations(http, { ...connection, open: createOpenStream(connection) }),
    images: createImages(http),
    models: createModels(http),
    account: createAccount(http),
  }
}

/** Doubles each time, up to 4 s; random, so that clients who failed together don't come back together. */
function usualDelayMs(tries: number): number {
  return Math.min(4_000, 300 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2)
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

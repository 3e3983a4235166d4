import type { CallingOptions } from './options.js'

/**
 * One guarded `fetch`, made for one call: hand it to an AI SDK provider (`createOpenAI({ fetch })`), to a vendor's client, or
 * use it. It retries what may be retried inside the image's time, never sends a request again that may have been billed,
 * caps what comes back, and downloads from public https addresses only, without the caller's headers.
 *
 * Bodies are read before it resolves (event streams excepted), so an answer that nobody reads leaks nothing. An error status
 * that remains after all retries is an ordinary `Response`. Rejects with the signal's reason, or a `ProviderHttpError`.
 */
export declare function createCallingFetch(options: CallingOptions): typeof fetch

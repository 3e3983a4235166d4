import { type ApiRequest, callApi } from './api-call.js'
import { DOWNLOAD_DEFAULTS, type DownloadOptions, download } from './download.js'
import type { CallingOptions } from './options.js'
import { createApiMatcher, isBillableByDefault } from './origins.js'
import { ProviderHttpError } from './provider-http-error.js'
import { createSpending } from './spending.js'

/**
 * One guarded `fetch`, made for one call: hand it to an AI SDK provider (`createOpenAI({ fetch })`), to a vendor's client, or
 * use it. It retries what may be retried inside the image's time, never sends a request again that may have been billed,
 * caps what comes back, and downloads from public https addresses only, without the caller's headers.
 *
 * Bodies are read to their end before it resolves, so an answer that nobody reads leaks nothing; it is not for endless
 * streams. An error status that remains after all retries is an ordinary `Response`. Rejects with the signal's reason, with
 * a `ProviderHttpError`, or with what `onSpend` or `onRefused` rejected with.
 *
 * `downloads` is for tests.
 *
 * @example
 *   const fetch = createCallingFetch({ providerName: 'OpenAI', baseUrl, signal, deadlineAt, onSpend, onRefused })
 *   const model = createOpenAI({ apiKey, baseURL: baseUrl, fetch }).image('gpt-image-1')
 */
export function createCallingFetch(options: CallingOptions, downloads: Partial<DownloadOptions> = {}): typeof fetch {
  const isApi = createApiMatcher(options.baseUrl, options.apiHosts)
  const isBillable = options.isBillable?.bind(options) ?? isBillableByDefault
  const spending = createSpending(options)
  const downloadOptions = { ...DOWNLOAD_DEFAULTS, ...downloads }

  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    options.signal.throwIfAborted()
    if (/^data:/i.test(address)) return readDataUrl(address, downloadOptions.maximumBytes)
    const url = URL.parse(address)
    if (!url) throw new ProviderHttpError('forbidden_url', `${options.providerName} named an address that is none.`)
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    if (!isApi(url)) {
      if (method !== 'GET') throw new ProviderHttpError('forbidden_url', `Nothing is sent to ${url.host}.`)
      const signal = joinSignals(options.signal, init?.signal ?? (input instanceof Request ? input.signal : null))
      return download(url, downloadOptions, { signal, deadlineAt: options.deadlineAt, retry: options.retry })
    }
    const request = new Request(input, init)
    const signal = joinSignals(options.signal, request.signal)
    return callApi(await toApiRequest(request, url, isBillable({ method, url }), signal), options, spending)
  }
}

function joinSignals(own: AbortSignal, other: AbortSignal | null): AbortSignal {
  return other ? AbortSignal.any([own, other]) : own
}

/** Headers that the transport sets by itself. */
const TRANSPORT_HEADERS = new Set(['host', 'connection', 'transfer-encoding', 'content-length', 'accept-encoding'])

async function toApiRequest(request: Request, url: URL, billable: boolean, signal: AbortSignal): Promise<ApiRequest> {
  const headers = Object.fromEntries([...request.headers].filter(([name]) => !TRANSPORT_HEADERS.has(name)))
  const body = request.body ? new Uint8Array(await request.arrayBuffer()) : null
  return { url, method: request.method, headers, body, billable, signal }
}

async function readDataUrl(address: string, maximumBytes: number): Promise<Response> {
  if (address.length > maximumBytes * (4 / 3) + 1_024) {
    throw new ProviderHttpError('too_large', `An image inside the answer is larger than ${maximumBytes} bytes.`)
  }
  try {
    return await globalThis.fetch(address)
  } catch (error) {
    throw new ProviderHttpError('unexpected_body', 'An image inside the answer can not be read.', { cause: error })
  }
}

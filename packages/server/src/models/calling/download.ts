import type { ClientRequest } from 'node:http'
import { Agent, type RequestOptions, request as requestHttps } from 'node:https'
import {
  createPublicLookup,
  isPublicAddress,
  literalAddress,
  type ResolveAddresses,
  resolveBySystem,
} from './addresses.js'
import { ACCEPTED_ENCODINGS } from './body.js'
import { ProviderHttpError } from './provider-http-error.js'
import { type Patience, sendPatiently } from './retry.js'
import { type Answer, ConnectionError, exchange, toResponse } from './transport.js'

const MAXIMUM_REDIRECTS = 3
const ATTEMPTS = 3
// Never a proxy's: the address that was checked must be the one that is connected to.
const agent = new Agent({ keepAlive: false })

/** What a download costs at most, and how it gets out; only tests give another way out. */
export interface DownloadOptions {
  maximumBytes: number
  /** Milliseconds for one attempt, redirects and body included. */
  timeoutMs: number
  resolve: ResolveAddresses
  request(url: URL, options: RequestOptions): ClientRequest
}

export const DOWNLOAD_DEFAULTS: DownloadOptions = {
  maximumBytes: 50 * 1024 * 1024,
  timeoutMs: 30_000,
  resolve: resolveBySystem,
  request: requestHttps,
}

/**
 * Fetches a URL that a provider named: https, port 443, public addresses only, at most 3 redirects within its origin, none of
 * the caller's headers. Only a success comes back; rejects with a `ProviderHttpError` or the signal's reason.
 */
export async function download(
  url: URL,
  options: DownloadOptions,
  patience: Omit<Patience, 'billable'>,
): Promise<Response> {
  const retry = { ...patience.retry, attempts: Math.min(patience.retry?.attempts ?? ATTEMPTS, ATTEMPTS) }
  const answer = await sendPatiently(() => downloadOnce(url, options, patience.signal), {
    ...patience,
    retry,
    billable: false,
  }).catch((error: unknown) => {
    if (!(error instanceof ConnectionError)) throw error
    const kind = error.nothingSent ? 'unreachable' : 'interrupted'
    throw new ProviderHttpError(kind, `The download from ${url.host} failed: ${error.message}`, { cause: error })
  })
  if (answer.status < 300) return toResponse(answer)
  throw new ProviderHttpError('download_failed', `The download from ${url.host} answered ${answer.status}.`, {
    answer: { status: answer.status, body: '', headers: {} },
  })
}

async function downloadOnce(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<Answer> {
  const cap = new AbortController()
  const late = new ProviderHttpError(
    'download_failed',
    `The download from ${url.host} took over ${options.timeoutMs} ms.`,
  )
  const timer = setTimeout(() => cap.abort(late), options.timeoutMs)
  try {
    return await followRedirects(url, options, AbortSignal.any([signal, cap.signal]))
  } finally {
    clearTimeout(timer)
  }
}

async function followRedirects(start: URL, options: DownloadOptions, signal: AbortSignal): Promise<Answer> {
  let url = start
  for (let redirects = 0; ; redirects++) {
    const answer = await get(url, options, signal)
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
    if (location === null) return answer
    const next = URL.parse(location, url.href)
    if (next?.origin !== start.origin) throw forbidden(url, 'redirects to another origin')
    if (redirects === MAXIMUM_REDIRECTS) throw forbidden(url, `redirects more than ${MAXIMUM_REDIRECTS} times`)
    url = next
  }
}

function get(url: URL, { maximumBytes, resolve, request }: DownloadOptions, signal: AbortSignal): Promise<Answer> {
  requireOpenable(url)
  const headers = { accept: 'image/*, */*;q=0.5', 'accept-encoding': ACCEPTED_ENCODINGS, 'user-agent': 'picgen' }
  const lookup = createPublicLookup(resolve)
  return exchange({
    open: () => request(url, { method: 'GET', headers, agent, lookup }),
    body: null,
    signal,
    limit: { maximumBytes },
  })
}

/** Throws where the URL itself says that it must not be opened. A host that is an address never reaches `lookup`. */
function requireOpenable(url: URL): void {
  if (url.protocol !== 'https:') throw forbidden(url, 'is not an https address')
  if (url.username || url.password) throw forbidden(url, 'has credentials in its address')
  if (url.port) throw forbidden(url, 'names a port of its own')
  const literal = literalAddress(url.hostname)
  if (literal !== null && !isPublicAddress(literal)) throw forbidden(url, 'is not a public address')
}

function forbidden(url: URL, why: string): ProviderHttpError {
  return new ProviderHttpError('forbidden_url', `A download from ${url.host || url.protocol} ${why}.`)
}

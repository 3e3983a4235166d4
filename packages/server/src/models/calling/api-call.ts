import { Agent, globalAgent, request as requestHttp } from 'node:http'
import { request as requestHttps, Agent as SecureAgent, globalAgent as secureGlobalAgent } from 'node:https'
import { ACCEPTED_ENCODINGS } from './body.js'
import type { CallingOptions } from './options.js'
import { ProviderHttpError } from './provider-http-error.js'
import { isLostAnswer, sendPatiently } from './retry.js'
import { requireSimpleJson } from './simple-json.js'
import type { Spending } from './spending.js'
import { type Answer, ConnectionError, exchange, toResponse } from './transport.js'

/** Base64 in JSON: about 48 MiB of image. */
const MAXIMUM_BYTES = 64 * 1024 * 1024

// A connection of its own for each billable request: on a kept one, a reset that comes while it was idle looks like a lost
// answer. Whoever sets NODE_USE_ENV_PROXY gets the proxy here too, as Node's global agents do.
const proxyEnv = process.env['NODE_USE_ENV_PROXY'] === '1' ? process.env : undefined
const freshAgents = { http: new Agent({ proxyEnv }), https: new SecureAgent({ proxyEnv }) }
const keepingAgents = { http: globalAgent, https: secureGlobalAgent }

/** A request to the API, its body read, so that it can be sent again. */
export interface ApiRequest {
  url: URL
  method: string
  headers: Record<string, string>
  body: Uint8Array | null
  billable: boolean
  signal: AbortSignal
}

/** Sends a request to the API, patiently; see `createCallingFetch`. */
export async function callApi(request: ApiRequest, options: CallingOptions, spending: Spending): Promise<Response> {
  const { signal, billable } = request
  const { deadlineAt, providerName, retry } = options
  const attempt = billable ? () => sendBillable(request, spending) : () => sendOnce(request)
  try {
    return take(await sendPatiently(attempt, { signal, deadlineAt, retry, billable }), request, options)
  } catch (error) {
    const failure = error instanceof ConnectionError ? explainConnection(error, providerName, billable) : error
    if (failure instanceof ProviderHttpError && failure.kind === 'maybe_billed') spending.lose(failure)
    throw failure
  }
}

/** One attempt. A refused one is withdrawn before the next, so that a worker which dies in between leaves nothing open. */
async function sendBillable(request: ApiRequest, spending: Spending): Promise<Answer> {
  let mayHaveBeenBilled = false
  await spending.begin()
  try {
    request.signal.throwIfAborted()
    mayHaveBeenBilled = true
    const answer = await sendOnce(request)
    if (answer.status >= 300 && !isLostAnswer(answer)) mayHaveBeenBilled = false
    return answer
  } catch (error) {
    if (error instanceof ConnectionError && error.nothingSent) mayHaveBeenBilled = false
    throw error
  } finally {
    await end(spending, mayHaveBeenBilled, request.signal)
  }
}

async function end(spending: Spending, mayHaveBeenBilled: boolean, signal: AbortSignal): Promise<void> {
  try {
    await spending.end(mayHaveBeenBilled)
  } catch (error) {
    // An image that was cancelled is nobody's any more: that it can't be written down is the abort's doing.
    signal.throwIfAborted()
    throw error
  }
}

async function sendOnce({ url, method, headers, body, billable, signal }: ApiRequest): Promise<Answer> {
  signal.throwIfAborted()
  return exchange({
    open: () => open(url, { method, headers }, billable),
    body,
    signal,
    limit: { maximumBytes: MAXIMUM_BYTES },
  })
}

function open(url: URL, init: { method: string; headers: Record<string, string> }, billable: boolean) {
  const agents = billable ? freshAgents : keepingAgents
  const options = { ...init, headers: { ...init.headers, 'accept-encoding': ACCEPTED_ENCODINGS } }
  return url.protocol === 'https:'
    ? requestHttps(url, { ...options, agent: agents.https })
    : requestHttp(url, { ...options, agent: agents.http })
}

function explainConnection(error: ConnectionError, providerName: string, billable: boolean): ProviderHttpError {
  const kind = error.nothingSent ? 'unreachable' : billable ? 'maybe_billed' : 'interrupted'
  return new ProviderHttpError(kind, `The connection to ${providerName} failed: ${error.message}`, { cause: error })
}

/** The answer as `fetch` gives it, unless it is one that no caller could use. */
function take(answer: Answer, { billable }: ApiRequest, { providerName }: CallingOptions): Response {
  if (billable && isLostAnswer(answer)) {
    throw new ProviderHttpError('maybe_billed', `The answer of ${providerName} was lost on its way: ${answer.status}.`)
  }
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
    throw new ProviderHttpError('redirected', `The API of ${providerName} answered with a redirect (${answer.status}).`)
  }
  if (answer.status < 300 && /^(text\/html|application\/xhtml)/i.test(answer.headers.get('content-type') ?? '')) {
    throw new ProviderHttpError('unexpected_body', `The API of ${providerName} answered with a web page.`)
  }
  requireSimpleJson(answer.blocks)
  return toResponse(answer)
}

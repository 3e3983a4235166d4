import { once } from 'node:events'
import { type ClientRequest, IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { type BodyLimit, readBody } from './body.js'
import { ProviderHttpError } from './provider-http-error.js'

const CONNECT_TIMEOUT_MS = 10_000
/** Enough for what a provider says of an error; the rest of such a body is never read. */
const ERROR_BODY_BYTES = 1024 * 1024

/** What came back, its body read. */
export interface Answer {
  status: number
  statusText: string
  headers: Headers
  /** The body, in order. */
  blocks: Buffer[]
}

/** The connection failed, or broke. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  readonly code: string

  constructor(
    /** Whether it is certain that not a byte of the request left: the connection never came about. */
    readonly nothingSent: boolean,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  }
}

/** One request, ready to be sent. */
export interface Exchange {
  /** Opens it, unsent. */
  open(): ClientRequest
  body: Uint8Array | null
  signal: AbortSignal
  limit: BodyLimit
  /** Milliseconds for the connection to come about, TLS included. Default 10,000. */
  connectTimeoutMs?: number
}

/**
 * Sends a request and reads its answer; the body of an error answer is cut off at 1 MiB. Rejects with the signal's reason, a
 * `ProviderHttpError` where the answer can't be taken, or a `ConnectionError`.
 */
export async function exchange(options: Exchange): Promise<Answer> {
  const { signal, body } = options
  signal.throwIfAborted()
  const request = options.open()
  const connection = watchConnection(request, options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS)
  const abort = () => request.destroy()
  signal.addEventListener('abort', abort, { once: true })
  try {
    request.end(body ?? undefined)
    return await readAnswer(request, options.limit)
  } catch (error) {
    request.destroy()
    signal.throwIfAborted()
    if (error instanceof ProviderHttpError) throw error
    if (isNoHttp(error))
      throw new ProviderHttpError('unexpected_body', 'The answer is no valid HTTP.', { cause: error })
    throw new ConnectionError(!connection.established, error)
  } finally {
    connection.end()
    signal.removeEventListener('abort', abort)
  }
}

/** Knows when the first byte of a request can have left, and gives up on a connection that never comes about. */
function watchConnection(request: ClientRequest, timeoutMs: number) {
  const timer = setTimeout(() => request.destroy(new Error(`No connection within ${timeoutMs} ms.`)), timeoutMs)
  const connection = { established: false, end: () => clearTimeout(timer) }
  const establish = () => {
    connection.established = true
    connection.end()
  }
  // Every failure also reaches whoever waits for the answer or reads it; without a listener a late one would end the process.
  request.on('error', connection.end)
  request.once('socket', (socket) => {
    if (request.reusedSocket) establish()
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', establish)
  })
  return connection
}

async function readAnswer(request: ClientRequest, limit: BodyLimit): Promise<Answer> {
  const [message]: unknown[] = await once(request, 'response')
  if (!(message instanceof IncomingMessage)) throw new TypeError('A request was answered by something else.')
  const status = message.statusCode ?? 0
  if (status < 200 || status > 599) throw new ProviderHttpError('unexpected_body', `The answer's status is ${status}.`)
  const blocks = await readBody(message, status < 400 ? limit : { maximumBytes: ERROR_BODY_BYTES, cut: true })
  return { status, statusText: message.statusMessage ?? '', headers: headersOf(message), blocks }
}

/** Headers that no longer say anything true of a body that has been read and decompressed. */
const STALE_HEADERS = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (!STALE_HEADERS.has(name)) for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}

function isNoHttp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_')
}

const WITHOUT_BODY = new Set([204, 205, 304])

/** The answer as `fetch` would give it. Its blocks are let go as they are read. */
export function toResponse({ status, statusText, headers, blocks }: Answer): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const block = blocks.shift()
      if (block) controller.enqueue(block)
      else controller.close()
    },
  })
  return new Response(WITHOUT_BODY.has(status) ? null : body, {
    status,
    statusText: /^[\t\x20-\x7e]*$/.test(statusText) ? statusText : '',
    headers,
  })
}

/** The beginning of an answer's body as text. */
export function textOf({ blocks }: Answer, maximumBytes = 65_536): string {
  return Buffer.concat(blocks.slice(0, 1)).subarray(0, maximumBytes).toString('utf8')
}

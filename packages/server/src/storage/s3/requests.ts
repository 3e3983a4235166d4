import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { StorageError } from '../blob-store.js'

/** Where a bucket is, and what opens it. */
export interface S3Settings {
  /** A URL, with or without a path; the bucket's name comes behind it. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** One request to the bucket. */
export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Without one it is about the bucket. */
  key?: string
  query?: Record<string, string>
  range?: string
  body?: Uint8Array<ArrayBuffer>
}

/** How long is tried, and how often. */
export interface S3Patience {
  /** Milliseconds for all the tries together, until `use` has what it wants. */
  budgetMs: number
  tries: number
}

/** A worker that is told to stop ends within 30 seconds, even if its last picture takes all of this to fail. */
export const PATIENT: S3Patience = { budgetMs: 15_000, tries: 3 }

/** For what can be left to the sweeper. */
export const BRISK: S3Patience = { budgetMs: 5000, tries: 3 }

/** For who asks whether the bucket is there: the next question comes soon. */
export const QUICK: S3Patience = { budgetMs: 5000, tries: 1 }

const FIRST_PAUSE_MS = 200

/** What the bucket answered in place of what it was asked for. */
export class S3AnswerError extends StorageError {
  override readonly name = 'S3AnswerError'

  /** `reason` is S3's own word, such as `NoSuchBucket`; empty where it gave none. */
  constructor(
    method: string,
    readonly status: number,
    readonly reason: string,
  ) {
    super(`The bucket answered a ${method} with ${status}${reason && ` ${reason}`}`)
  }
}

/** Makes requests to one bucket; `use` takes from the answer what it wants, and a failure in that is tried again too. */
export type S3Requester = <Result>(
  request: S3Request,
  use: (response: Response) => Promise<Result>,
  patience?: S3Patience,
) => Promise<Result>

/** Signed requests, tried again where that can help. Rejects with a `StorageError`, which never holds a key or a secret. */
export function createS3Requester(settings: S3Settings): S3Requester {
  return async (request, use, patience = PATIENT) => {
    const stopping = new AbortController()
    const late = new StorageError(`The bucket took longer than ${patience.budgetMs / 1000} seconds`)
    const timer = setTimeout(() => stopping.abort(late), patience.budgetMs)
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await use(await ask(settings, request, stopping.signal))
        } catch (error) {
          if (stopping.signal.aborted) throw late
          if (attempt === patience.tries || !isWorthAnother(error)) {
            // Lets go of an answer that nobody reads to its end.
            stopping.abort()
            throw told(request, error)
          }
        }
        await delay(FIRST_PAUSE_MS * 3 ** (attempt - 1) * (1 + Math.random()))
      }
    } finally {
      // A body that is read as a stream goes on for as long as its reader likes.
      clearTimeout(timer)
    }
  }
}

async function ask(settings: S3Settings, request: S3Request, signal: AbortSignal): Promise<Response> {
  const { url, headers } = await sign(settings, request)
  const { method, body = null } = request
  const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
  if (response.ok) return response
  const reason = /<Code>(\w{1,64})<\/Code>/.exec(await response.text())?.[1]
  throw new S3AnswerError(method, response.status, reason ?? '')
}

async function sign(settings: S3Settings, { method, key, query, range, body }: S3Request) {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}${key === undefined ? '' : `/${key}`}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    // The bytes are signed with the rest, so that a bucket never keeps any others.
    headers: {
      'x-amz-content-sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
    },
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
  }).sign()
  // Not signed, since proxies change it; a compressed answer would have another length.
  signed.headers.set('accept-encoding', 'identity')
  if (range !== undefined) signed.headers.set('range', range)
  return signed
}

/** A connection that broke, or a server that is busy, may do better the next time. */
function isWorthAnother(error: unknown): boolean {
  if (!(error instanceof S3AnswerError)) return !(error instanceof StorageError)
  return error.status >= 500 || error.status === 429 || error.status === 408 || error.reason === 'RequestTimeout'
}

function told({ method }: S3Request, error: unknown): StorageError {
  return error instanceof StorageError
    ? error
    : new StorageError(`The bucket could not be reached with a ${method}`, { cause: error })
}

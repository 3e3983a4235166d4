import { Readable } from 'node:stream'
import { type BlobStore, StorageError } from '../blob-store.js'
import { requireKey } from '../keys.js'
import { parseListPage } from './list-page.js'
import { BRISK, createS3Requester, QUICK, S3AnswerError, type S3Settings } from './requests.js'

/** The most files that S3 lists in one answer. */
const MAX_PAGE = 1000

/** Keeps image files in a bucket of anything that speaks S3. It needs to list, get, put and delete there. */
export function createS3Store(settings: S3Settings): BlobStore {
  const request = createS3Requester(settings)

  const check = async () => {
    const query = { 'list-type': '2', 'max-keys': '1' }
    await request({ method: 'GET', query }, async (response) => parseListPage(await response.text()), QUICK)
  }

  const stream = (key: string, range?: { start: number; end: number }) => {
    const ranged = range ? { range: `bytes=${range.start}-${range.end}` } : {}
    return orNull(
      request({ method: 'GET', key, ...ranged }, async ({ headers, body }) => {
        if (range && !headers.get('content-range')?.startsWith(`bytes ${range.start}-${range.end}/`))
          throw new StorageError('The bucket gave another range of a file than it was asked for')
        return body ? Readable.fromWeb(body) : Readable.from([])
      }),
    )
  }

  return {
    async put(key, bytes) {
      const body = new Uint8Array(bytes)
      await request({ method: 'PUT', key: requireKey(key), body }, drop)
    },

    read: (key) =>
      orNull(
        request({ method: 'GET', key: requireKey(key) }, async (response) => Buffer.from(await response.arrayBuffer())),
      ),

    async open(key) {
      const size = await orNull(request({ method: 'HEAD', key: requireKey(key) }, async (response) => sizeOf(response)))
      if (size !== null) return { size, stream: (range) => stream(key, range) }
      // The answer to a HEAD has no words to tell a missing file from a missing bucket.
      await check()
      return null
    },

    async delete(key) {
      await orNull(request({ method: 'DELETE', key: requireKey(key) }, drop, BRISK))
    },

    list(after, limit) {
      const query = {
        'list-type': '2',
        'max-keys': String(Math.min(limit, MAX_PAGE)),
        ...(after !== null && { 'start-after': after }),
      }
      return request({ method: 'GET', query }, async (response) => parseListPage(await response.text()))
    },

    check,
  }
}

/** Reads the answer to its end, so that its connection can be used again. */
async function drop(response: Response): Promise<void> {
  await response.arrayBuffer()
}

function sizeOf(response: Response): number {
  const size = Number(response.headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(size)) throw new StorageError('The bucket does not say how large a file is')
  return size
}

/** Null in place of "there is no such file"; that there is no such bucket stays an error. */
async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof S3AnswerError && error.status === 404 && error.reason !== 'NoSuchBucket') return null
    throw error
  }
}

import { StartError } from '../../start-error.js'
import type { BlobStore } from '../blob-store.js'
import { S3AnswerError, type S3Settings } from './requests.js'

/**
 * Throws a `StartError` when the bucket can be reached and says that it will never do. One that is away may come back, as
 * it may later: `onAway` hears of it, and the start goes on.
 */
export async function requireBucket(
  store: BlobStore,
  settings: S3Settings,
  onAway: (error: unknown) => void,
): Promise<void> {
  try {
    await store.check()
  } catch (error) {
    const sentence = error instanceof S3AnswerError ? sentenceFor(error, settings) : null
    if (sentence !== null) throw new StartError(sentence, { cause: error })
    onAway(error)
  }
}

function sentenceFor({ status, reason }: S3AnswerError, { bucket, region }: S3Settings): string | null {
  if (status >= 500 || status === 429 || status === 408) return null
  if (reason === 'RequestTimeTooSkewed') return 'The bucket refuses this machine’s clock: set its time right.'
  if (status === 404) return `There is no bucket "${bucket}" at S3_ENDPOINT: create it, or set S3_BUCKET to another.`
  if (status === 403 || status === 401)
    return `The bucket "${bucket}" refuses S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY${reason && ` (${reason})`}: correct them, and let them list, get, put and delete.`
  if ((status >= 300 && status < 400) || /Region|AuthorizationHeaderMalformed/.test(reason))
    return `The bucket "${bucket}" is not in the region ${region} of S3_ENDPOINT: correct S3_REGION and S3_ENDPOINT.`
  return `The bucket "${bucket}" can't be used (it answers ${status}${reason && ` ${reason}`}): check S3_ENDPOINT and S3_BUCKET.`
}

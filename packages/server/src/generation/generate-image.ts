import type { Logger } from 'pino'
import type { Database } from '../database/connect.js'
import {
  type DecodedImage,
  decodeImage,
  findImage,
  type ImageRow,
  keepProvenance,
  UndecodableImageError,
} from '../images/index.js'
import { errorWithoutPrompt, withoutPrompt } from '../logger.js'
import type { Catalogue } from '../models/catalogue.js'
import {
  CallHandedOverError,
  type GeneratedImage,
  type ImageModel,
  type ImageModelContext,
  ImageModelError,
  type ImageModelRequest,
  type SourceImage,
} from '../models/image-model.js'
import type { BlobStore } from '../storage/blob-store.js'
import { type Claim, ClaimLostError, claimImage, handBack, keepClaim, releaseClaim } from './claim.js'
import { keepPreview } from './keep-preview.js'
import { type OnImageEnd, tellEnd } from './observer.js'
import { createProviderCall } from './provider-call.js'
import { enqueueGeneration, findReferences, MAX_ATTEMPTS } from './repository.js'
import { type Failure, type FinishedImage, GIVEN_UP, settleCompleted, settleFailed } from './settle.js'
import { removeFiles, storeFiles } from './store-files.js'
import { whileDatabaseAway } from './while-database-away.js'

/** What a model may take to let go of an image that is handed over, in milliseconds: less than a worker has to stop. */
const HAND_OVER_MS = 2000

/** What making an image takes. */
export interface GenerationParts {
  database: Database
  catalogue: Catalogue
  store: BlobStore
  /** A model's time for one image, in milliseconds. */
  timeoutMs: number
  /** The least time between two previews of an image, in milliseconds; 1000 without it. */
  previewIntervalMs?: number
  logger: Logger
  onImageEnd?: OnImageEnd
  /** The request that asked for the image; null where it is not known any more. */
  requestId?: string | null
  /** Whether the log may hold prompts. */
  logPrompts?: boolean
  /** Hears what whoever runs the Studio has to put right at a model; it may be told the same often. */
  tellOperator?(model: string, sentence: string): void
}

/**
 * Makes one image from beginning to end: takes it up, calls the model, checks and stores what came back, settles.
 *
 * An image whose model fails, or whose picture the store does not take, is settled as `failed`, and that is a success of
 * the job. Rejects when the database fails instead: the claim is released and the queue tries again, until the last attempt,
 * which fails the image. A shutdown hands the image back.
 */
export async function generateImage(parts: GenerationParts, imageId: string, shutdown: AbortSignal): Promise<void> {
  // The queue can still hand out a job while it stops.
  if (shutdown.aborted) return enqueueGeneration(parts.database, imageId, parts.requestId)
  const claim = await claimImage(parts.database, imageId)
  if (!claim) return
  const logger = parts.logger.child({ image_id: imageId, model: claim.image.model, attempt: claim.image.attempts })
  const keeper = keepClaim(parts.database, claim, (error) => logger.warn({ err: error }, 'a heartbeat failed'))
  const previews = keepPreview(parts.database, claim, { intervalMs: parts.previewIntervalMs, logger })
  const model = parts.catalogue.find(claim.image.model)
  const modelName = model?.info.name ?? claim.image.model
  const timeoutMs = model?.timeoutMs ?? parts.timeoutMs
  const deadlineAt = deadlineOf(claim, timeoutMs)
  const deadline = AbortSignal.timeout(Math.max(0, deadlineAt - Date.now()))
  try {
    const signal = AbortSignal.any([deadline, shutdown, keeper.signal])
    const providerCall = createProviderCall(parts.database, claim, { signal, modelName })
    logger.info(parts.logPrompts ? { prompt: claim.image.prompt } : {}, 'calling the model')
    const context = { signal, deadlineAt, onProgress: keeper.report, onPreview: previews.show, providerCall }
    const generated = await generate(parts, claim, context).finally(previews.stop)
    await finish(parts, claim, generated, shutdown)
    logger.info('image completed')
    tellEnd(parts.onImageEnd, claim.image, 'completed')
  } catch (error) {
    keeper.stop()
    if (shutdown.aborted && error === shutdown.reason) return await handBack(parts.database, claim, parts.requestId)
    if (error instanceof ClaimLostError || error instanceof CallHandedOverError) return
    const failure = deadline.aborted && error === deadline.reason ? timedOut(timeoutMs) : error
    if (failure instanceof ImageModelError) {
      const said = parts.logPrompts ? failure.message : withoutPrompt(failure.message, claim.image.prompt)
      logger.info({ code: failure.code, reason: said }, 'image failed')
      if (failure.forOperator !== null) {
        const sentence = parts.logPrompts ? failure.forOperator : withoutPrompt(failure.forOperator, claim.image.prompt)
        parts.tellOperator?.(claim.image.model, sentence)
      }
      await endFailed(parts, claim, failure, shutdown)
    } else {
      if (claim.image.attempts < MAX_ATTEMPTS) await releaseClaim(parts.database, claim)
      else await endFailed(parts, claim, GIVEN_UP, shutdown)
      throw error
    }
  } finally {
    keeper.stop()
  }
}

/** An image that is taken up at its provider has only what is left of its time, in milliseconds since the epoch. */
function deadlineOf({ image }: Claim, timeoutMs: number): number {
  const since = image.provider_job_id === null ? null : image.provider_called_at
  return (since?.getTime() ?? Date.now()) + timeoutMs
}

async function endFailed(
  { database, onImageEnd }: GenerationParts,
  { image, token }: Claim,
  failure: Failure,
  shutdown: AbortSignal,
): Promise<void> {
  const ended = await whileDatabaseAway(() => settleFailed(database, image.id, token, failure), shutdown)
  if (ended) tellEnd(onImageEnd, image, 'failed', failure.code)
}

async function generate(parts: GenerationParts, { image }: Claim, context: ImageModelContext): Promise<GeneratedImage> {
  const { signal } = context
  const { catalogue, logger, logPrompts = false } = parts
  const model = catalogue.find(image.model)
  if (!model) {
    throw new ImageModelError('provider_unavailable', `The model "${image.model}" is no longer offered here.`)
  }
  if (image.kind === 'upload') throw new Error('An upload is never generated.')
  const given = await givenInTime(parts, image, model, context)
  const { kind, prompt, width, height, seed } = image
  try {
    const promise = model.generate({ kind, prompt, width, height, seed, ...given }, context)
    const generated = await orAborted(promise, signal)
    // An adapter can be anybody's code, and trying again would pay its provider again.
    if (!(generated?.bytes instanceof Uint8Array)) throw badOutput(new TypeError('The model answered without bytes.'))
    return generated
  } catch (error) {
    // A model may reject in words of its own when it is told to stop, or hears before we do that the image has its end.
    signal.throwIfAborted()
    if (error instanceof ImageModelError || error instanceof ClaimLostError) throw error
    const err = logPrompts ? error : errorWithoutPrompt(error, image.prompt)
    logger.error({ err, image_id: image.id, model: image.model }, 'a model threw what it should not')
    throw new ImageModelError('internal', 'The model stopped with an error; try again.', { cause: error })
  }
}

/** The source, where there is one, and the references. A job at the provider that nobody can go on with any more is stopped there. */
async function givenInTime(
  parts: GenerationParts,
  image: ImageRow,
  model: ImageModel,
  context: ImageModelContext,
): Promise<Pick<ImageModelRequest, 'source' | 'references'>> {
  const { signal, providerCall } = context
  try {
    const load = (id: string | null) => loadSource(parts, image.user_id, id)
    const source = image.kind === 'img2img' ? await load(image.source_image_id) : null
    const references = await Promise.all((await findReferences(parts.database, image.id)).map(load))
    signal.throwIfAborted()
    return { source, references }
  } catch (error) {
    const isOver = signal.aborted || error instanceof ImageModelError
    if (isOver && providerCall.jobId !== null) {
      // Told to stop before it begins, a model only stops what an earlier attempt has started.
      const stopped = AbortSignal.abort(signal.aborted ? signal.reason : error)
      const { prompt, width, height, seed } = image
      const kind = image.kind === 'img2img' ? 'img2img' : 'text2img'
      const promise = model.generate(
        { kind, prompt, width, height, seed, source: null, references: [] },
        { ...context, signal: stopped },
      )
      await orAborted(promise, AbortSignal.timeout(HAND_OVER_MS)).catch(() => undefined)
    }
    throw error
  }
}

/** What the source or a reference looks like now. Deleted since the image was queued: `source_missing`. */
async function loadSource(
  { database, store, logger }: GenerationParts,
  userId: string,
  sourceImageId: string | null,
): Promise<SourceImage> {
  const source = sourceImageId ? await findImage(database, userId, sourceImageId) : undefined
  const key = source?.file_name ? `${source.id}/${source.file_name}` : null
  const bytes =
    key === null
      ? null
      : await store.read(key).catch((error: unknown) => {
          logger.error({ err: error, key }, 'a source could not be read')
          throw new ImageModelError(
            'internal',
            'An image that this one builds on can’t be read now; try again later.',
            {
              cause: error,
            },
          )
        })
  if (!bytes || !source?.mime_type) {
    throw new ImageModelError('source_missing', 'An image that this one builds on is gone; choose another.')
  }
  return { bytes, mimeType: source.mime_type }
}

/**
 * Checks and stores the picture, then settles. A picture may have been paid for, so it waits for a database that is away.
 * Files of a picture that is nobody's any more are removed again.
 */
async function finish(
  parts: GenerationParts,
  claim: Claim,
  { bytes, seed }: GeneratedImage,
  shutdown: AbortSignal,
): Promise<void> {
  const decoded = await decodeAnswer(bytes)
  // An attempt has names of its own, so that two never write the same file.
  const finished: FinishedImage = {
    ...decoded,
    fileName: `${claim.token}.${decoded.extension}`,
    thumbnailName: `${claim.token}.thumbnail.webp`,
    seed: isSeed(seed) ? seed : claim.image.seed,
  }
  const keep = () => keepProvenance(parts, claim.image, decoded.mimeType, bytes)
  const file = { key: `${claim.image.id}/${finished.fileName}`, bytes: await whileDatabaseAway(keep, shutdown) }
  const thumbnail = { key: `${claim.image.id}/${finished.thumbnailName}`, bytes: decoded.thumbnail }
  await storeFiles(parts, [file, thumbnail])
  if (await whileDatabaseAway(() => settleCompleted(parts.database, claim, finished), shutdown)) return
  await removeFiles(parts, [file.key, thumbnail.key])
  throw new ClaimLostError()
}

/** Providers have seeds of other kinds too, which nobody could ask for again. */
function isSeed(seed: number | undefined): seed is number {
  return Number.isInteger(seed) && seed !== undefined && seed >= 0 && seed < 2 ** 32
}

async function decodeAnswer(bytes: Uint8Array): Promise<DecodedImage> {
  try {
    return await decodeImage(bytes)
  } catch (error) {
    if (!(error instanceof UndecodableImageError)) throw error
    throw badOutput(error, error.reason)
  }
}

const BAD_OUTPUT: Readonly<Record<UndecodableImageError['reason'], string>> = {
  format: 'What the model answered with is no picture that this Studio takes; try again, or choose another model.',
  too_large: 'The model made a picture of over 50 megapixels; choose a smaller size, or another model.',
  damaged: 'The model answered with a picture that is damaged; try again, or choose another model.',
}

function badOutput(cause: unknown, reason: UndecodableImageError['reason'] = 'format'): ImageModelError {
  return new ImageModelError('bad_output', BAD_OUTPUT[reason], { cause })
}

function timedOut(timeoutMs: number): ImageModelError {
  return new ImageModelError(
    'timed_out',
    `The model took longer than ${Math.round(timeoutMs / 1000)} seconds; try again.`,
  )
}

/**
 * The promise, or the signal's reason when it aborts, should the model not listen. Whoever hands an image over gives the
 * model a moment to write down how things stand at the provider, for the next worker to know.
 */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    let moment: NodeJS.Timeout | undefined
    const abort = () => {
      const patience = signal.reason instanceof CallHandedOverError ? HAND_OVER_MS : 0
      moment = setTimeout(() => reject(signal.reason), patience)
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort)
      clearTimeout(moment)
    })
  })
}

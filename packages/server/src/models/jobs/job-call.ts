import { setTimeout as sleep } from 'node:timers/promises'
import { type CallingOptions, createCallingFetch, type ErrorOrigin, toImageModelError } from '../calling/index.js'
import { CallHandedOverError, type GeneratedImage, type ImageModelContext, ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'

/** How often a job is looked at, in milliseconds. */
const LOOK_MS = 1000

/** What telling the provider that nobody waits any more may take, in milliseconds. */
const CANCEL_MS = 10_000

/** A provider that takes jobs on and is asked how they go. Everything is sent by the `fetch` that it is given. */
export interface JobProvider {
  /** As a person knows it: "Replicate". */
  name: string
  /** Hosts beside that of the address which take the key. */
  apiHosts?: readonly string[]
  /** Which requests may be billed, where the general rule is wrong. */
  isBillable?: NonNullable<CallingOptions['isBillable']>
  /** What else is a refusal for the content, on top of the general rules. */
  isContentRefusal?: NonNullable<ErrorOrigin['isContentRefusal']>
  /** Starts the job. Resolves with the id under which it is found again, by another worker too. */
  start(fetch: typeof globalThis.fetch): Promise<string>
  /** How the job goes. Rejects with an `ImageModelError` where the job itself has failed. */
  look(fetch: typeof globalThis.fetch, jobId: string): Promise<JobLook>
  /** Tells the provider that nobody waits for the job any more. Without this, it can't be told. */
  cancel?(fetch: typeof globalThis.fetch, jobId: string): Promise<unknown>
}

/** A job as it was found: under way, with a progress of 0–1 where one is known, or done, with where its picture is. */
export type JobLook = { progress: number | null } | { url: string; seed?: number }

/**
 * Has a picture made by a job: starts it, or goes on with the one that an earlier attempt started, looks at it until it is
 * done, and downloads the picture. The job's id is kept at once, so a restarted worker pays nothing twice. A job that nobody
 * waits for any more is cancelled at the provider; one whose image was handed over is left running.
 */
export async function runJob(
  provider: JobProvider,
  settings: ModelSettings,
  context: ImageModelContext,
): Promise<GeneratedImage> {
  const { signal } = context
  const fetch = fetchFor(provider, settings, context)
  const job: Job = { id: context.providerCall.jobId, isKept: context.providerCall.jobId !== null, hasEnded: false }
  try {
    const { url, seed } = await untilDone(provider, settings, context, fetch, job)
    const bytes = await download(fetch, url)
    return seed === undefined ? { bytes } : { bytes, seed }
  } catch (error) {
    if (job.id !== null && isAbandoned(job, signal)) await cancelQuietly(provider, settings, job.id)
    throw toImageModelError(error, originOf(provider, signal))
  }
}

function originOf({ name, isContentRefusal }: JobProvider, signal: AbortSignal): ErrorOrigin {
  return { name, signal, ...(isContentRefusal && { isContentRefusal }) }
}

/** What is known of the job of one image. */
interface Job {
  /** Null until it is started. */
  id: string | null
  /** Whether another worker would find it. */
  isKept: boolean
  hasEnded: boolean
}

async function untilDone(
  provider: JobProvider,
  { pace }: ModelSettings,
  { signal, onProgress, providerCall }: ImageModelContext,
  fetch: typeof globalThis.fetch,
  job: Job,
): Promise<{ url: string; seed?: number }> {
  job.id ??= await provider.start(fetch)
  if (!job.isKept) await providerCall.keepJob(job.id)
  job.isKept = true
  for (;;) {
    const look = await lookAt(provider, fetch, job, job.id)
    if ('url' in look) return look
    if (look.progress !== null) onProgress(look.progress)
    await sleep(pace?.lookMs ?? LOOK_MS, undefined, { signal })
  }
}

async function lookAt(provider: JobProvider, fetch: typeof globalThis.fetch, job: Job, id: string): Promise<JobLook> {
  try {
    const look = await provider.look(fetch, id)
    job.hasEnded = 'url' in look
    return look
  } catch (error) {
    // What the provider says of the job itself is its end; anything else is about the asking.
    job.hasEnded = error instanceof ImageModelError
    throw error
  }
}

async function download(fetch: typeof globalThis.fetch, url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (response.ok) return new Uint8Array(await response.arrayBuffer())
  throw new ImageModelError(
    'provider_unavailable',
    `The picture was made and could not be fetched (${response.status}); send again to try anew.`,
  )
}

/** Whether the provider works on it for nobody: of what this attempt gave up only a job that was handed over goes on. */
function isAbandoned({ isKept, hasEnded }: Job, signal: AbortSignal): boolean {
  if (hasEnded) return false
  return !isKept || !(signal.aborted && signal.reason instanceof CallHandedOverError)
}

/** A job that has its end by itself can't be cancelled any more, and that is as well. */
async function cancelQuietly(provider: JobProvider, settings: ModelSettings, jobId: string): Promise<void> {
  if (!provider.cancel) return
  const call = { signal: AbortSignal.timeout(CANCEL_MS), deadlineAt: Date.now() + CANCEL_MS }
  await provider.cancel(fetchFor(provider, settings, call), jobId).catch(() => undefined)
}

type Call = Pick<ImageModelContext, 'signal' | 'deadlineAt'> & Partial<Pick<ImageModelContext, 'providerCall'>>

function fetchFor(
  { name, apiHosts, isBillable }: JobProvider,
  { baseUrl, pace }: ModelSettings,
  { signal, deadlineAt, providerCall }: Call,
): typeof globalThis.fetch {
  return createCallingFetch({
    providerName: name,
    baseUrl,
    signal,
    deadlineAt,
    ...(providerCall && { onSpend: () => providerCall.begin(), onRefused: () => providerCall.forget() }),
    ...(apiHosts && { apiHosts }),
    ...(isBillable && { isBillable }),
    ...(pace?.retry && { retry: pace.retry }),
  })
}

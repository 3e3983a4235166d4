import { setTimeout as sleep } from 'node:timers/promises'
import { createCallingFetch, toImageModelError } from '../calling/index.js'
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
  /** Starts the job. Resolves with the id under which it is found again, by another worker too. */
  start(fetch: typeof globalThis.fetch): Promise<string>
  /** How the job goes. Rejects where it failed for good. */
  look(fetch: typeof globalThis.fetch, jobId: string): Promise<JobLook>
  /** Tells the provider that nobody waits for the job any more. */
  cancel(fetch: typeof globalThis.fetch, jobId: string): Promise<unknown>
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
  const { signal, providerCall } = context
  const fetch = fetchFor(provider, settings, context)
  let jobId = providerCall.jobId
  try {
    if (jobId === null) {
      jobId = await provider.start(fetch)
      await providerCall.keepJob(jobId)
    }
    const { url, seed } = await untilDone(provider, settings, context, fetch, jobId)
    const bytes = await download(fetch, url)
    return seed === undefined ? { bytes } : { bytes, seed }
  } catch (error) {
    if (jobId !== null && isAbandoned(error, signal)) await cancelQuietly(provider, settings, jobId)
    throw toImageModelError(error, { name: provider.name, signal })
  }
}

async function untilDone(
  provider: JobProvider,
  { pace }: ModelSettings,
  { signal, onProgress }: ImageModelContext,
  fetch: typeof globalThis.fetch,
  jobId: string,
): Promise<{ url: string; seed?: number }> {
  for (;;) {
    const look = await provider.look(fetch, jobId)
    if ('url' in look) return look
    if (look.progress !== null) onProgress(look.progress)
    await sleep(pace?.lookMs ?? LOOK_MS, undefined, { signal })
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

/** Whether the job is nobody's: the image has its end, or is no longer ours to keep a job for. */
function isAbandoned(error: unknown, signal: AbortSignal): boolean {
  if (signal.aborted) return !(signal.reason instanceof CallHandedOverError)
  return error instanceof Error && error.name === 'ClaimLostError'
}

/** A job that has its end by itself can't be cancelled any more, and that is as well. */
async function cancelQuietly(provider: JobProvider, settings: ModelSettings, jobId: string): Promise<void> {
  const call = { signal: AbortSignal.timeout(CANCEL_MS), deadlineAt: Date.now() + CANCEL_MS }
  await provider.cancel(fetchFor(provider, settings, call), jobId).catch(() => undefined)
}

type Call = Pick<ImageModelContext, 'signal' | 'deadlineAt'> & Partial<Pick<ImageModelContext, 'providerCall'>>

function fetchFor(
  { name, apiHosts }: JobProvider,
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
    ...(pace?.retry && { retry: pace.retry }),
  })
}

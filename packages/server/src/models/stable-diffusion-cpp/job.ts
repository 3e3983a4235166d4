import { ProviderHttpError, within } from '../calling/index.js'
import { ImageModelError } from '../image-model.js'
import { type LocalCall, type LocalServer, outOfMemoryIn, pause, quote } from '../local/index.js'
import { type Job, jobAnswer } from './answers.js'

/** A job as it is now; null: the server has none of this id, or has let go of it. */
export async function lookAtJob(call: LocalCall, id: string): Promise<Job | null> {
  try {
    return await call.json(jobAnswer, pathOf(id))
  } catch (error) {
    if (error instanceof ProviderHttpError && [404, 410].includes(error.answer?.status ?? 0)) return null
    throw error
  }
}

/** Looks until the job has its end. Null: the server knows nothing of it. */
export async function waitForJob(
  call: LocalCall,
  id: string,
  { lookMs, signal }: { lookMs: number; signal: AbortSignal },
): Promise<Job | null> {
  let job = await lookAtJob(call, id)
  while (job !== null && !['completed', 'failed', 'cancelled'].includes(job.status)) {
    await pause(lookMs, signal)
    job = await lookAtJob(call, id)
  }
  return job
}

/** Takes a job out of the queue. One that is being worked on can't be stopped: the server says 409, and goes on. */
export async function cancelJob(call: LocalCall, id: string): Promise<void> {
  await call.send(`${pathOf(id)}/cancel`, { json: {} })
}

/** The picture of a job that has its end; throws an `ImageModelError` where it has none. */
export function pictureOf({ status, result, error }: Job, server: LocalServer): Uint8Array {
  const [image] = result?.images ?? []
  if (status === 'completed' && image) return Buffer.from(image.b64_json, 'base64')
  if (status === 'cancelled') {
    throw new ImageModelError(
      'provider_unavailable',
      `The picture was cancelled at ${within(server.name)}; send it again.`,
    )
  }
  const said = error?.message ?? error?.code ?? 'it says no reason'
  throw (
    outOfMemoryIn(server, said) ??
    new ImageModelError(
      'provider_unavailable',
      `${server.name} could not make this picture; try again, or choose a smaller size.`,
      { forOperator: `${server.name} failed at a picture (its own output says more): ${quote(said)}` },
    )
  )
}

function pathOf(id: string): string {
  return `/sdcpp/v1/jobs/${encodeURIComponent(id)}`
}

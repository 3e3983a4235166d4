import type { Database } from '../database/connect.js'
import { ImageModelError, type ProviderCall } from '../models/image-model.js'
import { type Claim, ClaimLostError } from './claim.js'
import { whileDatabaseAway } from './while-database-away.js'

/**
 * Keeps what an image has going on at its provider in the image's own row. A job may have been paid for, so writing waits for
 * a database that is away, until the signal aborts.
 */
export function createProviderCall(
  database: Database,
  { image, token }: Claim,
  { signal, modelName }: { signal: AbortSignal; modelName: string },
): ProviderCall {
  // This attempt may send again what the provider refused; what an earlier attempt sent, nobody knows the end of.
  const isUnanswered = image.provider_called_at !== null && image.provider_job_id === null
  const write = async (change: { provider_called_at?: Date | null; provider_job_id?: string | null }) => {
    const update = () => database`
      update images set ${database(change)}
      where id = ${image.id} and attempt_token = ${token} and status = 'processing' returning id`
    const written = await whileDatabaseAway(async () => update(), signal)
    if (written.length === 0) throw new ClaimLostError()
  }

  return {
    jobId: image.provider_job_id,
    async begin() {
      if (isUnanswered) throw interrupted(modelName)
      await write({ provider_called_at: new Date() })
    },
    forget: () => write({ provider_called_at: null, provider_job_id: null }),
    keepJob: (jobId) => write({ provider_job_id: jobId }),
  }
}

function interrupted(model: string): ImageModelError {
  return new ImageModelError(
    'provider_unavailable',
    `The Studio was restarted while ${model} worked on this image, and the picture can’t be fetched any more. Nothing was charged; send it again.`,
  )
}

import { checkProvider, namingTheKey, toImageModelError } from '../calling/index.js'
import type { ImageModel, ImageModelContext, ImageModelRequest } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import { type JobProvider, runJob } from './job-call.js'

/** How a model works whose pictures are made by jobs. */
export interface JobModel {
  /** The provider as a person knows it: "Luma". */
  name: string
  /** The job that makes this picture. */
  job(request: ImageModelRequest, context: ImageModelContext): JobProvider
  /** Hosts beside that of the address which `check` may ask with the key. */
  apiHosts?: readonly string[]
  /** Asks something that needs the key and costs nothing. */
  check(fetch: typeof globalThis.fetch): Promise<void>
}

/** A model whose pictures are made by jobs of its provider. */
export function createJobModel(settings: ModelSettings, { name, job, apiHosts, check }: JobModel): ImageModel {
  return {
    info: settings.info,
    async generate(request, context) {
      try {
        return await runJob(job(request, context), settings, context)
      } catch (error) {
        throw namingTheKey(toImageModelError(error, { name, signal: context.signal }), settings, name)
      }
    },
    check: (signal) => checkProvider({ name, ...(apiHosts && { apiHosts }) }, settings, signal, check),
  }
}

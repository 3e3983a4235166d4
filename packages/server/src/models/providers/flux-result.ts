import * as z from 'zod/mini'
import { contentRefusal } from '../calling/index.js'
import type { ModelSettings } from '../image-provider.js'
import type { JobLook } from '../jobs/index.js'
import { jobFailed, jobGone, readJson } from '../jobs/index.js'

const resultSchema = z.object({
  status: z.string(),
  result: z.nullish(z.object({ sample: z.optional(z.string()), seed: z.nullish(z.number()) })),
  progress: z.nullish(z.number()),
  details: z.optional(z.unknown()),
})

/** The seed to ask for: nothing is published of its limit, and 31 bits are a number everywhere. Null: none. */
export function fluxSeed({ info }: ModelSettings, seed: number | null): number | null {
  return info.supports_seed && seed !== null ? seed % 2 ** 31 : null
}

/** How a job goes that was asked for with this seed, as Black Forest Labs says it, and whoever passes its models on. */
export async function readFluxResult(name: string, response: Response, seed: number | null): Promise<JobLook> {
  if (response.status === 404) throw jobGone(name)
  const { status, result, progress, details } = await readJson(response, resultSchema)
  if (status === 'Request Moderated' || status === 'Content Moderated') throw contentRefusal(name)
  if (status === 'Task not found') throw jobGone(name)
  if (status === 'Error' || status === 'Failed') throw jobFailed(name, JSON.stringify(details ?? ''))
  if (status !== 'Ready') return { progress: progress ?? null }
  if (!result?.sample) throw jobFailed(name, '')
  const used = result.seed ?? seed
  return { url: result.sample, ...(used !== null && { seed: used }) }
}

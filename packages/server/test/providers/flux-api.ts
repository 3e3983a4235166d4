import { z } from 'zod'
import type { StandInJob, StandInReply } from './conformance/index.js'

const STATUSES = { queued: 'Pending', running: 'Pending', done: 'Ready', cancelled: 'Error' } as const

/** What `get_result` of Black Forest Labs answers, and of whoever passes its models on: `ResultResponse`. */
export function fluxResult(job: StandInJob | undefined, id: string): StandInReply {
  if (!job)
    return { json: { id, status: 'Task not found', result: null, progress: null, details: null, preview: null } }
  const { state, picture, progress, ask } = job
  if (state === 'refused') {
    const details = { 'Moderation Reasons': ['Content Moderation'] }
    return { json: { id, status: 'Request Moderated', result: null, progress: null, details, preview: null } }
  }
  const result = picture && {
    sample: picture.url,
    prompt: ask.prompt,
    seed: ask.seed ?? 77,
    start_time: 1_795_348_800.1,
    end_time: 1_795_348_805.2,
    duration: 5.1,
  }
  return { json: { id, status: STATUSES[state], result, progress, details: null, preview: null } }
}

/** What every endpoint of FLUX takes beside its own inputs. */
export const fluxInput = {
  prompt: z.string(),
  seed: z.int().nullish(),
  output_format: z.enum(['jpeg', 'png']).nullish(),
  webhook_url: z.url().nullish(),
  webhook_secret: z.string().nullish(),
}

/** "16:9", between 21:9 and 9:21. */
export const fluxRatio = z.string().regex(/^\d+:\d+$/)

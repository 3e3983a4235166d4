import { z } from 'zod'

/** `POST /sdapi/v1/txt2img` and `img2img`. `info` is JSON in a string; other servers of this API leave it empty. */
export const pictureAnswer = z.object({ images: z.array(z.string()).nullish(), info: z.string().nullish() })

/** What of `info` is read: the seed that was used. */
export const pictureInfo = z.object({ seed: z.int() })

/** `GET /sdapi/v1/sd-models`. */
export const checkpointsAnswer = z.array(
  z.object({
    title: z.string(),
    model_name: z.string(),
    hash: z.string().nullish(),
    sha256: z.string().nullish(),
    filename: z.string().nullish(),
  }),
)

/** `GET /sdapi/v1/samplers` and `schedulers`. */
export const choicesAnswer = z.array(
  z.object({ name: z.string(), label: z.string().nullish(), aliases: z.array(z.string()).nullish() }),
)

/** `POST /internal/progress`: of one task. */
export const taskAnswer = z.object({
  active: z.boolean(),
  queued: z.boolean(),
  completed: z.boolean(),
  progress: z.number().nullish(),
  /** A `data:` URL, where there is a newer one than the id that was sent. */
  live_preview: z.string().nullish(),
  id_live_preview: z.int().nullish(),
})

/** `GET /sdapi/v1/progress`: of whatever the server works on. */
export const serverProgressAnswer = z.object({
  progress: z.number(),
  state: z.object({ job: z.string().nullish(), job_timestamp: z.string().nullish() }),
})

import { z } from 'zod'

/** `POST /sdcpp/v1/img_gen`: the job was taken on. */
export const startedAnswer = z.object({ id: z.string().min(1) })

/** `GET /sdcpp/v1/jobs/{id}`. */
export const jobAnswer = z.object({
  status: z.string(),
  /** From 1 while it waits, else 0. */
  queue_position: z.number().nullish(),
  result: z.object({ images: z.array(z.object({ b64_json: z.string() })) }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
})

export type Job = z.output<typeof jobAnswer>

/** `GET /sdcpp/v1/capabilities`. */
export const capabilitiesAnswer = z.object({
  model: z.object({ name: z.string(), stem: z.string(), path: z.string() }),
  supported_modes: z.array(z.string()),
  samplers: z.array(z.string()),
  schedulers: z.array(z.string()),
  limits: z.object({
    min_width: z.number(),
    max_width: z.number(),
    min_height: z.number(),
    max_height: z.number(),
  }),
})

export type Capabilities = z.output<typeof capabilitiesAnswer>

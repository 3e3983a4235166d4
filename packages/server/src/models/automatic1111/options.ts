import { z } from 'zod'

/** `options` of a model in the configuration, in the API's own names. */
export const optionsSchema = z.strictObject({
  negative_prompt: z.string().optional(),
  steps: z.int().min(1).max(150).optional(),
  cfg_scale: z.number().min(0).max(30).optional(),
  /** Forge only: the guidance of FLUX. */
  distilled_cfg_scale: z.number().min(0).max(30).optional(),
  sampler_name: z.string().min(1).optional(),
  scheduler: z.string().min(1).optional(),
  /** How far an image may go from its source: 0 keeps it, 1 forgets it. */
  denoising_strength: z.number().min(0).max(1).default(0.6),
  clip_skip: z.int().min(1).max(12).optional(),
  /** Settings of the web UI for these pictures, such as `sd_vae`. */
  override_settings: z.record(z.string(), z.json()).default({}),
  /** Any other field of the API's request, such as `alwayson_scripts` or `enable_hr`. */
  extra: z.record(z.string(), z.json()).default({}),
})

export type Automatic1111Options = z.output<typeof optionsSchema>

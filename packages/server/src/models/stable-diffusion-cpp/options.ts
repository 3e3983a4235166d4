import { z } from 'zod'

/** `options` of a model in the configuration, in the API's own names. What is left out is as the server was started. */
export const optionsSchema = z.strictObject({
  negative_prompt: z.string().optional(),
  sample_steps: z.int().min(1).max(150).optional(),
  sample_method: z.string().min(1).optional(),
  scheduler: z.string().min(1).optional(),
  /** How closely it follows the prompt. */
  txt_cfg: z.number().min(0).max(30).optional(),
  /** The guidance of FLUX. */
  distilled_guidance: z.number().min(0).max(30).optional(),
  /** How far an image may go from its source: 0 keeps it, 1 forgets it. */
  strength: z.number().min(0).max(1).default(0.6),
  clip_skip: z.int().min(1).max(12).optional(),
  /** `reference`: for models that edit by instruction, such as FLUX Kontext or Qwen Image Edit. */
  source_image_as: z.enum(['init', 'reference']).default('init'),
  /** Any other field of the API's request, such as `lora` or `hires`. */
  extra: z.record(z.string(), z.json()).default({}),
})

export type StableDiffusionCppOptions = z.output<typeof optionsSchema>

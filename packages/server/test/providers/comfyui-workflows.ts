import { z } from 'zod'
import type { Ask } from './conformance/index.js'

const link = (output: number) => z.tuple([z.string(), z.literal(output)])
const side = z.int().min(16).max(16_384).multipleOf(8)
const meta = z.looseObject({ title: z.string() }).optional()

function node<Inputs extends z.ZodRawShape>(inputs: Inputs) {
  return z.strictObject({ inputs: z.strictObject(inputs), _meta: meta })
}

/** The nodes that come with ComfyUI, as far as the shipped workflows use them: nodes.py. */
export const STOCK_NODES = {
  CheckpointLoaderSimple: node({ ckpt_name: z.string() }),
  CLIPTextEncode: node({ text: z.string(), clip: link(1) }),
  EmptyLatentImage: node({ width: side, height: side, batch_size: z.literal(1) }),
  LoadImage: node({ image: z.string() }),
  ImageScale: node({
    image: link(0),
    upscale_method: z.enum(['nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos']),
    width: side,
    height: side,
    crop: z.enum(['disabled', 'center']),
  }),
  VAEEncode: node({ pixels: link(0), vae: link(2) }),
  KSampler: node({
    model: link(0),
    seed: z.int().min(0),
    steps: z.int().min(1).max(10_000),
    cfg: z.number().min(0).max(100),
    sampler_name: z.enum(['euler', 'euler_ancestral', 'dpmpp_2m', 'dpmpp_2m_sde']),
    scheduler: z.enum(['normal', 'karras', 'simple']),
    positive: link(0),
    negative: link(0),
    latent_image: link(0),
    denoise: z.number().min(0).max(1),
  }),
  VAEDecode: node({ samples: link(0), vae: link(2) }),
  PreviewImage: node({ images: link(0) }),
  SaveImage: node({ images: link(0), filename_prefix: z.string() }),
}

const anyNode = z.strictObject({ class_type: z.string(), inputs: z.record(z.string(), z.json()), _meta: meta })

/** `POST /prompt`. */
export const promptRequest = z.strictObject({
  prompt: z.record(z.string(), anyNode),
  prompt_id: z.uuid(),
  client_id: z.string().min(1),
  extra_data: z.strictObject({ preview_method: z.enum(['default', 'none', 'auto', 'latent2rgb', 'taesd']) }),
})

/** A workflow as it came. */
export type ComfyPrompt = z.output<typeof promptRequest>['prompt']

/** What ComfyUI answers to a workflow that it can't run; null: it can. */
export function nodeErrors(prompt: ComfyPrompt, has: { checkpoints: string[]; images: ReadonlyMap<string, unknown> }) {
  for (const [id, { class_type, ...rest }] of Object.entries(prompt)) {
    if (!isStock(class_type)) {
      const message = `Node '${rest._meta?.title ?? class_type}' not found. The custom node may not be installed.`
      const extra_info = { node_id: id, class_type, node_title: class_type }
      return { error: { type: 'missing_node_type', message, details: `Node ID '#${id}'`, extra_info }, node_errors: {} }
    }
    const problem = problemOf(prompt, class_type, rest, has)
    if (!problem) continue
    const errors = [{ ...problem, extra_info: {} }]
    return {
      error: {
        type: 'prompt_outputs_failed_validation',
        message: 'Prompt outputs failed validation',
        details: '',
        extra_info: {},
      },
      node_errors: { [id]: { errors, dependent_outputs: ['output'], class_type } },
    }
  }
  return null
}

function problemOf(
  prompt: ComfyPrompt,
  class_type: keyof typeof STOCK_NODES,
  { inputs, _meta }: Omit<ComfyPrompt[string], 'class_type'>,
  { checkpoints, images }: { checkpoints: string[]; images: ReadonlyMap<string, unknown> },
) {
  const parsed = STOCK_NODES[class_type].safeParse({ inputs, _meta })
  if (!parsed.success) {
    return {
      type: 'invalid_input_type',
      message: 'Failed to convert an input value',
      details: z.prettifyError(parsed.error),
    }
  }
  const dangling = Object.values(inputs).find(
    (value) => Array.isArray(value) && !Object.hasOwn(prompt, String(value[0])),
  )
  if (dangling)
    return { type: 'exception_during_validation', message: 'Exception when validating node', details: 'KeyError' }
  const { ckpt_name, image } = inputs
  if (typeof ckpt_name === 'string' && !checkpoints.includes(ckpt_name)) {
    const details = `ckpt_name: '${ckpt_name}' not in ${JSON.stringify(checkpoints)}`
    return { type: 'value_not_in_list', message: 'Value not in list', details }
  }
  if (class_type === 'LoadImage' && !images.has(String(image))) {
    const details = `image - Invalid image file: ${image}`
    return { type: 'custom_validation_failed', message: 'Custom validation failed for node', details }
  }
  return null
}

/** What a workflow asks for: followed from its sampler along the links. */
export function read(prompt: ComfyPrompt, images: ReadonlyMap<string, Uint8Array>): Ask {
  const all = Object.values(prompt)
  const inputsOf = (class_type: string) => all.find((each) => each.class_type === class_type)?.inputs
  const sampler = inputsOf('KSampler')
  const positive = sampler && Array.isArray(sampler['positive']) ? String(sampler['positive'][0]) : ''
  const size = inputsOf('EmptyLatentImage') ?? inputsOf('ImageScale')
  const source = images.get(String(inputsOf('LoadImage')?.['image']))
  return {
    prompt: String(prompt[positive]?.inputs['text']),
    size: size && `${size['width']}x${size['height']}`,
    seed: Number(sampler?.['seed']),
    sources: source ? [source] : [],
  }
}

function isStock(name: string): name is keyof typeof STOCK_NODES {
  return Object.hasOwn(STOCK_NODES, name)
}

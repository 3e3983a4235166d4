import { z } from 'zod'
import { StartError } from '../../start-error.js'
import type { ModelSettings } from '../image-provider.js'
import { readOptions } from '../local/index.js'
import { findSlots, type NamedInputs, SLOT_NAMES, type Slots } from './slots.js'
import { readWorkflow, shippedWorkflows, type Workflow } from './workflow.js'

const reference = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const inputs = z.partialRecord(z.enum([...SLOT_NAMES, 'output']), reference)

const optionsSchema = z.strictObject({
  /** Files in ComfyUI's API format, beside picgen.config.json or absolute. */
  text_workflow: z.string().min(1).optional(),
  image_workflow: z.string().min(1).optional(),
  /** Where the prompt, the seed and so on go, in both workflows. */
  inputs: inputs.default({}),
  /** In place of `inputs`, where the image workflow has others. */
  image_inputs: inputs.optional(),
  /** What a picture should not show. */
  negative_prompt: z.string().optional(),
})

/** A workflow that is ready to be filled in. */
export interface ReadyWorkflow {
  workflow: Workflow
  slots: Slots
  isShipped: boolean
}

/** What the configuration says of a ComfyUI model. A kind that the model has not is null. */
export interface ComfyUiOptions {
  text: ReadyWorkflow | null
  image: ReadyWorkflow | null
  negativePrompt: string | undefined
}

/** Reads the options and the workflow files. Throws a `StartError` for what would make every picture fail. */
export function readComfyUiOptions(settings: ModelSettings): ComfyUiOptions {
  const options = readOptions(optionsSchema, settings)
  const { info } = settings
  const isOwn = options.text_workflow !== undefined || options.image_workflow !== undefined
  const ready = (kind: 'text' | 'image', file: string | undefined, named: NamedInputs): ReadyWorkflow => {
    const option = `options.${kind}_workflow of the model "${info.id}"`
    if (file === undefined && isOwn) {
      const other = kind === 'text' ? 'img2img' : 'text2img'
      throw new StartError(`${option} is missing: name its file, or set "kinds": ["${other}"].`)
    }
    const workflow = file === undefined ? shippedWorkflows[kind] : readWorkflow(option, file, settings.workingDirectory)
    const slots = findSlots(workflow, file === undefined ? {} : named, option)
    requireSlots(slots, kind, option, settings)
    return { workflow, slots, isShipped: file === undefined }
  }
  return {
    text: info.kinds.includes('text2img') ? ready('text', options.text_workflow, options.inputs) : null,
    image: info.kinds.includes('img2img')
      ? ready('image', options.image_workflow, options.image_inputs ?? options.inputs)
      : null,
    negativePrompt: options.negative_prompt,
  }
}

function requireSlots(slots: Slots, kind: 'text' | 'image', option: string, { info, model }: ModelSettings): void {
  const title = (name: string) => `title it "picgen:${name}" in ComfyUI and export it again, or name it in "inputs"`
  const need = (isThere: boolean, what: string, name: string, or = '') => {
    if (!isThere) throw new StartError(`${option} has no place for ${what}: ${title(name)}${or}.`)
  }
  need(slots.prompt.length > 0, 'the prompt', 'prompt')
  need(kind === 'text' || slots.source_image.length > 0, 'the source image', 'source_image')
  need(slots.seed.length > 0 || !info.supports_seed, 'the seed', 'seed', ', or set "supports_seed": false')
  const isSized = slots.width.length > 0 && slots.height.length > 0
  const orInexact = ', or set "sizes_are_exact": false'
  need(kind === 'image' || isSized || info.sizes_are_exact === false, 'width and height', 'size', orInexact)
  need(model === '' || slots.checkpoint.length > 0, 'the checkpoint', 'checkpoint', ', or leave out "model"')
}

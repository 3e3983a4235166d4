import { z } from 'zod'
import { StartError } from '../../start-error.js'
import { readOptions } from '../describing/index.js'
import type { ModelSettings } from '../image-provider.js'
import { findSlots, SLOT_NAMES, type Slots, setValues } from './slots.js'
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
  /** Other inputs, by "NODE.input": `{"sampler.steps": 8}`. */
  values: z.record(z.string(), z.json()).default({}),
  /** What a picture should not show. */
  negative_prompt: z.string().optional(),
  /** How previews are made: ComfyUI by itself makes none, and `auto` costs it next to nothing. */
  preview_method: z.enum(['auto', 'latent2rgb', 'taesd', 'default', 'none']).default('auto'),
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
  previewMethod: string
}

/** Reads the options and the workflow files. Throws a `StartError` for what would make every picture fail. */
export function readComfyUiOptions(settings: ModelSettings): ComfyUiOptions {
  const options = readOptions(optionsSchema, settings)
  const { kinds } = settings.info
  const text = kinds.includes('text2img') ? readyWorkflow('text', options, settings) : null
  const image = kinds.includes('img2img') ? readyWorkflow('image', options, settings) : null
  requireKnownValues(
    [text, image].filter((each) => each !== null),
    settings,
  )
  return { text, image, negativePrompt: options.negative_prompt, previewMethod: options.preview_method }
}

function readyWorkflow(
  kind: 'text' | 'image',
  options: z.output<typeof optionsSchema>,
  settings: ModelSettings,
): ReadyWorkflow & { unknown: string[] } {
  const { text_workflow, image_workflow, inputs: both, image_inputs = both } = options
  const { info, workingDirectory } = settings
  const option = `options.${kind}_workflow of the model "${info.id}"`
  const file = kind === 'text' ? text_workflow : image_workflow
  const isShipped = text_workflow === undefined && image_workflow === undefined
  if (file === undefined && !isShipped) {
    const other = kind === 'text' ? 'img2img' : 'text2img'
    throw new StartError(`${option} is missing: name its file, or set "kinds": ["${other}"].`)
  }
  const read = file === undefined ? shippedWorkflows[kind] : readWorkflow(option, file, workingDirectory)
  const { workflow, unknown } = setValues(read, options.values, option)
  const slots = findSlots(workflow, isShipped ? {} : kind === 'text' ? both : image_inputs, option)
  requireSlots(slots, kind, option, settings)
  return { workflow, slots, isShipped, unknown }
}

/** A value may be for one of the two workflows; for none of them it is a mistake. */
function requireKnownValues(all: readonly { unknown: string[] }[], { info }: ModelSettings): void {
  const [first] = all
  const nowhere = first?.unknown.find((reference) => all.every(({ unknown }) => unknown.includes(reference)))
  if (nowhere === undefined) return
  throw new StartError(`The model "${info.id}" sets "${nowhere}" in options.values, and no workflow has that node.`)
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

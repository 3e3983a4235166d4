import { StartError } from '../../start-error.js'
import type { Workflow, WorkflowNode } from './workflow.js'

type JsonValue = WorkflowNode['inputs'][string]

/** What the Studio puts into a workflow, and the names that a node's input for it usually has, the likeliest first. */
const FIELDS = {
  prompt: ['text', 'prompt', 'value', 'string', 'text_g', 'clip_l', 't5xxl'],
  negative_prompt: ['text', 'prompt', 'negative_prompt', 'value', 'string'],
  seed: ['seed', 'noise_seed', 'value'],
  width: ['width', 'value'],
  height: ['height', 'value'],
  source_image: ['image', 'value'],
  checkpoint: ['ckpt_name', 'unet_name', 'model_name', 'value'],
} as const

/** The name of something that the Studio puts into a workflow. */
export type SlotName = keyof typeof FIELDS

export const SLOT_NAMES = Object.keys(FIELDS) as SlotName[]

/** One input of one node. */
export interface Slot {
  node: string
  field: string
}

/** Where everything goes: nowhere, to one input, or to several. */
export type Slots = Readonly<Record<SlotName, readonly Slot[]>> & {
  /** The node whose picture is the result; null: the one that saves or shows one. */
  readonly output: string | null
}

/** As the configuration names them: a node's id or title, with `.input` where it is not the usual one; or several. */
export type NamedInputs = Readonly<Partial<Record<SlotName | 'output', string | readonly string[]>>>

/**
 * Finds where everything goes: what the configuration names, else the nodes with the titles "picgen:prompt", "picgen:seed"
 * and so on ("picgen:size" is width and height). Throws a `StartError` for a name that the workflow has not.
 */
export function findSlots(workflow: Workflow, named: NamedInputs, what: string): Slots {
  const slotsOf = (name: SlotName): Slot[] => {
    const given = named[name]
    if (given === undefined) return titledSlots(workflow, name)
    return [given].flat().map((reference) => namedSlot(workflow, name, reference, what))
  }
  const outputs = [named.output ?? []].flat().map((reference) => {
    const [node] = nodesCalled(workflow, reference)
    if (node === undefined) throw unknownNode('output', reference, what)
    return node
  })
  const slots = Object.fromEntries(SLOT_NAMES.map((name) => [name, slotsOf(name)])) as Record<SlotName, Slot[]>
  return { ...slots, output: outputs[0] ?? nodesCalled(workflow, 'picgen:output')[0] ?? null }
}

/** The workflow with these values in their places. What is undefined stays as the workflow has it. */
export function fillSlots(
  workflow: Workflow,
  slots: Slots,
  values: Readonly<Partial<Record<SlotName, string | number | undefined>>>,
): Workflow {
  const filled: Record<string, WorkflowNode> = structuredClone(workflow)
  for (const name of SLOT_NAMES) {
    const value = values[name]
    if (value === undefined) continue
    for (const { node, field } of slots[name]) {
      const target = filled[node]
      if (target) target.inputs[field] = value
    }
  }
  return filled
}

/**
 * The workflow with the values that the configuration sets by "NODE.input", and which of them it had no node for. Throws a
 * `StartError` for a name without an input.
 */
export function setValues(
  workflow: Workflow,
  values: Readonly<Record<string, JsonValue>>,
  what: string,
): { workflow: Workflow; unknown: string[] } {
  const changed: Record<string, WorkflowNode> = structuredClone(workflow)
  const unknown: string[] = []
  for (const [reference, value] of Object.entries(values)) {
    const dot = reference.lastIndexOf('.')
    if (dot < 0) throw new StartError(`${what}: values names "${reference}"; say which input: "${reference}.INPUT".`)
    const nodes = nodesCalled(workflow, reference.slice(0, dot))
    if (nodes.length === 0) unknown.push(reference)
    for (const node of nodes) {
      const target = changed[node]
      if (target) target.inputs[reference.slice(dot + 1)] = value
    }
  }
  return { workflow: changed, unknown }
}

function titledSlots(workflow: Workflow, name: SlotName): Slot[] {
  const titles = name === 'width' || name === 'height' ? [`picgen:${name}`, 'picgen:size'] : [`picgen:${name}`]
  return titles
    .flatMap((title) => nodesCalled(workflow, title))
    .flatMap((node) => {
      const field = usualField(workflow[node], name)
      return field === undefined ? [] : [{ node, field }]
    })
}

function namedSlot(workflow: Workflow, name: SlotName, reference: string, what: string): Slot {
  const [whole] = nodesCalled(workflow, reference)
  if (whole !== undefined) {
    const field = usualField(workflow[whole], name)
    if (field !== undefined) return { node: whole, field }
    throw new StartError(`${what}: inputs.${name} must say which input of "${reference}": "${reference}.INPUT".`)
  }
  const dot = reference.lastIndexOf('.')
  const [node] = dot < 0 ? [] : nodesCalled(workflow, reference.slice(0, dot))
  if (node === undefined) throw unknownNode(name, reference, what)
  return { node, field: reference.slice(dot + 1) }
}

/** A node's own id counts before titles. */
function nodesCalled(workflow: Workflow, name: string): string[] {
  if (Object.hasOwn(workflow, name)) return [name]
  return Object.keys(workflow).filter((id) => workflow[id]?._meta?.title?.trim() === name)
}

/** The first of the usual inputs that the node has with a value of its own: a link comes from another node. */
function usualField(node: WorkflowNode | undefined, name: SlotName): string | undefined {
  return FIELDS[name].find((field) => node && Object.hasOwn(node.inputs, field) && !Array.isArray(node.inputs[field]))
}

function unknownNode(name: string, reference: string, what: string): StartError {
  return new StartError(`${what}: inputs.${name} names "${reference}", which is no node's id or title in the workflow.`)
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from '../../start-error.js'
import imageToImage from './workflows/image-to-image.json' with { type: 'json' }
import textToImage from './workflows/text-to-image.json' with { type: 'json' }

const nodeSchema = z.looseObject({
  class_type: z.string().min(1),
  inputs: z.record(z.string(), z.json()),
  _meta: z.looseObject({ title: z.string().optional() }).optional(),
})

const workflowSchema = z.record(z.string(), nodeSchema).refine((nodes) => Object.keys(nodes).length > 0, 'has no nodes')

/** One step of a workflow. An input is a value, or a link `[node id, output]`. */
export type WorkflowNode = z.output<typeof nodeSchema>

/** A workflow in ComfyUI's API format: nodes by their ids. */
export type Workflow = Readonly<Record<string, WorkflowNode>>

/** The shipped workflows, of nodes that every ComfyUI has. They leave nothing in its output folder. */
export const shippedWorkflows = {
  text: workflowSchema.parse(textToImage),
  image: workflowSchema.parse(imageToImage),
}

/** Reads a workflow file. Throws a `StartError` that names the option, the file, and what to do. */
export function readWorkflow(option: string, file: string, workingDirectory: string): Workflow {
  const value = parseJson(readText(option, file, workingDirectory), option, file)
  if (isEditorFormat(value)) {
    throw new StartError(
      `${option} (${file}) is a workflow as ComfyUI's editor saves it: export it with "Workflow → Export (API)".`,
    )
  }
  const parsed = workflowSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  throw new StartError(
    `${option} (${file}) is no workflow in ComfyUI's API format${where}: ${issue?.message ?? 'unknown form'}.`,
  )
}

function readText(option: string, file: string, workingDirectory: string): string {
  try {
    return readFileSync(resolve(workingDirectory, file), 'utf8')
  } catch (error) {
    throw new StartError(`${option} (${file}) can't be read: check that the file is there and readable.`, {
      cause: error,
    })
  }
}

function parseJson(text: string, option: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StartError(`${option} (${file}) is not valid JSON.`, { cause: error })
  }
}

function isEditorFormat(value: unknown): boolean {
  return z.object({ nodes: z.array(z.unknown()), links: z.array(z.unknown()) }).safeParse(value).success
}

import type { Message } from './messages.js'
import type { Workflow } from './workflow.js'

/** Sampling takes most of the time, whatever else a workflow does. */
const SAMPLER_WEIGHT = 20
const SAMPLER = /sampler/i
/** How many previews of a node that counts no steps bring it halfway. */
const HALFWAY_PREVIEWS = 10

/** How far a workflow is, out of what ComfyUI says of its nodes. */
export interface WorkflowProgress {
  /** Takes a message in; 0–1 where it says that more is done than before, null otherwise. */
  update(message: Message): number | null
}

/** Messages of other prompts are left out; one that names no prompt is of the running one, which is ours while we listen. */
export function createWorkflowProgress(workflow: Workflow, promptId: string): WorkflowProgress {
  const fractions = new Map<string, number>()
  const counting = new Set<string>()
  const previews = new Map<string, number>()
  let running: string | null = null
  let highest = 0

  const total = Object.values(workflow).reduce((sum, node) => sum + weightOf(node.class_type), 0)
  const reach = (node: string, fraction: number) => {
    if (Object.hasOwn(workflow, node)) fractions.set(node, Math.max(fractions.get(node) ?? 0, Math.min(1, fraction)))
  }
  const step = (node: string, value: number, max: number) => {
    counting.add(node)
    if (max > 0) reach(node, value / max)
  }

  return {
    update(message) {
      if (!isOfPrompt(message, promptId)) return null
      switch (message.type) {
        case 'execution_cached':
          for (const node of message.data.nodes) reach(node, 1)
          break
        case 'executing':
          if (running !== null) reach(running, 1)
          running = message.data.node ?? null
          break
        case 'executed':
          reach(message.data.node, 1)
          break
        case 'progress':
          step(message.data.node ?? running ?? '', message.data.value, message.data.max)
          break
        case 'progress_state':
          for (const [node, { value, max, state }] of Object.entries(message.data.nodes)) {
            if (state === 'finished') reach(node, 1)
            else if (value > 0) step(node, value, max)
          }
          break
        case 'preview': {
          const node = message.data.node ?? running
          if (node === null || counting.has(node)) break
          const seen = (previews.get(node) ?? 0) + 1
          previews.set(node, seen)
          reach(node, seen / (seen + HALFWAY_PREVIEWS))
          break
        }
      }
      const done = [...fractions].reduce((sum, [node, part]) => sum + part * weightOf(workflow[node]?.class_type), 0)
      if (done / total <= highest) return null
      highest = done / total
      return highest
    },
  }
}

function weightOf(classType = ''): number {
  return SAMPLER.test(classType) ? SAMPLER_WEIGHT : 1
}

/** Whether a message is of this prompt, or names none. */
export function isOfPrompt({ type, data }: Message, promptId: string): boolean {
  const named = type === 'preview' ? data.promptId : data.prompt_id
  return named === undefined || named === null || named === promptId
}

import { createHash } from 'node:crypto'
import type { SourceImage } from '../image-model.js'
import { isLostAnswer, type LocalCall, type LocalServer, notReady, plainSource } from '../local/index.js'
import {
  type HistoryEntry,
  historyAnswer,
  nodesAnswer,
  type OutputFile,
  queueAnswer,
  queuedAnswer,
  uploadedAnswer,
} from './answers.js'
import type { Workflow } from './workflow.js'

/** Where a prompt is that has no end yet. */
export type Place = 'running' | 'waiting' | 'unknown'

/** How often a prompt is sent whose answer got lost, and which is not there. */
const SENDINGS = 3

/**
 * Puts the source into ComfyUI's temporary folder, which it empties when it starts, and gives back how a node names it.
 * The same picture has the same name, so that it is there once.
 */
export async function uploadSource(call: LocalCall, source: SourceImage): Promise<string> {
  const bytes = await plainSource(source)
  const type = bytes[0] === 0xff ? { extension: 'jpg', mime: 'image/jpeg' } : { extension: 'png', mime: 'image/png' }
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${type.extension}`
  const form = new FormData()
  form.append('image', new Blob([Uint8Array.from(bytes)], { type: type.mime }), name)
  form.append('type', 'temp')
  form.append('subfolder', 'picgen')
  form.append('overwrite', 'true')
  const uploaded = await call.json(uploadedAnswer, '/upload/image', { form })
  return `${uploaded.subfolder ? `${uploaded.subfolder}/` : ''}${uploaded.name} [temp]`
}

/**
 * Queues a workflow. The id is ours to choose, so that a lost answer is no riddle: what is known under it was taken. An old
 * ComfyUI chooses one itself, so the answer's counts.
 */
export async function queuePrompt(
  call: LocalCall,
  workflow: Workflow,
  { promptId, previewMethod }: { promptId: string; previewMethod: string },
): Promise<string> {
  const extra_data = { preview_method: previewMethod }
  const json = { prompt: workflow, prompt_id: promptId, client_id: promptId, extra_data }
  for (let sending = 1; ; sending++) {
    try {
      return (await call.json(queuedAnswer, '/prompt', { json })).prompt_id
    } catch (error) {
      if (!isLostAnswer(error) || sending === SENDINGS) throw error
      if ((await findPlace(call, promptId)) !== 'unknown' || (await readHistory(call, promptId))) return promptId
    }
  }
}

/** How a prompt ended; null: not yet, or it is not known. */
export async function readHistory(call: LocalCall, promptId: string): Promise<HistoryEntry | null> {
  const history = await call.json(historyAnswer, `/history/${encodeURIComponent(promptId)}`)
  return history[promptId] ?? null
}

export async function findPlace(call: LocalCall, promptId: string): Promise<Place> {
  const { queue_running, queue_pending } = await call.json(queueAnswer, '/queue')
  if (queue_running.some(([, id]) => id === promptId)) return 'running'
  return queue_pending.some(([, id]) => id === promptId) ? 'waiting' : 'unknown'
}

/** Takes a prompt out of the queue, or interrupts it where it runs; an older ComfyUI interrupts whatever runs, so we look. */
export async function cancelPrompt(call: LocalCall, promptId: string): Promise<void> {
  await call.send('/queue', { json: { delete: [promptId] } })
  if ((await findPlace(call, promptId)) === 'running') await call.send('/interrupt', { json: { prompt_id: promptId } })
}

/** Rejects with an `ImageModelError` where ComfyUI has not one of the workflow's kinds of nodes. */
export async function requireNodes(call: LocalCall, server: LocalServer, workflow: Workflow): Promise<void> {
  for (const name of new Set(Object.values(workflow).map(({ class_type }) => class_type))) {
    const known = await call.json(nodesAnswer, `/object_info/${encodeURIComponent(name)}`)
    if (!Object.hasOwn(known, name)) {
      throw notReady(server, `ComfyUI has no node "${name}", which the workflow uses: install what brings it.`)
    }
  }
}

export async function readOutput(call: LocalCall, { filename, subfolder, type }: OutputFile): Promise<Uint8Array> {
  return call.bytes(`/view?${new URLSearchParams({ filename, subfolder, type })}`)
}

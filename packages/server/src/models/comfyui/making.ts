import { randomUUID } from 'node:crypto'
import type { ImageModelContext, ImageModelRequest } from '../image-model.js'
import { type KeptJob, keepSeed, type LocalCall, type LocalServer, randomSeed } from '../local/index.js'
import type { HistoryEntry } from './answers.js'
import { findCheckpoint, folderOf } from './checkpoints.js'
import { followPrompt } from './follow.js'
import { listenTo } from './listener.js'
import type { ReadyWorkflow } from './options.js'
import { queuePrompt, uploadSource } from './server.js'
import { fillSlots } from './slots.js'
import type { Workflow } from './workflow.js'

/** What one picture is made with. */
export interface Making {
  call: LocalCall
  server: LocalServer
  ready: ReadyWorkflow
  /** The checkpoint that the configuration names; empty: none. */
  model: string
  negativePrompt: string | undefined
  previewMethod: string
  request: ImageModelRequest
  context: ImageModelContext
  lookMs: number
}

/** A prompt that is about to be queued. */
export interface PreparedPrompt {
  job: KeptJob
  workflow: Workflow
}

/** Fills the workflow in, and writes the prompt's id down before ComfyUI hears of it. */
export async function preparePrompt(making: Making): Promise<PreparedPrompt> {
  const { call, ready, negativePrompt, request, context } = making
  const { prompt, width, height, source } = request
  const job = { id: randomUUID(), seed: request.seed ?? randomSeed() }
  const workflow = fillSlots(ready.workflow, ready.slots, {
    prompt,
    width,
    height,
    seed: job.seed,
    negative_prompt: negativePrompt,
    checkpoint: await checkpointFor(making),
    source_image: source ? await uploadSource(call, source) : undefined,
  })
  await context.providerCall.keepJob(keepSeed(job))
  return { job, workflow }
}

/** The file to load; undefined: what the workflow says. */
async function checkpointFor({ call, server, ready, model }: Making): Promise<string | undefined> {
  if (model === '' && !ready.isShipped) return undefined
  const folder = folderOf(ready)
  return folder === null ? model : findCheckpoint(call, server, { wanted: model, folder })
}

/** Queues a prompt and waits for its end. It listens first, so that nothing which is said of it is missed. */
export async function runPrompt(making: Making, { job, workflow }: PreparedPrompt): Promise<HistoryEntry | null> {
  const { call, context, previewMethod } = making
  return hear(making, job.id, async () => {
    const id = await queuePrompt(call, workflow, { promptId: job.id, previewMethod })
    if (id === job.id) return id
    job.id = id
    await context.providerCall.keepJob(keepSeed(job))
    return id
  })
}

/** Waits for the end of a prompt that an earlier attempt queued. Null: ComfyUI does not know it. */
export async function resumePrompt(making: Making, { id }: KeptJob): Promise<HistoryEntry | null> {
  return hear(making, id, async () => id)
}

async function hear(making: Making, listenerId: string, begin: () => Promise<string>): Promise<HistoryEntry | null> {
  const { call, server, ready, context, lookMs } = making
  const { signal, onProgress, onPreview } = context
  const hearing = { promptId: listenerId, workflow: ready.workflow, signal, onProgress, onPreview }
  const listener = await listenTo(server, hearing)
  try {
    return await followPrompt(call, await begin(), { ...listener, lookMs, signal })
  } finally {
    listener.close()
  }
}

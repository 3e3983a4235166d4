import { randomUUID } from 'node:crypto'
import {
  CallHandedOverError,
  type GeneratedImage,
  type ImageModel,
  type ImageModelContext,
  ImageModelError,
  type ImageModelRequest,
} from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import {
  callServer,
  type KeptJob,
  keepSeed,
  type LocalCall,
  localError,
  localServer,
  type Pace,
  randomSeed,
  readKeptJob,
  sentenceFor,
  stopAside,
} from '../local/index.js'
import type { HistoryEntry } from './answers.js'
import { findCheckpoint } from './checkpoints.js'
import { outputOf, workflowRefusal } from './failures.js'
import { followPrompt } from './follow.js'
import { listenTo } from './listener.js'
import { type ReadyWorkflow, readComfyUiOptions } from './options.js'
import { cancelPrompt, queuePrompt, readOutput, requireNodes, uploadSource } from './server.js'
import { fillSlots } from './slots.js'
import type { Workflow } from './workflow.js'

const NAME = 'ComfyUI'
const DEFAULT_PACE: Pace = { pollMs: 1_000 }

/** A workflow of ComfyUI, as a model. Throws a `StartError` for a workflow file that can't do what the model should. */
export function createComfyUi(settings: ModelSettings, pace = DEFAULT_PACE): ImageModel {
  const { info, model } = settings
  const { text, image, negativePrompt } = readComfyUiOptions(settings)
  const server = localServer(settings, { name: NAME, startHint: 'start ComfyUI' })

  const workflowFor = ({ kind }: ImageModelRequest): ReadyWorkflow => {
    const ready = kind === 'img2img' ? image : text
    if (ready === null) throw new Error(`The model "${info.id}" was asked for ${kind}, which it does not do.`)
    return ready
  }

  /** The workflow with everything of this request in it. */
  const fill = async (call: LocalCall, request: ImageModelRequest, seed: number): Promise<Workflow> => {
    const { workflow, slots, isShipped } = workflowFor(request)
    const { prompt, width, height, source } = request
    return fillSlots(workflow, slots, {
      prompt,
      width,
      height,
      seed,
      negative_prompt: negativePrompt,
      checkpoint: isShipped || model !== '' ? await findCheckpoint(call, server, model) : undefined,
      source_image: source ? await uploadSource(call, source) : undefined,
    })
  }

  /** Waits for the end of a prompt, from before it is queued, so that nothing which is said of it is missed. */
  const hear = async (
    call: LocalCall,
    promptId: string,
    { workflow, context }: { workflow: Workflow; context: ImageModelContext },
    begin: () => Promise<string> = async () => promptId,
  ): Promise<HistoryEntry | null> => {
    const { signal, onProgress } = context
    const listener = await listenTo(server, { promptId, workflow, signal, onProgress })
    try {
      return await followPrompt(call, await begin(), { ...listener, pollMs: pace.pollMs, signal })
    } finally {
      listener.close()
    }
  }

  const finish = async (call: LocalCall, end: HistoryEntry, ready: ReadyWorkflow): Promise<Uint8Array> =>
    readOutput(call, outputOf(end, ready.slots.output, server))

  return {
    info,
    async generate(request, context): Promise<GeneratedImage> {
      const { signal, deadlineAt, providerCall } = context
      const call = callServer(server, { signal, deadlineAt, sendOnce: '/prompt', retry: pace.retry })
      const ready = workflowFor(request)
      let job: KeptJob | null = readKeptJob(providerCall.jobId)
      try {
        let end = job && (await hear(call, job.id, { workflow: ready.workflow, context }))
        if (job === null || end === null) {
          // The first attempt; or ComfyUI was restarted and has forgotten the prompt, and another costs nothing.
          const started = { id: randomUUID() as string, seed: request.seed ?? randomSeed() }
          const workflow = await fill(call, request, started.seed)
          const begin = async () => {
            await providerCall.keepJob(keepSeed(started))
            job = started
            const id = await queuePrompt(call, workflow, started.id)
            if (id !== started.id) await providerCall.keepJob(keepSeed({ ...started, id }))
            started.id = id
            return id
          }
          job = started
          end = await hear(call, started.id, { workflow, context }, begin)
        }
        if (end === null) throw lost()
        const bytes = await finish(call, end, ready)
        return ready.slots.seed.length > 0 ? { bytes, seed: job.seed } : { bytes }
      } catch (error) {
        const id = job?.id
        const isOver = signal.aborted && !(signal.reason instanceof CallHandedOverError)
        if (isOver && id !== undefined) await stopAside(server, (aside) => cancelPrompt(aside, id))
        throw localError(workflowRefusal(error, server), server, signal)
      }
    },
    async check(signal) {
      try {
        const call = callServer(server, { signal, deadlineAt: Number.POSITIVE_INFINITY, retry: { attempts: 1 } })
        const all = [text, image].filter((ready) => ready !== null)
        if (model !== '' || all.some(({ isShipped }) => isShipped)) await findCheckpoint(call, server, model)
        for (const { workflow } of all) await requireNodes(call, server, workflow)
      } catch (error) {
        throw sentenceFor(error, server, signal)
      }
    },
  }
}

function lost(): ImageModelError {
  const message = 'ComfyUI was restarted, or this was taken out of its queue; send it again.'
  return new ImageModelError('provider_unavailable', message)
}

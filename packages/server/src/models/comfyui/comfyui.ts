import { CallHandedOverError, type ImageModel, ImageModelError, type ImageModelRequest } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import {
  callForCheck,
  callServer,
  localError,
  localServer,
  readKeptJob,
  requireGrid,
  sentenceFor,
  stopAside,
} from '../local/index.js'
import { findCheckpoint, folderOf } from './checkpoints.js'
import { outputOf, workflowRefusal } from './failures.js'
import { preparePrompt, resumePrompt, runPrompt } from './making.js'
import { type ReadyWorkflow, readComfyUiOptions } from './options.js'
import { cancelPrompt, readOutput, requireNodes } from './server.js'

const NAME = 'ComfyUI'
/** Milliseconds between two looks at what it is doing. */
const LOOK_MS = 1_000

/** A workflow of ComfyUI, as a model. Throws a `StartError` for a workflow file that can't do what the model should. */
export function createComfyUi(settings: ModelSettings): ImageModel {
  const { info, model, pace: { retry, lookMs = LOOK_MS } = {} } = settings
  const { text, image, negativePrompt, previewMethod } = readComfyUiOptions(settings)
  if (text?.isShipped || image?.isShipped) requireGrid(settings)
  const server = localServer(settings, { name: NAME, startHint: 'start ComfyUI' })
  const readyFor = ({ kind }: ImageModelRequest): ReadyWorkflow => {
    const ready = kind === 'img2img' ? image : text
    if (ready === null) throw new Error(`The model "${info.id}" was asked for ${kind}, which it does not do.`)
    return ready
  }

  return {
    info,
    async generate(request, context) {
      const { signal, deadlineAt, providerCall } = context
      const call = callServer(server, { signal, deadlineAt, sendOnce: '/prompt', retry })
      const ready = readyFor(request)
      const making = { call, server, ready, model, negativePrompt, previewMethod, request, context, lookMs }
      let job = readKeptJob(providerCall.jobId)
      try {
        let end = job && (await resumePrompt(making, job))
        if (job === null || end === null) {
          // The first attempt; or ComfyUI was restarted and has forgotten the prompt, and another costs nothing.
          const prepared = await preparePrompt(making)
          job = prepared.job
          end = await runPrompt(making, prepared)
        }
        if (end === null) throw lost()
        const bytes = await readOutput(call, outputOf(end, ready.slots.output, server))
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
        const call = callForCheck(server, signal)
        const all = [text, image].filter((ready) => ready !== null)
        for (const ready of all) {
          const folder = ready.isShipped || model !== '' ? folderOf(ready) : null
          if (folder !== null) await findCheckpoint(call, server, { wanted: model, folder })
          await requireNodes(call, server, ready.workflow)
        }
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

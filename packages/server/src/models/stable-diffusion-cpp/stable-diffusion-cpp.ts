import { readOptions } from '../describing/index.js'
import { CallHandedOverError, type ImageModel, ImageModelError } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import {
  callForCheck,
  callServer,
  keepSeed,
  localError,
  localServer,
  randomSeed,
  readKeptJob,
  requireGrid,
  sentenceFor,
  stopAside,
} from '../local/index.js'
import { startedAnswer } from './answers.js'
import { checkCapabilities } from './capabilities.js'
import { cancelJob, pictureOf, waitForJob } from './job.js'
import { optionsSchema } from './options.js'
import { jobRequest } from './request.js'

const NAME = 'The stable-diffusion.cpp server'
/** Milliseconds between two looks at what it is doing. */
const LOOK_MS = 1_000

/**
 * The model that a server of stable-diffusion.cpp has loaded, through its job API. It tells no progress, only whether a job
 * waits: so an image of it has none.
 */
export function createStableDiffusionCpp(settings: ModelSettings): ImageModel {
  requireGrid(settings)
  const { info, model, pace: { retry, lookMs = LOOK_MS } = {} } = settings
  const options = readOptions(optionsSchema, settings)
  const server = localServer(settings, { name: NAME, startHint: 'start sd-server with your model' })

  return {
    info,
    async generate(request, { signal, deadlineAt, providerCall }) {
      const call = callServer(server, { signal, deadlineAt, retry })
      const wait = { lookMs, signal }
      let job = readKeptJob(providerCall.jobId)
      try {
        let end = job && (await waitForJob(call, job.id, wait))
        if (job === null || end === null) {
          // The first attempt; or the server was restarted and has forgotten the job, and another costs nothing.
          const seed = request.seed ?? randomSeed()
          const json = await jobRequest(request, options, seed)
          const { id } = await call.json(startedAnswer, '/sdcpp/v1/img_gen', { json })
          job = { id, seed }
          await providerCall.keepJob(keepSeed(job))
          end = await waitForJob(call, id, wait)
        }
        if (end !== null) return { bytes: pictureOf(end, server), seed: job.seed }
        throw new ImageModelError(
          'provider_unavailable',
          `${NAME} was restarted while it worked on this; send it again.`,
        )
      } catch (error) {
        const id = job?.id
        const isOver = signal.aborted && !(signal.reason instanceof CallHandedOverError)
        if (isOver && id !== undefined) await stopAside(server, (aside) => cancelJob(aside, id))
        throw localError(error, server, signal)
      }
    },
    async check(signal) {
      try {
        const call = callForCheck(server, signal)
        await checkCapabilities(call, server, { model, info, options })
      } catch (error) {
        throw sentenceFor(error, server, signal)
      }
    },
  }
}

import { randomUUID } from 'node:crypto'
import { readOptions } from '../describing/index.js'
import {
  CallHandedOverError,
  type GeneratedImage,
  type ImageModel,
  ImageModelError,
  type ImageModelRequest,
} from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'
import {
  callForCheck,
  callServer,
  isLostAnswer,
  type LocalCall,
  type LocalServer,
  localError,
  localServer,
  requireGrid,
  sentenceFor,
  stopAside,
} from '../local/index.js'
import { checkpointsAnswer, pictureAnswer, pictureInfo } from './answers.js'
import { findCheckpoint } from './checkpoint.js'
import { requireChoices } from './choices.js'
import { type Automatic1111Options, optionsSchema } from './options.js'
import { enterServer } from './presence.js'
import { pictureRequest } from './request.js'
import { createTask, stopTask, type Task } from './task.js'

const NAME = 'AUTOMATIC1111'
/** Milliseconds between two looks at what it is doing. */
const LOOK_MS = 1_000
/** How often a picture is asked for whose answer got lost. */
const ASKINGS = 3

/** What one picture is made with. */
interface Making {
  call: LocalCall
  server: LocalServer
  model: string
  options: Automatic1111Options
  request: ImageModelRequest
  signal: AbortSignal
}

/** A model of AUTOMATIC1111's web UI, or of Forge, through `/sdapi/v1`. */
export function createAutomatic1111(settings: ModelSettings): ImageModel {
  requireGrid(settings)
  const { info, model, pace: { retry, lookMs = LOOK_MS } = {} } = settings
  const options = readOptions(optionsSchema, settings)
  const server = localServer(settings, { name: NAME, startHint: `start ${NAME} with --api` })

  return {
    info,
    async generate(request, context) {
      const { signal, deadlineAt, providerCall } = context
      const call = callServer(server, { signal, deadlineAt, sendOnce: '2img', retry })
      const presence = enterServer(server.baseUrl)
      let task: Task | null = null
      try {
        if (providerCall.jobId !== null) await stopTask(call, providerCall.jobId, signal)
        task = await createTask(call, `task(picgen-${randomUUID()})`, presence.isFirst)
        await providerCall.keepJob(task.id)
        const looking = new AbortController()
        const looks = callServer(server, { signal: AbortSignal.any([signal, looking.signal]), deadlineAt })
        const watching = task.watch(looks, context, lookMs, AbortSignal.any([signal, looking.signal]))
        const making = makePicture({ call, server, model, options, request, signal }, task.id)
        return await making.finally(async () => {
          looking.abort()
          await watching
        })
      } catch (error) {
        const started = task
        // Whoever takes the image over stops this task himself: its picture comes in the answer to this very request.
        const isOver = signal.aborted && !(signal.reason instanceof CallHandedOverError)
        const earlier = providerCall.jobId
        if (isOver && started) await stopAside(server, (aside, asideSignal) => started.stop(aside, asideSignal))
        else if (isOver && earlier)
          await stopAside(server, (aside, asideSignal) => stopTask(aside, earlier, asideSignal))
        throw localError(error, server, signal)
      } finally {
        presence.leave()
      }
    },
    async check(signal) {
      try {
        const call = callForCheck(server, signal)
        if (model !== '') await findCheckpoint(call, server, model)
        else await call.json(checkpointsAnswer, '/sdapi/v1/sd-models')
        await requireChoices(call, server, options)
      } catch (error) {
        throw sentenceFor(error, server, signal)
      }
    },
  }
}

async function makePicture(
  { call, server, model, options, request, signal }: Making,
  taskId: string,
): Promise<GeneratedImage> {
  const checkpoint = model === '' ? null : await findCheckpoint(call, server, model)
  const json = await pictureRequest(request, options, { checkpoint, taskId })
  const path = request.source ? '/sdapi/v1/img2img' : '/sdapi/v1/txt2img'
  const { images, info } = await askOnce(
    () => call.json(pictureAnswer, path, { json }),
    () => stopTask(call, taskId, signal),
  )
  const [image] = images ?? []
  if (!image) {
    throw new ImageModelError(
      'provider_unavailable',
      `${NAME} was interrupted before the picture was there; try again.`,
    )
  }
  const seed = seedIn(info ?? '') ?? request.seed
  return { bytes: Buffer.from(image.replace(/^data:[^,]*,/, ''), 'base64'), ...(seed === null ? {} : { seed }) }
}

/** A lost answer does not stop the server: what it still works on is stopped before it is asked again. */
async function askOnce<Answer>(ask: () => Promise<Answer>, stop: () => Promise<void>): Promise<Answer> {
  for (let asking = 1; ; asking++) {
    try {
      return await ask()
    } catch (error) {
      if (!isLostAnswer(error) || asking === ASKINGS) throw error
      await stop()
    }
  }
}

function seedIn(info: string): number | null {
  if (info === '') return null
  const parsed = pictureInfo.safeParse(parseOrNull(info))
  return parsed.success ? parsed.data.seed : null
}

/** Extensions write into `info` too; what can't be read only means that the seed is not known. */
function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

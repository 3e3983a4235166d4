import { ProviderHttpError } from '../calling/index.js'
import type { ImageModelContext } from '../image-model.js'
import { type LocalCall, pause } from '../local/index.js'
import { serverProgressAnswer, taskAnswer } from './answers.js'

/** One of our pictures at the server: how far it is, and how to stop it without touching anybody else's. */
export interface Task {
  readonly id: string
  /** Looks until the signal aborts. A look that fails is left out: the picture itself will say what is wrong. */
  watch(call: LocalCall, audience: Audience, lookMs: number, signal: AbortSignal): Promise<void>
  /** Interrupts it where it is certain that the server works on it; waits for one that waits, until the signal aborts. */
  stop(call: LocalCall, signal: AbortSignal): Promise<void>
}

/** Who hears how a task goes. */
export type Audience = Pick<ImageModelContext, 'onProgress' | 'onPreview'>

const QUEUE_LOOK_MS = 250

/** What the server does: works on ours, has it waiting, or neither, as far as can be said. */
type Look = { isOurs: boolean; isWaiting: boolean; progress: number | null; preview: LivePreview | null }

/** The picture as it is now, by the number that the server gives it. */
type LivePreview = { number: number; bytes: Uint8Array }

const NOT_OURS: Look = { isOurs: false, isWaiting: false, progress: null, preview: null }
/** No preview has this number: the first one is newer. */
const NONE_SEEN = -1

/**
 * A task that is about to be sent. `/internal/progress` tells it from others; a server without its web pages (`--nowebui`)
 * has only one progress for everybody, and that is ours when nothing else ran before (`isFirst`: nor came
 * at the same time) and the job has not changed since.
 */
export async function createTask(call: LocalCall, id: string, isFirst: boolean): Promise<Task> {
  let alone: string | null = null
  const wasIdle = (await hasTaskProgress(call, id)) ? null : isFirst && (await lookAtServer(call)) === null

  const look = async (asked: LocalCall, seenPreview?: number): Promise<Look> => {
    if (wasIdle === null) return lookAtTask(asked, id, seenPreview)
    const job = wasIdle ? await lookAtServer(asked) : null
    if (job === null) return NOT_OURS
    alone ??= job.startedAt
    return alone === job.startedAt ? { ...NOT_OURS, isOurs: true, progress: job.progress } : NOT_OURS
  }

  return {
    id,
    async watch(asked, { onProgress, onPreview }, lookMs, signal) {
      let seenPreview = NONE_SEEN
      while (!signal.aborted) {
        try {
          await pause(lookMs, signal)
          const { progress, preview } = await look(asked, seenPreview)
          if (signal.aborted) return
          if (progress !== null) onProgress(progress)
          if (preview === null) continue
          seenPreview = preview.number
          onPreview(preview.bytes)
        } catch {
          // What is wrong with the server, the request for the picture says; and after an abort the loop ends.
        }
      }
    },
    stop: (asked, signal) => interrupt(asked, () => look(asked), signal),
  }
}

/** Interrupts what an earlier attempt started: its answer reaches nobody, and the next one would wait behind it. */
export async function stopTask(call: LocalCall, id: string, signal: AbortSignal): Promise<void> {
  if (await hasTaskProgress(call, id)) await interrupt(call, () => lookAtTask(call, id), signal)
}

/** The API can't take a task out of its queue, so one that waits is interrupted when its turn comes. */
async function interrupt(call: LocalCall, look: () => Promise<Look>, signal: AbortSignal): Promise<void> {
  let seen = await look()
  while (seen.isWaiting) {
    await pause(QUEUE_LOOK_MS, signal)
    seen = await look()
  }
  if (seen.isOurs) await call.send('/sdapi/v1/interrupt', { json: {} })
}

async function hasTaskProgress(call: LocalCall, id: string): Promise<boolean> {
  return (await whereThereIs(lookAtTask(call, id))) !== null
}

/** Null where the server has no such path: others that speak this API leave some out. */
async function whereThereIs<Answer>(look: Promise<Answer>): Promise<Answer | null> {
  try {
    return await look
  } catch (error) {
    if (error instanceof ProviderHttpError && [404, 405].includes(error.answer?.status ?? 0)) return null
    throw error
  }
}

/** Asks for a preview only where it is told which was seen last: its own page does so too, and the server makes it then. */
async function lookAtTask(call: LocalCall, id: string, seenPreview?: number): Promise<Look> {
  const json = { id_task: id, id_live_preview: seenPreview ?? NONE_SEEN, live_preview: seenPreview !== undefined }
  const answer = await call.json(taskAnswer, '/internal/progress', { json })
  const { active, queued, progress } = answer
  const preview = active && seenPreview !== undefined ? previewIn(answer, seenPreview) : null
  return { isOurs: active, isWaiting: queued, progress: active ? clamp(progress ?? 0) : null, preview }
}

function previewIn(answer: (typeof taskAnswer)['_output'], seenPreview: number): LivePreview | null {
  const base64 = /^data:image\/\w+;base64,(.+)$/s.exec(answer.live_preview ?? '')?.[1]
  const number = answer.id_live_preview ?? seenPreview
  return base64 === undefined || number === seenPreview ? null : { number, bytes: Buffer.from(base64, 'base64') }
}

/** Null: it works on nothing, or does not tell. A preview would have to be made anew for every look. */
async function lookAtServer(call: LocalCall): Promise<{ startedAt: string; progress: number } | null> {
  const path = '/sdapi/v1/progress?skip_current_image=true'
  const answer = await whereThereIs(call.json(serverProgressAnswer, path))
  if (!answer?.state.job) return null
  return { startedAt: answer.state.job_timestamp ?? '', progress: clamp(answer.progress) }
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction))
}

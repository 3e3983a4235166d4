import { z } from 'zod'

/** `POST /upload/image`: where the file now is. */
export const uploadedAnswer = z.object({ name: z.string().min(1), subfolder: z.string().nullish() })

/** `POST /prompt`: it is in the queue, under this id. */
export const queuedAnswer = z.object({ prompt_id: z.string().min(1) })

const nodeErrors = z.record(
  z.string(),
  z.object({
    class_type: z.string().nullish(),
    errors: z.array(z.object({ message: z.string(), details: z.string().nullish() })),
  }),
)

/** `POST /prompt` with status 400: why the workflow is not taken. */
export const invalidAnswer = z.object({
  error: z.union([z.string(), z.object({ type: z.string(), message: z.string(), details: z.string().nullish() })]),
  node_errors: z.union([nodeErrors, z.array(z.unknown())]).nullish(),
})

/** An entry of the queue: number, prompt id, and what follows. */
const queueItem = z.tuple([z.number(), z.string()]).rest(z.unknown())

/** `GET /queue`. */
export const queueAnswer = z.object({ queue_running: z.array(queueItem), queue_pending: z.array(queueItem) })

const outputFile = z.object({ filename: z.string(), subfolder: z.string().default(''), type: z.string().default('') })

/** A finished prompt. `messages` are pairs of an event's name and its data. */
const historyEntry = z.object({
  outputs: z.record(z.string(), z.object({ images: z.array(outputFile).nullish() })),
  status: z
    .object({ status_str: z.string(), messages: z.array(z.tuple([z.string(), z.unknown()])).default([]) })
    .nullish(),
})

/** `GET /history/{prompt_id}`: empty while the prompt is not finished. */
export const historyAnswer = z.record(z.string(), historyEntry)

export type HistoryEntry = z.output<typeof historyEntry>
export type OutputFile = z.output<typeof outputFile>

/** The data of `execution_error`. */
export const executionError = z.object({
  node_id: z.string().nullish(),
  node_type: z.string().nullish(),
  exception_type: z.string().nullish(),
  exception_message: z.string().nullish(),
})

/** `GET /models/checkpoints`. */
export const checkpointsAnswer = z.array(z.string())

/** `GET /object_info/{class}`: empty where there is no such node. */
export const nodesAnswer = z.record(z.string(), z.unknown())

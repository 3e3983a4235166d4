import { z } from 'zod'

const nodeState = z.object({ value: z.number(), max: z.number(), state: z.string() })

/** What ComfyUI says over its socket, as far as it matters here. */
const schemas = {
  execution_start: z.object({ prompt_id: z.string() }),
  execution_cached: z.object({ prompt_id: z.string(), nodes: z.array(z.string()) }),
  /** A null node: the prompt is over. */
  executing: z.object({ prompt_id: z.string().nullish(), node: z.string().nullish() }),
  progress: z.object({
    prompt_id: z.string().nullish(),
    node: z.string().nullish(),
    value: z.number(),
    max: z.number(),
  }),
  progress_state: z.object({ prompt_id: z.string(), nodes: z.record(z.string(), nodeState) }),
  executed: z.object({ prompt_id: z.string(), node: z.string() }),
  execution_success: z.object({ prompt_id: z.string() }),
  execution_error: z.object({ prompt_id: z.string() }),
  execution_interrupted: z.object({ prompt_id: z.string() }),
}

type Schemas = typeof schemas

/** One message: an event of a prompt, or a preview of the picture as it is now. */
export type Message =
  | { [Type in keyof Schemas]: { type: Type; data: z.output<Schemas[Type]> } }[keyof Schemas]
  | { type: 'preview'; data: Preview }

/** A small picture of a step in between, of 512 pixels at the most. */
export interface Preview {
  mimeType: string
  bytes: Uint8Array
  /** Newer versions say of which prompt and node it is; null: of the one that is running. */
  promptId: string | null
  node: string | null
}

const envelope = z.object({ type: z.string(), data: z.unknown() })

/** A text message; null: one of another kind, or none that can be read. */
export function parseMessage(text: string): Message | null {
  const parsed = envelope.safeParse(parseJson(text))
  if (!parsed.success || !isKnown(parsed.data.type)) return null
  return read(parsed.data.type, parsed.data.data)
}

function isKnown(type: string): type is keyof Schemas {
  return Object.hasOwn(schemas, type)
}

function read<Type extends keyof Schemas>(type: Type, data: unknown): Message | null {
  const parsed = schemas[type].safeParse(data)
  // The schema belongs to the type, which TypeScript does not follow through the table.
  return parsed.success ? ({ type, data: parsed.data } as Message) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const PREVIEW = 1
const PREVIEW_WITH_METADATA = 4
const IMAGE_TYPES: Readonly<Record<number, string>> = { 1: 'image/jpeg', 2: 'image/png' }

const previewMetadata = z.object({
  prompt_id: z.string().nullish(),
  node_id: z.string().nullish(),
  image_type: z.string().nullish(),
})

/** A binary message: 4 bytes say its kind, big-endian; what follows belongs to the kind. Null: no preview. */
export function parseFrame(frame: Buffer): Message | null {
  if (frame.length < 8) return null
  const kind = frame.readUInt32BE(0)
  const second = frame.readUInt32BE(4)
  if (kind === PREVIEW) {
    const mimeType = IMAGE_TYPES[second]
    return mimeType ? preview(mimeType, frame.subarray(8)) : null
  }
  if (kind !== PREVIEW_WITH_METADATA || 8 + second > frame.length) return null
  const metadata = previewMetadata.safeParse(parseJson(frame.toString('utf8', 8, 8 + second)))
  if (!metadata.success) return null
  const { image_type, prompt_id = null, node_id = null } = metadata.data
  return preview(image_type ?? 'image/jpeg', frame.subarray(8 + second), prompt_id, node_id)
}

function preview(
  mimeType: string,
  bytes: Uint8Array,
  promptId: string | null = null,
  node: string | null = null,
): Message {
  return { type: 'preview', data: { mimeType, bytes, promptId, node } }
}

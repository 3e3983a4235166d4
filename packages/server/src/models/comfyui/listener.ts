import type { LocalServer } from '../local/index.js'
import type { Following } from './follow.js'
import type { Message } from './messages.js'
import { createWorkflowProgress, isOfPrompt } from './progress.js'
import { openSocket } from './socket.js'
import type { Workflow } from './workflow.js'

/** Hears what becomes of one prompt. */
export type Listener = Pick<Following, 'hearsEvents' | 'nextEvent'> & { close(): void }

/** What a listener is for. */
export interface Hearing {
  /** Also the id by which ComfyUI knows the listener: whoever goes on with the prompt hears its events too. */
  promptId: string
  workflow: Workflow
  signal: AbortSignal
  onProgress(fraction: number): void
  onPreview(bytes: Uint8Array): void
}

/** Listens until it is closed. A preview is shown, and a sign of progress where nothing counts the steps. */
export async function listenTo(server: LocalServer, hearing: Hearing): Promise<Listener> {
  const { promptId, workflow, signal, onProgress, onPreview } = hearing
  const progress = createWorkflowProgress(workflow, promptId)
  let next = Promise.withResolvers<void>()
  const wake = () => {
    next.resolve()
    next = Promise.withResolvers<void>()
  }
  const socket = await openSocket(server, promptId, {
    signal,
    onEnd: wake,
    onMessage(message) {
      const fraction = progress.update(message)
      if (fraction !== null) onProgress(fraction)
      if (message.type === 'preview' && isOfPrompt(message, promptId)) onPreview(message.data.bytes)
      if (isEnd(message)) wake()
    },
  })
  return { hearsEvents: () => socket.isOpen, nextEvent: () => next.promise, close: socket.close }
}

function isEnd({ type, data }: Message): boolean {
  if (type === 'executing') return (data.node ?? null) === null
  return type === 'execution_success' || type === 'execution_error' || type === 'execution_interrupted'
}

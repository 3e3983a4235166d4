import { WebSocket } from 'ws'
import type { LocalServer } from '../local/index.js'
import { type Message, parseFrame, parseMessage } from './messages.js'

const HANDSHAKE_MS = 5_000
/** Previews have 512 pixels at the most; nothing else that comes is large. */
const LARGEST_MESSAGE_BYTES = 16 * 1024 * 1024

/** ComfyUI's socket. It only makes things quicker and shows progress: what counts is asked for over HTTP. */
export interface Socket {
  readonly isOpen: boolean
  close(): void
}

/**
 * Opens the socket of a client id, to which ComfyUI sends what becomes of the prompts that name it. Resolves with one that is
 * not open where it can't be had. `onEnd` tells that a socket which was open is lost.
 */
export async function openSocket(
  { baseUrl, authorization }: LocalServer,
  clientId: string,
  { onMessage, onEnd, signal }: { onMessage(message: Message): void; onEnd(): void; signal: AbortSignal },
): Promise<Socket> {
  signal.throwIfAborted()
  const url = new URL(`${baseUrl}/ws?${new URLSearchParams({ clientId })}`)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(url, {
    handshakeTimeout: HANDSHAKE_MS,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    ...(authorization === null ? {} : { headers: { authorization } }),
  })
  // `terminate` before it is open makes it say so as an error, which `close` follows.
  const abort = () => socket.terminate()
  signal.addEventListener('abort', abort, { once: true })
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? parseFrame(data) : parseMessage(data.toString('utf8'))
    if (message) onMessage(message)
  })
  await new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.once('open', resolve)
    socket.once('close', () => {
      signal.removeEventListener('abort', abort)
      resolve()
      onEnd()
    })
  })
  return {
    get isOpen() {
      return socket.readyState === WebSocket.OPEN
    },
    close: () => socket.terminate(),
  }
}

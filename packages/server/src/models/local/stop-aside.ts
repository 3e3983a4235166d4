import { type CallOptions, callServer, type LocalCall, type LocalServer } from './local-server.js'

const STOP_MS = 5_000

/**
 * Tells a server that nobody waits any more. The image's own signal has aborted by then, so this has a few seconds of its
 * own. That a server can't be told changes nothing for the image: the work there goes to waste.
 */
export async function stopAside(
  server: LocalServer,
  stop: (call: LocalCall, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const signal = AbortSignal.timeout(STOP_MS)
  const options: CallOptions = {
    signal,
    deadlineAt: Date.now() + STOP_MS,
    retry: { attempts: 1 },
  }
  await stop(callServer(server, options), signal).catch(() => undefined)
}

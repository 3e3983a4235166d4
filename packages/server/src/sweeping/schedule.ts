import { type SweepParts, sweepFiles } from './sweep.js'

/** How often a process asks whether it is its turn, in milliseconds. */
const LOOK_MS = 60_000

/** Sweeps whenever it is due, until the function that it returns is called, which waits for the file under way. */
export function startSweeping(parts: SweepParts, lookMs = LOOK_MS): () => Promise<void> {
  const stopping = new AbortController()
  let sweep = Promise.resolve()
  let timer: NodeJS.Timeout
  const sweepOnce = async () => {
    try {
      await sweepFiles(parts, { signal: stopping.signal })
    } catch (error) {
      parts.logger.warn({ err: error }, 'could not sweep the image files; the next sweep may')
    }
    if (!stopping.signal.aborted) timer = setTimeout(start, lookMs)
  }
  const start = () => {
    sweep = sweepOnce()
  }
  timer = setTimeout(start, lookMs)
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await sweep
  }
}

import { type LocalCall, pause } from '../local/index.js'
import type { HistoryEntry } from './answers.js'
import { findPlace, readHistory } from './server.js'

/** A socket tells the end at once, so that looking is only for what it may have missed. */
const LOOKS_WITH_SOCKET = 5
/** A prompt is in neither list for a moment when it goes from one to the other. */
const UNKNOWN_LOOKS = 3

/** What goes with waiting for one prompt. */
export interface Following {
  /** Milliseconds between two looks, without a socket. */
  lookMs: number
  signal: AbortSignal
  /** Whether events come, so that looking is hardly needed. */
  hearsEvents(): boolean
  /** Resolves at the next event that is worth a look, and when the socket is lost. */
  nextEvent(): Promise<void>
}

/** Waits for the end of a prompt. Null: ComfyUI knows nothing of it, or no more. */
export async function followPrompt(
  call: LocalCall,
  promptId: string,
  following: Following,
): Promise<HistoryEntry | null> {
  const { lookMs, signal } = following
  let unknown = 0
  for (;;) {
    const event = following.nextEvent()
    const entry = await readHistory(call, promptId)
    if (entry !== null) return entry
    unknown = (await findPlace(call, promptId)) === 'unknown' ? unknown + 1 : 0
    if (unknown >= UNKNOWN_LOOKS) return null
    const isCalm = unknown === 0 && following.hearsEvents()
    await eventOrPause(event, isCalm ? lookMs * LOOKS_WITH_SOCKET : lookMs, signal)
  }
}

async function eventOrPause(event: Promise<void>, milliseconds: number, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController()
  const paused = pause(milliseconds, AbortSignal.any([signal, waiting.signal]))
  // Whichever comes first, the other one is left behind without a timer.
  paused.catch(() => undefined)
  try {
    await Promise.race([event, paused])
  } finally {
    waiting.abort()
  }
}

import type { Image } from '../contract/types.js'
import { abortable, delay, LONGEST_TIMER_MS } from './abortable.js'
import { isPicGenError, isTransientError, TimeoutError } from './errors/index.js'
import { isFinal } from './is-final.js'
import type { RequestOptions } from './options.js'

/** How to wait for an image. */
export interface WaitOptions extends RequestOptions {
  /** Milliseconds between an answer and the next question. Default 2000. */
  intervalMs?: number | undefined
  /** Milliseconds until waiting is given up; `Infinity` for never. Default 180000. */
  timeoutMs?: number | undefined
  /** Called with the first answer and whenever the image has changed. What it throws rejects the wait. */
  onUpdate?: ((image: Image) => void) | undefined
}

type ReadImage = (imageId: string, options: RequestOptions) => Promise<Image>

/** Asks for an image until it is final. See `Images.waitFor`. */
export async function waitForImage(read: ReadImage, imageId: string, options: WaitOptions = {}): Promise<Image> {
  const { intervalMs = 2_000, timeoutMs = 180_000, onUpdate } = options
  const deadline = new AbortController()
  const giveUp = () => deadline.abort(stillRunning(imageId, timeoutMs))
  const timer = setTimeout(giveUp, Math.min(timeoutMs, LONGEST_TIMER_MS))
  const signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal
  try {
    let shown = ''
    for (;;) {
      signal.throwIfAborted()
      const { image, waitMs } = await poll(read, imageId, signal)
      const seen = JSON.stringify(image)
      if (image && seen !== shown) {
        shown = seen
        onUpdate?.(image)
      }
      if (image && isFinal(image.status)) return image
      await delay(Math.max(intervalMs, waitMs), signal)
    }
  } finally {
    clearTimeout(timer)
  }
}

/** One question. What may pass is no answer yet, and how long the server asked to be left alone. */
async function poll(read: ReadImage, imageId: string, signal: AbortSignal) {
  try {
    return { image: await abortable(read(imageId, { signal }), signal), waitMs: 0 }
  } catch (error) {
    if (signal.aborted || !isTransientError(error)) throw error
    return { image: undefined, waitMs: isPicGenError(error) ? (error.retryAfterMs ?? 0) : 0 }
  }
}

function stillRunning(imageId: string, timeoutMs: number): TimeoutError {
  return new TimeoutError(
    `Image ${imageId} is still being made after ${timeoutMs / 1000} s, and goes on: call images.waitFor again, or images.get later.`,
    { code: 'still_running' },
  )
}

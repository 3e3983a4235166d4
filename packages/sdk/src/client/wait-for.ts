import type { Image } from '../contract/types.js'
import { createDeadline } from './deadline.js'
import { TimeoutError } from './errors/index.js'
import { isFinal } from './is-final.js'
import type { RequestOptions } from './options.js'
import { currentPage, type PageState } from './page-state.js'
import { INTERVAL_MS, poll } from './polling.js'

/** How to wait for an image. */
export interface WaitOptions extends Pick<RequestOptions, 'signal' | 'headers'> {
  /** Milliseconds between an answer and the next question. Default 2000; five times as long while the page is hidden. */
  intervalMs?: number | undefined
  /** Milliseconds until waiting is given up; `Infinity` for never. Default 180000. */
  timeoutMs?: number | undefined
  /** Called with the first answer and whenever the image has changed. What it throws rejects the wait. */
  onUpdate?: ((image: Image) => void) | undefined
}

type ReadImage = (imageId: string, options: RequestOptions) => Promise<Image>

/** Milliseconds. */
export const WAIT_MS = 180_000

/** Asks for an image until it is final. See `Images.waitFor`. */
export async function waitForImage(
  read: ReadImage,
  imageId: string,
  { intervalMs = INTERVAL_MS, timeoutMs = WAIT_MS, onUpdate, signal: given, headers }: WaitOptions = {},
  page: PageState = currentPage(),
): Promise<Image> {
  const { signal, clear } = createDeadline(timeoutMs, () => stillRunning(imageId, timeoutMs), given)
  const ask = () => read(imageId, { signal, headers })
  try {
    let shown = ''
    for await (const image of poll(ask, { intervalMs, forMs: Number.POSITIVE_INFINITY, signal, page })) {
      const seen = JSON.stringify(image)
      if (seen !== shown) {
        shown = seen
        onUpdate?.(image)
      }
      if (isFinal(image.status)) return image
    }
    throw signal.reason
  } finally {
    clear()
  }
}

/** Waiting was given up, which is no news of the image itself. */
export function stillRunning(imageId: string, timeoutMs: number): TimeoutError {
  return new TimeoutError(
    `Image ${imageId} is still being made after ${timeoutMs / 1000} s, and goes on: call images.waitFor again, or images.get later.`,
    { code: 'still_running', imageId },
  )
}

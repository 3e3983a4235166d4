import { delay } from './abortable.js'

/** What a browser says of a page, where there is one. */
export interface PageState {
  isHidden(): boolean
  /**
   * Calls back when the page is looked at again, or when the network is back (`isOnline`): what was open before is then
   * mostly dead. Until the returned function is called.
   */
  onWake(listener: (isOnline: boolean) => void): () => void
}

/** How much rarer a hidden page looks. */
const HIDDEN_FACTOR = 5

/** Outside of a browser nothing is ever hidden, and nobody comes back. */
const noPage: PageState = { isHidden: () => false, onWake: () => () => undefined }

/** The page that this runs in, found by what is there: workers and servers have none. */
export function currentPage(): PageState {
  // A name that only browsers know, and not all that have it are browsers.
  const { document } = globalThis as { document?: EventTarget & { visibilityState?: string } }
  if (typeof document?.addEventListener !== 'function') return noPage
  const isHidden = () => document.visibilityState === 'hidden'
  return {
    isHidden,
    onWake: (listener) => {
      const wake = ({ type }: Event) => {
        if (!isHidden()) listener(type === 'online')
      }
      document.addEventListener('visibilitychange', wake)
      globalThis.addEventListener?.('online', wake)
      return () => {
        document.removeEventListener('visibilitychange', wake)
        globalThis.removeEventListener?.('online', wake)
      }
    },
  }
}

/** Resolves after that many milliseconds, or as soon as the page wakes; rejects with the signal's reason. */
export async function pause(milliseconds: number, page: PageState, signal: AbortSignal | undefined): Promise<void> {
  const woken = new AbortController()
  const forget = page.onWake(() => woken.abort())
  try {
    await delay(milliseconds, signal ? AbortSignal.any([signal, woken.signal]) : woken.signal)
  } catch (error) {
    if (signal?.aborted || !woken.signal.aborted) throw error
  } finally {
    forget()
  }
}

/** As `pause`, and longer while the page is hidden. A page that goes to sleep in between is not kept from it. */
export function pauseBetweenLooks(milliseconds: number, page: PageState, signal: AbortSignal | undefined) {
  return pause(page.isHidden() ? milliseconds * HIDDEN_FACTOR : milliseconds, page, signal)
}

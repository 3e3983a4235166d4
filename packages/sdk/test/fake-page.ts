import type { PageState } from '../src/client/page-state.js'

/** A page that a test hides, and looks at again. */
export function fakePage(): PageState & { hide(): void; show(): void; comeOnline(): void; readonly listeners: number } {
  const waiting = new Set<(isOnline: boolean) => void>()
  const wake = (isOnline: boolean) => {
    for (const listener of [...waiting]) listener(isOnline)
  }
  let isHidden = false
  return {
    isHidden: () => isHidden,
    onWake: (listener) => {
      waiting.add(listener)
      return () => void waiting.delete(listener)
    },
    hide: () => {
      isHidden = true
    },
    show: () => {
      isHidden = false
      wake(false)
    },
    comeOnline: () => wake(true),
    get listeners() {
      return waiting.size
    },
  }
}

import type { PageState } from '../src/client/page-state.js'

/** A page that a test hides, and looks at again. */
export function fakePage(): PageState & { hide(): void; show(): void; readonly listeners: number } {
  const waiting = new Set<() => void>()
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
      for (const listener of [...waiting]) listener()
    },
    get listeners() {
      return waiting.size
    },
  }
}

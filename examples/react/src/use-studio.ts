import type { StudioSession, StudioState } from '@picgen/sdk'
import { useSyncExternalStore } from 'react'

/** All that React needs of a session: its state, and to be told when there is another. */
export function useStudio(session: StudioSession): StudioState {
  return useSyncExternalStore(session.subscribe, session.getSnapshot)
}

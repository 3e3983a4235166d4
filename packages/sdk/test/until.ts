import type { StudioSession, StudioState } from '../src/index.js'

/** The first state, from now on, that is so. */
export function until(session: StudioSession, isSo: (state: StudioState) => boolean): Promise<StudioState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(session.state)) return
      unsubscribe()
      resolve(session.state)
    }
    const unsubscribe = session.subscribe(look)
    look()
  })
}

/** The statuses of the images of a timeline. */
export function imageStatuses({ messages }: StudioState): (string | undefined)[] {
  return messages.filter(({ role }) => role === 'assistant').map(({ image }) => image?.status)
}

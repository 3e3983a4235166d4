import { newState, type StudioSession, type StudioState } from '@picgen/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Renders its element with every change of a session, and ends a session of its own with the element. */
export class StudioController implements ReactiveController {
  session: StudioSession | null = null

  private isOwn = false
  private unsubscribe = () => {}

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: () => void,
  ) {
    host.addController(this)
  }

  get state(): StudioState {
    return this.session?.state ?? newState
  }

  /** Shows this session from now on. One that `isOwn` is disposed of when it is no longer shown. */
  use(session: StudioSession, isOwn: boolean) {
    this.close()
    this.session = session
    this.isOwn = isOwn
    this.unsubscribe = session.subscribe(() => {
      this.changed()
      this.host.requestUpdate()
    })
  }

  /** An element that is put back on a page needs a session again. */
  hostConnected() {
    this.host.requestUpdate()
  }

  hostDisconnected() {
    this.close()
  }

  /** Shows none. */
  close() {
    this.unsubscribe()
    if (this.isOwn) this.session?.dispose()
    this.session = null
  }
}

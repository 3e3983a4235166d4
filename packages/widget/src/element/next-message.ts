import type { StudioSession } from '@picgen/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What a person has decided about the next message that the session does not know: every element on it shows the same. */
export interface NextMessagePlan {
  /** Set: it starts afresh, although a picture is active. */
  mode?: 'text2img' | undefined
  /** Why a file was not taken. */
  refusal?: 'tooLarge' | 'wrongType' | undefined
}

/** An element whose session's next message may be decided about. */
type Host = ReactiveControllerHost & { session?: StudioSession | null | undefined }

const plans = new WeakMap<StudioSession, NextMessagePlan>()
const hosts = new Set<Host>()

/** Renders its element whenever something about the next message of its session is decided. */
export class NextMessage implements ReactiveController {
  constructor(private readonly host: Host) {
    host.addController(this)
  }

  get plan(): NextMessagePlan {
    return (this.host.session && plans.get(this.host.session)) ?? {}
  }

  hostConnected() {
    hosts.add(this.host)
  }

  hostDisconnected() {
    hosts.delete(this.host)
  }

  change(values: NextMessagePlan) {
    planNextMessage(this.host.session, values)
  }
}

/** Decides something about the next message of a session. */
export function planNextMessage(session: StudioSession | null | undefined, values: NextMessagePlan) {
  if (!session) return
  plans.set(session, { ...plans.get(session), ...values })
  for (const host of hosts) host.requestUpdate()
}

import { newState, type StudioSession, type StudioState } from '@picgen/sdk'
import type { PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from './picgen-element.js'

/** An element that shows a session, and renders with every change of it. */
export abstract class SessionElement extends PicGenElement {
  /** The conversation. Several elements may show the same one. Whoever made it disposes of it. */
  @property({ attribute: false }) session: StudioSession | undefined

  private followed: StudioSession | undefined
  private unfollow = () => {}

  /** What to show. */
  protected get studio(): StudioState {
    return this.session?.state ?? newState
  }

  /** Called with every change of the session, before it is rendered. */
  protected sessionChanged() {}

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.follow(undefined)
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    if (this.isConnected && this.followed !== this.session) this.follow(this.session)
  }

  private follow(session: StudioSession | undefined) {
    this.unfollow()
    this.followed = session
    this.unfollow =
      session?.subscribe(() => {
        this.sessionChanged()
        this.requestUpdate()
      }) ?? (() => {})
  }
}

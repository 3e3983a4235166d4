import type { SessionError } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { problemKind, problemText } from '../element/problem-text.js'
import { SessionElement } from '../element/session-element.js'
import { PicGenDismissEvent } from '../events/dismiss.js'
import { PicGenReloadEvent } from '../events/reload.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-notice.styles.js'

/**
 * What went wrong, in one sentence, until the person dismisses it; and that the server can't be reached, as long as that is
 * so. What another part shows in its place (a message that was refused, an upload that failed) is not told a second time.
 *
 * @event picgen-dismiss - The person has read it.
 * @event picgen-reload - Read the conversation again.
 * @csspart notice - The box.
 */
export class PicGenNotice extends SessionElement {
  static override styles = [tokens, controls, styles]

  /** A sentence of the page's own, before those of the session; `''` shows nothing. */
  @property() message = ''

  /** The live region stays while it is empty: a screen reader tells of what changes in one, not of one that appears. */
  protected override render() {
    const { connection } = this.studio
    const error = this.untold
    const text = this.message || (error && problemText(this.strings, this.language, error))
    return html`<div role="status" dir=${this.direction}>
      ${connection === 'offline' ? html`<div class="notice calm" part="notice">${icons.offline}<p>${this.strings.notice.offline}</p></div>` : nothing}
      ${text ? this.renderNotice(text, error) : nothing}
    </div>`
  }

  private renderNotice(text: string, error: SessionError | null) {
    const again = error && this.again(error)
    return html`<div class="notice" part="notice">
      ${icons.warning}
      <p dir="auto">${text}</p>
      ${again ? html`<button type="button" class="quiet" @click=${again}>${this.strings.common.retry}</button>` : nothing}
      <button type="button" class="quiet only-icon" aria-label=${this.strings.notice.dismiss} @click=${this.dismiss}>${icons.close}</button>
    </div>`
  }

  /** The error that nothing else on the screen tells of. */
  private get untold(): SessionError | null {
    const { phase, error, outgoing, attachment, connection } = this.studio
    const isTold =
      phase === 'unavailable' ||
      (attachment && error?.action === 'attach') ||
      (connection === 'offline' && error && problemKind(error) === 'connection') ||
      outgoing.some((message) => 'error' in message && message.error.cause === error?.cause)
    return isTold ? null : error
  }

  /** The way to try once more what failed, where it isn't at hand anyway. */
  private again({ action }: SessionError): (() => void) | null {
    const { session } = this
    if (action === 'loadOlder') return () => session?.loadOlder()
    if (action !== 'load') return null
    const id = session?.state.conversation?.id
    return () => this.ask(new PicGenReloadEvent(), () => id && session?.load(id))
  }

  private dismiss() {
    this.ask(new PicGenDismissEvent(), () => this.session?.dismissError())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-notice': PicGenNotice
  }
}

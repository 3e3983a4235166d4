import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenDismissEvent } from '../events/dismiss.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-notice.styles.js'

/**
 * One sentence about something that went wrong, until the person dismisses it.
 *
 * @event picgen-dismiss - The person has read it.
 * @csspart notice - The box.
 */
export class PicGenNotice extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** The sentence; `''` shows nothing. */
  @property() message = ''

  /** The live region stays while it is empty: a screen reader tells of what changes in one, not of one that appears. */
  protected override render() {
    return html`<div role="status">${this.message ? this.renderNotice() : nothing}</div>`
  }

  private renderNotice() {
    return html`<div class="notice" part="notice">
      ${icons.warning}
      <p dir="auto">${this.message}</p>
      <button type="button" class="quiet only-icon" aria-label=${this.strings.notice.dismiss} @click=${this.dismiss}>${icons.close}</button>
    </div>`
  }

  private dismiss() {
    this.dispatchEvent(new PicGenDismissEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-notice': PicGenNotice
  }
}

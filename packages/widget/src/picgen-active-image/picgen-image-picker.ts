import type { PicGen } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-image-picker.styles.js'

/**
 * A dialog with the history, to pick a finished picture from. Nothing is read until it is shown.
 *
 * @event picgen-continue-with - A picture was picked.
 */
export class PicGenImagePicker extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** Whom to ask. */
  @property({ attribute: false }) client: PicGen | undefined

  @state() private isOpen = false
  @query('dialog') private dialog!: HTMLDialogElement

  /** Opens it. */
  show() {
    this.isOpen = true
    this.dialog.showModal()
  }

  protected override render() {
    const close = () => this.dialog.close()
    return html`<dialog
      dir=${this.direction}
      aria-labelledby="title"
      closedby="any"
      @close=${() => {
        this.isOpen = false
      }}
      @picgen-continue-with=${close}
    >
      <header>
        <h2 id="title">${this.strings.history.label}</h2>
        <button type="button" class="quiet only-icon" aria-label=${this.strings.common.close} @click=${close}>${icons.close}</button>
      </header>
      ${this.isOpen ? html`<picgen-history picking .client=${this.client}></picgen-history>` : nothing}
    </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-image-picker': PicGenImagePicker
  }
}

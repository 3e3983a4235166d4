import type { Image, Message } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenResendEvent } from '../events/resend.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-message.styles.js'

/**
 * One entry of the timeline: what the person wrote, or the picture that came of it.
 *
 * @event picgen-resend - Try a message that could not get through again, now.
 * @csspart bubble - What the person wrote.
 */
export class PicGenMessage extends PicGenElement {
  static override styles = [tokens, controls, styles]

  @property({ attribute: false }) message: Pick<
    Message,
    'role' | 'content' | 'image' | 'status' | 'error_code' | 'error_message'
  > | null = null
  /** The picture that this one is made from, where it is known. */
  @property({ attribute: false }) source: Image | null = null
  /** True while it is on its way to the server. */
  @property({ type: Boolean, reflect: true }) outgoing = false
  /** True while it can't get through, so that the person may try it now. */
  @property({ type: Boolean }) delayed = false
  /** What to name it by when it is tried again. */
  @property({ attribute: false }) outgoingId = ''
  /** True where the next message builds on its picture. */
  @property({ type: Boolean }) active = false
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false
  /** The prompt before this picture, for a failure to offer again. */
  @property() prompt = ''

  protected override render() {
    if (!this.message) return nothing
    return this.message.role === 'user' ? this.renderBubble(this.message.content) : this.renderAnswer(this.message)
  }

  private renderBubble(content: string) {
    // The text has an element of its own: its direction follows from its own first letter, and turns nothing else.
    return html`<div class="said">
      <span class="visually-hidden">${this.strings.message.you}:</span>
      <p class="bubble" part="bubble"><span class="text" dir="auto">${content}</span></p>
      ${this.outgoing ? this.renderWay() : nothing}
    </div>`
  }

  private renderWay() {
    if (!this.delayed) return html`<span class="visually-hidden">${this.strings.message.sending}</span>`
    return html`<p class="delayed" role="status">
      ${this.strings.message.notSent}
      <button type="button" @click=${() => this.dispatchEvent(new PicGenResendEvent(this.outgoingId))}>${this.strings.common.retry}</button>
    </p>`
  }

  private renderAnswer({ image, status, error_code, error_message }: NonNullable<typeof this.message>) {
    const ended = image?.status ?? status
    if (ended === 'failed' || ended === 'cancelled') {
      return html`<picgen-failure
        .failed=${{ status: ended, error_code: image?.error_code ?? error_code, error_message: image?.error_message ?? error_message }}
        .prompt=${this.prompt}
      ></picgen-failure>`
    }
    if (!image) return html`<p class="deleted">${this.strings.message.deleted}</p>`
    return html`<picgen-picture
      .image=${image}
      .source=${this.source}
      .active=${this.active}
      .choosing=${this.choosing}
    ></picgen-picture>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-message': PicGenMessage
  }
}

import type { Image, Message, OutgoingMessage } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { problemKind, problemText } from '../element/problem-text.js'
import { PicGenDiscardEvent } from '../events/discard.js'
import { PicGenResendEvent } from '../events/resend.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-message.styles.js'

/**
 * One entry of the timeline: what the person wrote, or the picture that came of it.
 *
 * @event picgen-resend - Try a message that could not get through again, now.
 * @event picgen-discard - Take back a message that could not get through.
 * @event picgen-use-prompt - What was taken back, to be changed.
 * @csspart bubble - What the person wrote.
 */
export class PicGenMessage extends PicGenElement {
  static override styles = [tokens, controls, styles]

  @property({ attribute: false }) message: Message | null = null
  /** A message on its way to the server, in place of `message`. */
  @property({ attribute: false }) outgoing: OutgoingMessage | null = null
  /** The picture that this one is made from, where it is known. */
  @property({ attribute: false }) source: Image | null = null
  /** True where the next message builds on its picture. */
  @property({ type: Boolean }) active = false
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false
  /** True while its picture's cancelling is on its way to the server. */
  @property({ type: Boolean }) cancelling = false
  /** The prompt before this picture, for a failure to offer again. */
  @property() prompt = ''
  /** When it was, to stand above it; `''`: it follows the one before. */
  @property() moment = ''

  protected override render() {
    const { message, outgoing } = this
    if (outgoing) return this.renderBubble(outgoing.content, this.renderWay(outgoing))
    if (!message) return nothing
    return html`
      ${this.moment ? html`<p class="moment">${this.moment}</p>` : nothing}
      ${message.role === 'user' ? this.renderBubble(message.content) : this.renderAnswer(message)}
    `
  }

  private renderBubble(content: string, way: unknown = nothing) {
    // The text has an element of its own: its direction follows from its own first letter, and turns nothing else.
    return html`<div class="said">
      <span class="visually-hidden">${this.strings.message.you}:</span>
      <p class="bubble" part="bubble"><span class="text" dir="auto">${content}</span></p>
      ${way}
    </div>`
  }

  private renderWay(outgoing: OutgoingMessage) {
    const { status } = outgoing
    const texts = this.strings.message
    if (status === 'failed') return this.renderRefused(outgoing)
    return html`<p class="way ${status}" role=${status === 'delayed' ? 'status' : nothing}>
      <span>${status in texts ? texts[status] : nothing}</span>
      ${
        status === 'sending'
          ? nothing
          : html`<span class="ways">
            ${status === 'delayed' ? html`<button type="button" @click=${this.resend}>${icons.send}${texts.resend}</button>` : nothing}
            ${this.renderTakeBack()}
          </span>`
      }
    </p>`
  }

  private renderRefused({ error }: Extract<OutgoingMessage, { status: 'failed' }>) {
    const kind = problemKind(error)
    const isDear = kind === 'insufficient_credits'
    const failed = {
      status: 'failed',
      error_code: isDear ? kind : 'unsent',
      error_message: isDear ? error.message : problemText(this.strings, this.language, error),
    }
    return html`<picgen-failure role="status" .failed=${failed}>
      <button type="button" @click=${this.resend}>${icons.retry}${this.strings.common.retry}</button>
      ${this.renderTakeBack()}
    </picgen-failure>`
  }

  private renderTakeBack() {
    return html`<button type="button" @click=${this.takeBack}>${icons.prompt}${this.strings.message.takeBack}</button>`
  }

  private renderAnswer({ id, image, status, error_code, error_message }: Message) {
    const ended = image?.status ?? status
    if (ended === 'failed' || ended === 'cancelled') {
      return html`<picgen-failure
        .failed=${{ status: ended, error_code: image?.error_code ?? error_code, error_message: image?.error_message ?? error_message }}
        .prompt=${this.prompt}
        .messageId=${id}
      ></picgen-failure>`
    }
    if (!image) return html`<p class="deleted">${icons.picture}${this.strings.message.deleted}</p>`
    return html`<picgen-picture
      exportparts="frame,image,continue"
      .image=${image}
      .source=${this.source}
      .active=${this.active}
      .choosing=${this.choosing}
      .cancelling=${this.cancelling}
    ></picgen-picture>`
  }

  private resend() {
    if (this.outgoing) this.dispatchEvent(new PicGenResendEvent(this.outgoing.id))
  }

  /** Nothing written is lost: it goes back to where it can be changed. */
  private takeBack() {
    const { outgoing } = this
    if (!outgoing) return
    this.ask(new PicGenDiscardEvent(outgoing.id), () => this.dispatchEvent(new PicGenUsePromptEvent(outgoing.content)))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-message': PicGenMessage
  }
}

import type { Image, Message } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { isEnglish } from '../element/problem-text.js'
import { PicGenRetryEvent } from '../events/retry.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-failure.styles.js'

const signs: Record<string, unknown> = {
  cancelled: icons.stopped,
  content_policy: icons.refused,
  source_missing: icons.picture,
  insufficient_credits: icons.credits,
  provider_quota: icons.clock,
  provider_unavailable: icons.offline,
  timed_out: icons.clock,
}
/** To ask for the same again would not help. */
const NEVER = /policy|rejected|missing/
/** To say it in another way would not help. */
const NOT_THE_WORDS = /quota|unavailable/
/** Time or money helps: it is nobody's fault. */
const WAIT = /credits|quota|unavailable|timed/
const FAULT = /internal|bad|unsent/

/**
 * Why there is no picture, and what to do next: it was refused for its content (which is no fault), cost too much, took too
 * long, met a limit, failed, or was stopped.
 *
 * @event picgen-retry - Ask for it once more.
 * @event picgen-use-prompt - Put the prompt back where it can be changed.
 * @slot - Other ways on, after its own.
 * @csspart card - The box around the reason.
 */
export class PicGenFailure extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** The message, or its image, that has the reason. */
  @property({ attribute: false }) failed: Pick<Message | Image, 'status' | 'error_code' | 'error_message'> | null = null
  /** What was asked for; without it there is nothing to edit. */
  @property() prompt = ''
  /** The message that failed; without it there is nothing to try again. */
  @property({ attribute: 'message-id' }) messageId = ''

  protected override render() {
    if (!this.failed) return nothing
    const { titles, reasons, usePrompt }: { titles: Texts; reasons: Texts; usePrompt: string } = this.strings.failure
    const { status, error_code, error_message } = this.failed
    const asked = status === 'cancelled' ? status : (error_code ?? '')
    // A code of a later version still gets a sentence.
    const code = asked in titles ? asked : 'internal'
    const kind = WAIT.test(code) ? 'wait' : FAULT.test(code) ? 'fault' : ''
    // The server knows how much, or how long: in its own language. What was not sent comes with a sentence in the person's.
    const isWorded = code === 'unsent' || (code !== 'cancelled' && isEnglish(this.language))
    const reason = (isWorded && error_message) || reasons[code]
    const retry = this.messageId && !NEVER.test(code)
    const edit = this.prompt && !NOT_THE_WORDS.test(code)
    return html`
      <div class="card ${kind}" part="card">
        <span class="sign">${signs[code] ?? icons.warning}</span>
        <div class="text">
          <p class="title">${titles[code]}</p>
          <p class="reason" dir="auto">${reason}</p>
        </div>
        <div class="ways" ?hidden=${!retry && !edit && !this.firstElementChild}>
          ${retry ? html`<button type="button" @click=${this.retry}>${icons.retry}${this.strings.common.retry}</button>` : nothing}
          ${edit ? html`<button type="button" @click=${this.usePrompt}>${icons.prompt}${usePrompt}</button>` : nothing}
          <slot></slot>
        </div>
      </div>
    `
  }

  private retry() {
    this.dispatchEvent(new PicGenRetryEvent(this.messageId))
  }

  private usePrompt() {
    this.dispatchEvent(new PicGenUsePromptEvent(this.prompt))
  }
}

/** By code, of which a server may know more than we do. */
type Texts = Record<string, string>

declare global {
  interface HTMLElementTagNameMap {
    'picgen-failure': PicGenFailure
  }
}

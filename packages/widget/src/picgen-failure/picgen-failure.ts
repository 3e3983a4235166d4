import type { Image, Message } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-failure.styles.js'

/**
 * Why there is no picture: a fault, a refusal for its content (which is no fault), or the person's own cancelling.
 *
 * @event picgen-use-prompt - Put the prompt back where it can be changed.
 * @csspart card - The box around the reason.
 */
export class PicGenFailure extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** The message, or its image, that has the reason. */
  @property({ attribute: false }) failed: Pick<Message | Image, 'status' | 'error_code' | 'error_message'> | null = null
  /** What was asked for; without it there is nothing to edit. */
  @property() prompt = ''

  protected override render() {
    if (!this.failed) return nothing
    const { kind, icon, title, reason } = this.wording(this.failed)
    return html`
      <div class="card ${kind}" part="card">
        <span class="sign">${icon}</span>
        <div>
          <p class="title">${title}</p>
          <p class="reason" dir="auto">${reason}</p>
        </div>
        ${
          this.prompt
            ? html`<button type="button" @click=${this.usePrompt}>${icons.prompt}${this.strings.failure.usePrompt}</button>`
            : nothing
        }
      </div>
    `
  }

  private wording({ status, error_code, error_message }: NonNullable<typeof this.failed>) {
    if (status === 'cancelled') {
      return {
        kind: 'cancelled',
        icon: icons.stopped,
        title: this.strings.failure.cancelledTitle,
        reason: this.strings.failure.cancelledText,
      }
    }
    const reason = error_message || this.reasonFor(error_code)
    return error_code === 'content_policy'
      ? { kind: 'refused', icon: icons.refused, title: this.strings.failure.refusedTitle, reason }
      : { kind: 'fault', icon: icons.warning, title: this.strings.failure.failedTitle, reason }
  }

  /** A code of a later version still gets a sentence. */
  private reasonFor(code: string | null): string {
    const reasons: Record<string, string> = this.strings.failure.reasons
    return reasons[code ?? 'internal'] ?? this.strings.failure.reasons.internal
  }

  private usePrompt() {
    this.dispatchEvent(new PicGenUsePromptEvent(this.prompt))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-failure': PicGenFailure
  }
}

import { html } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-welcome.styles.js'

/**
 * What an empty conversation shows: what this is, and something to start with.
 *
 * @event picgen-use-prompt - A suggestion was picked.
 * @slot - What to say in place of our title and sentence.
 * @csspart suggestion - Each suggestion.
 */
export class PicGenWelcome extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** What to start with, in place of our own; `[]` offers nothing. As an attribute: a JSON array of strings. */
  @property({ type: Array }) suggestions: readonly string[] | null = null

  protected override render() {
    const { title, text, suggestions } = this.strings.welcome
    return html`
      <div class="welcome" dir=${this.direction}>
        <div class="sign">${icons.sparkle}</div>
        <slot>
          <h2>${title}</h2>
          <p>${text}</p>
        </slot>
        <ul role="list">
          ${(this.suggestions ?? suggestions).map(
            (suggestion) => html`<li>
              <button type="button" part="suggestion" dir="auto" @click=${() => this.use(suggestion)}>${suggestion}</button>
            </li>`,
          )}
        </ul>
      </div>
    `
  }

  private use(suggestion: string) {
    this.dispatchEvent(new PicGenUsePromptEvent(suggestion))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-welcome': PicGenWelcome
  }
}

import { html } from 'lit'
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
 * @csspart suggestion - Each suggestion.
 */
export class PicGenWelcome extends PicGenElement {
  static override styles = [tokens, controls, styles]

  protected override render() {
    return html`
      <div class="welcome">
        <div class="sign">${icons.sparkle}</div>
        <h2>${this.strings.welcome.title}</h2>
        <p>${this.strings.welcome.text}</p>
        <ul role="list">
          ${this.strings.welcome.suggestions.map(
            (suggestion) => html`<li>
              <button type="button" part="suggestion" @click=${() => this.use(suggestion)}>${suggestion}</button>
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

import type { ResolvedMode } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenSendEvent } from '../events/send.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-composer.styles.js'

/** The longest prompt that the API takes, in characters. */
const MAXIMUM = 4000

/** From how many characters before the end the rest is counted out. */
const WARN_FROM = 300

/**
 * Where the next message is written. Enter sends, Shift+Enter breaks the line; it says what the message will be before it
 * is sent, and never sends it twice.
 *
 * @event picgen-send - The person asks to send what is written.
 * @csspart textarea - The text.
 * @csspart mode - What the message will be.
 * @csspart send - The button.
 */
export class PicGenComposer extends PicGenElement {
  static override styles = [tokens, controls, spinner, styles]

  /** What is written. */
  @property() value = ''
  /** What the next message will be. */
  @property() mode: ResolvedMode = 'text2img'
  /** True while a message is on its way: one may write on, but not send. */
  @property({ type: Boolean, reflect: true }) sending = false
  /** True while there is nothing to send to. */
  @property({ type: Boolean, reflect: true }) disabled = false

  @query('textarea') private textarea!: HTMLTextAreaElement
  private filled = ''

  /** Puts the caret in the text, at its end. */
  override focus(options?: FocusOptions) {
    this.textarea.focus(options)
    this.textarea.setSelectionRange(this.value.length, this.value.length)
  }

  /** Offers a text to go on from. Takes the place of an earlier offer, and comes after what the person wrote. */
  async fill(text: string) {
    const untouched = this.value.trim() === '' || this.value === this.filled
    this.value = untouched ? text : `${this.value.trimEnd()}\n${text}`
    this.filled = this.value
    await this.updateComplete
    this.focus()
  }

  /** Gives back a text that could not be sent, before whatever was written since. */
  restore(text: string) {
    this.value = this.value.trim() === '' ? text : `${text}\n${this.value}`
  }

  protected override render() {
    const changes = this.mode === 'img2img'
    return html`
      <form @submit=${this.submit}>
        <div class="grow" data-value=${this.value}>
          <textarea
            part="textarea"
            rows="1"
            aria-label=${this.strings.composer.label}
            aria-describedby="mode counter"
            aria-invalid=${this.left < 0}
            placeholder=${changes ? this.strings.composer.describeChange : this.strings.composer.describePicture}
            enterkeyhint="send"
            dir="auto"
            .value=${live(this.value)}
            ?disabled=${this.disabled}
            @input=${this.write}
            @keydown=${this.pressKey}
          ></textarea>
        </div>
        <div class="row">
          <span id="mode" class="mode ${this.mode}" part="mode">
            ${changes ? icons.pictureChange : icons.picture}${changes ? this.strings.composer.imageToImage : this.strings.composer.textToImage}
          </span>
          <span id="counter" class="counter" aria-live=${this.left < 0 ? 'polite' : 'off'} ?data-over=${this.left < 0}>${this.renderCounter()}</span>
          <button
            type="submit"
            part="send"
            class="send primary only-icon"
            aria-label=${this.strings.composer.send}
            aria-busy=${this.sending}
            ?disabled=${!this.canSend}
          >
            ${this.sending ? html`<span class="spinner"></span>` : icons.send}
          </button>
        </div>
      </form>
    `
  }

  private renderCounter() {
    if (this.left < 0) return this.strings.composer.charactersOver(-this.left)
    return this.left <= WARN_FROM ? this.strings.composer.charactersLeft(this.left) : nothing
  }

  /** Characters as the API counts them: an emoji of two code units is one. */
  private get left() {
    return MAXIMUM - (this.value.length <= MAXIMUM - WARN_FROM ? this.value.length : [...this.value.trim()].length)
  }

  private get canSend() {
    return !this.sending && !this.disabled && this.left >= 0 && this.value.trim() !== ''
  }

  private write() {
    this.value = this.textarea.value
  }

  private pressKey(event: KeyboardEvent) {
    // An input method confirms its choice with Enter too; Safari tells only by the key code.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.send()
  }

  private submit(event: SubmitEvent) {
    event.preventDefault()
    this.send()
  }

  /** The text is cleared before anything else runs, so that a second Enter has nothing to send. */
  private send() {
    if (!this.canSend) return
    const content = this.value.trim()
    this.value = ''
    this.dispatchEvent(new PicGenSendEvent(content))
    this.textarea.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-composer': PicGenComposer
  }
}

import type { Image } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { PicGenContinueWithEvent } from '../events/continue-with.js'
import { PicGenShowSourceEvent } from '../events/show-source.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { copyImage, copyText, download } from '../picture-file.js'
import { PicGenElement } from './picgen-element.js'

const SAID_MS = 2500

/** An element that shows a finished picture, and what can be done with it. */
export abstract class PictureElement extends PicGenElement {
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false

  /** True while it shows the picture beside its source. */
  @state() protected comparing = false
  /** What came of an action, for eyes and for a screen reader alike. */
  @state() private said = ''
  /** The icon that shows it as done. */
  @state() private done: unknown

  private quiet: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.say('')
  }

  /** Asks for something that is done elsewhere on the page. */
  protected leaveFor(event: Event) {
    this.dispatchEvent(event)
  }

  /** The button that goes on, and the quiet ones. The picture stands in an element with the id `image`. */
  protected renderActions(image: Image, source: Image | null, isActive: boolean) {
    const { picture } = this.strings
    const { prompt } = image
    return html`<button
        type="button"
        part="continue"
        class=${isActive ? 'chosen' : 'continue'}
        aria-describedby="image"
        aria-disabled=${isActive || this.choosing}
        @click=${() => isActive || this.choosing || this.leaveFor(new PicGenContinueWithEvent(image.id))}
      >
        ${isActive ? icons.check : icons.continueWith}${isActive ? picture.active : picture.continueWith}
      </button>
      <div class="actions" part="actions">
        <span role="status">${this.said}</span>
        ${source?.url ? this.renderAction(icons.compare, picture.compare, this.compare, this.comparing) : nothing}
        ${this.renderAction(icons.download, picture.download, () => this.download(image))}
        ${this.renderAction(icons.copyImage, picture.copyImage, () => this.copy(icons.copyImage, copyImage(image)))}
        ${
          prompt
            ? [
                this.renderAction(icons.copy, picture.copyPrompt, () => this.copy(icons.copy, copyText(prompt))),
                this.renderAction(icons.prompt, picture.usePrompt, () =>
                  this.leaveFor(new PicGenUsePromptEvent(prompt)),
                ),
              ]
            : nothing
        }
      </div>`
  }

  /** What it was made from, which leads there. */
  protected renderSource({ source_image_id }: Image, source: Image | null) {
    if (!source_image_id) return nothing
    const { common, picture } = this.strings
    const what = source ? source.prompt || common.uploadedPicture : picture.earlierPicture
    return html`<button
      type="button"
      class="source quiet"
      part="source"
      @click=${() => this.leaveFor(new PicGenShowSourceEvent(source_image_id))}
    >
      ${source?.thumbnail_url ? html`<img src=${source.thumbnail_url} alt="" />` : icons.picture}
      <span>${picture.madeFrom(what)}</span>
    </button>`
  }

  protected renderAction(icon: unknown, label: string, action: () => void, isOn?: boolean) {
    return html`<button
      type="button"
      class="quiet only-icon tip"
      aria-label=${label}
      aria-pressed=${isOn ?? nothing}
      @click=${action}
    >${this.done === icon ? icons.check : icon}</button>`
  }

  protected compare() {
    this.comparing = !this.comparing
  }

  private async download(image: Image) {
    try {
      await download(image)
    } catch {
      this.say(this.strings.picture.missing)
    }
  }

  private async copy(icon: unknown, copying: Promise<void>) {
    try {
      await copying
      this.say(this.strings.picture.copied, icon)
    } catch {
      this.say(this.strings.picture.notCopied)
    }
  }

  private say(text: string, icon?: unknown) {
    clearTimeout(this.quiet)
    this.said = text
    this.done = icon
    if (text) this.quiet = setTimeout(() => this.say(''), SAID_MS)
  }
}

import type { Image } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { PicGenContinueWithEvent } from '../events/continue-with.js'
import { PicGenShowSourceEvent } from '../events/show-source.js'
import { icons } from '../icons.js'
import { copyImage, copyText, download } from '../picture-file.js'
import { PicGenElement } from './picgen-element.js'

const SAID_MS = 2500

/** An element that shows a finished picture, and what can be done with it. */
export abstract class PictureElement extends PicGenElement {
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false

  /** True while it shows the picture beside its source. */
  protected comparing = false
  /** What came of an action, for eyes and for a screen reader alike. */
  private said = ''
  /** The icon that shows it as done. */
  private done: unknown

  private quiet: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback() {
    super.disconnectedCallback()
    if (this.said) this.say('')
  }

  /** Asks for what is done elsewhere on the page. */
  protected leaveFor(event: Event) {
    this.dispatchEvent(event)
  }

  /** The button that goes on, and the quiet ones. The picture stands in an element with the id `image`. */
  protected renderActions(image: Image, source: Image | null, isActive: boolean, more: unknown = nothing) {
    const words = this.strings.picture
    const isIdle = isActive || this.choosing
    return html`<button
        type="button"
        part="continue"
        class=${isActive ? 'chosen' : 'continue'}
        aria-describedby="image"
        aria-disabled=${isIdle}
        @click=${() => isIdle || this.leaveFor(new PicGenContinueWithEvent(image.id))}
      >
        ${isActive ? icons.check : icons.continueWith}${isActive ? words.active : words.continueWith}
      </button>
      <div class="actions" part="actions">
        <span role="status">${this.said}</span>
        ${
          source?.url
            ? this.renderAction(icons.compare, words.compare, () => this.compare(!this.comparing), this.comparing)
            : nothing
        }
        ${this.renderAction(icons.download, words.download, () => this.try(download(image), words.missing))}
        ${this.renderAction(icons.copyImage, words.copyImage, () =>
          this.try(copyImage(image), words.notCopied, icons.copyImage),
        )}
        ${
          image.prompt
            ? this.renderAction(icons.copy, words.copyPrompt, () =>
                this.try(copyText(image.prompt), words.notCopied, icons.copy),
              )
            : nothing
        }
        ${more}
      </div>`
  }

  /** What it was made from, which leads there. */
  protected renderSource({ source_image_id: id }: Image, source: Image | null) {
    if (!id) return nothing
    const { common, picture } = this.strings
    const what = source ? source.prompt || common.uploadedPicture : picture.earlierPicture
    return html`<button type="button" class="source quiet" part="source" @click=${() => this.showSource(id)}>
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

  /** Leads to what it was made from. */
  protected showSource(imageId: string) {
    this.leaveFor(new PicGenShowSourceEvent(imageId))
  }

  /** Shows it beside its source, or no longer. */
  protected compare(isOn: boolean) {
    this.comparing = isOn
    this.requestUpdate()
  }

  /** @param copy - The icon of the button, where something was copied. */
  private async try(doing: Promise<void>, failed: string, copy?: unknown) {
    try {
      await doing
      this.say(copy ? this.strings.picture.copied : '', copy)
    } catch {
      // That is told: why a browser keeps its clipboard to itself is for nobody to mend here.
      this.say(failed)
    }
  }

  private say(text: string, icon?: unknown) {
    clearTimeout(this.quiet)
    this.said = text
    this.done = icon
    this.requestUpdate()
    if (text) this.quiet = setTimeout(() => this.say(''), SAID_MS)
  }
}

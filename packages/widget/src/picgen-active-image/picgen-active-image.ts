import type { Image, PicGen } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { ACCEPTED, DropTarget } from '../element/drop-target.js'
import { HistoryPicker } from '../element/history-picker.js'
import { NextMessage } from '../element/next-message.js'
import { problemText } from '../element/problem-text.js'
import { SessionElement } from '../element/session-element.js'
import { thumbnail } from '../element/thumbnail.js'
import { PicGenNewImageEvent } from '../events/new-image.js'
import { PicGenViewEvent } from '../events/view.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { picker } from '../styles/picker.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { drawFile } from './draw-file.js'
import { styles } from './picgen-active-image.styles.js'

/**
 * Says, before anything is sent, what the next message builds on: a picture, or nothing. It is cleared here, and replaced by
 * a picture of one's own (chosen, dropped or pasted) or by one from the history. Always as high, so that nothing moves.
 *
 * @event picgen-new-image - The next message shall start afresh. Prevent it to keep the picture.
 * @event picgen-attach - A picture was brought. Prevent it to keep it from being uploaded.
 * @event picgen-continue-with - A picture was picked from the history. Prevent it to keep what was active.
 * @event picgen-view - The person wants to see the picture large.
 * @csspart thumbnail - The small picture.
 * @csspart upload - The button that uploads one.
 * @csspart pick - The button that picks one from the history.
 * @csspart new-image - The button that clears it.
 */
export class PicGenActiveImage extends SessionElement {
  static override styles = [tokens, controls, spinner, picker, styles]

  /** Reads the history to pick from; without it none is offered. */
  @property({ attribute: false }) client: PicGen | undefined

  @query('section') private section!: HTMLElement
  @query('.file canvas') private canvas!: HTMLCanvasElement | null
  @query('input') private input!: HTMLInputElement

  private readonly next = new NextMessage(this)
  private readonly target = new DropTarget(this, () => this.session)
  private readonly picker = new HistoryPicker(this, (event) =>
    this.answer(event, () => this.session?.continueWith(event.imageId)),
  )

  protected override update(changed: PropertyValues<this>) {
    const focused = this.shadowRoot?.activeElement
    super.update(changed)
    // A file was chosen, or is uploaded: what had the focus has gone.
    if (focused && !focused.isConnected) this.section.focus()
  }

  protected override updated() {
    const file = this.studio.attachment?.file
    if (this.canvas && file) void drawFile(this.canvas, file)
  }

  protected override render() {
    const { activeImage, attachment, isChoosing } = this.studio
    const { activeImage: words, common, message } = this.strings
    const { mode, refusal } = this.next.plan
    const error = attachment?.status === 'failed' && attachment.error
    const trouble = refusal ? words[refusal] : error && problemText(this.strings, this.language, error)
    const builds = activeImage && !mode
    const isPlain = !refusal && !attachment
    return html`<section dir=${this.direction} tabindex="-1" aria-label=${words.label} aria-busy=${isChoosing}>
      ${
        isPlain
          ? this.renderActive(activeImage, !builds)
          : html`<span class="thumbnail file"><canvas></canvas>${trouble ? icons.warning : html`<span class="spinner"></span>`}</span>`
      }
      <p role="status">${
        trouble ||
        (attachment
          ? words.uploading
          : html`<small>${words.nextMessage}</small> <b>${builds ? words.buildsOnThis : words.startsNew}</b>`)
      }</p>
      ${error && !refusal ? this.renderButton('retry', common.retry, icons.retry, () => this.session?.retry()) : nothing}
      ${isPlain || refusal ? this.renderButton('upload', words.upload, icons.upload, () => this.input.click()) : nothing}
      ${isPlain && this.client ? this.renderButton('pick', words.pick, icons.gallery, () => this.picker.show()) : nothing}
      ${
        isPlain
          ? activeImage && this.renderButton('new-image', words.clear, icons.newImage, this.clear, isChoosing)
          : this.renderButton('take-back', refusal ? common.close : message.takeBack, icons.close, () =>
              refusal ? this.next.change({ refusal: undefined }) : this.session?.discard(),
            )
      }
      <p class="drop">${words.drop}</p>
      <input type="file" hidden accept=${ACCEPTED} @change=${this.bring} />
      ${this.picker.render(this.strings, this.client)}
    </section>`
  }

  private renderActive(image: Image | null, isUnused: boolean) {
    if (!image) return html`<span class="thumbnail none">${icons.sparkle}</span>`
    const name = image.prompt || this.strings.common.uploadedPicture
    return html`<button
      type="button"
      class="thumbnail ${isUnused ? 'unused' : ''}"
      part="thumbnail"
      title=${name}
      @click=${() => this.ask(new PicGenViewEvent(image.id))}
    >
      ${thumbnail(image, name)}
    </button>`
  }

  private renderButton(part: string, word: string, icon: unknown, action: () => unknown, isOff = false) {
    // Where it goes with what it does, the focus stays in the panel.
    const act = () => {
      if (isOff) return
      if (part !== 'upload' && part !== 'pick') this.section.focus()
      action()
    }
    return html`<button
      type="button"
      class="quiet only-icon"
      part=${part}
      title=${word}
      aria-label=${word}
      aria-disabled=${isOff}
      @click=${act}
    >
      ${icon}<span>${word}</span>
    </button>`
  }

  private bring() {
    const [file] = this.input.files ?? []
    // The same file can be chosen again.
    this.input.value = ''
    if (file) this.target.attach(file)
  }

  private readonly clear = () => this.ask(new PicGenNewImageEvent(), () => this.session?.clear())
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-active-image': PicGenActiveImage
  }
}

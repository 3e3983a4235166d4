import type { Attachment, Image, PicGen } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { ACCEPTED, DropTarget } from '../element/drop-target.js'
import { HistoryPicker } from '../element/history-picker.js'
import { NextMessage } from '../element/next-message.js'
import { SessionElement } from '../element/session-element.js'
import { PicGenNewImageEvent } from '../events/new-image.js'
import { PicGenViewEvent } from '../events/view.js'
import { icons } from '../icons.js'
import { drawPlaceholder } from '../placeholder.js'
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
  @query('canvas') private canvas!: HTMLCanvasElement | null
  @query('input') private input!: HTMLInputElement

  private readonly next = new NextMessage(this)
  private readonly target = new DropTarget(this, () => this.session)
  private readonly picker = new HistoryPicker(this, (event) =>
    this.answer(event, () => this.session?.continueWith(event.imageId)),
  )

  protected override updated(_changed: PropertyValues<this>) {
    const { attachment, activeImage } = this.studio
    if (!this.canvas) return
    if (attachment) void drawFile(this.canvas, attachment.file)
    else drawPlaceholder(this.canvas, activeImage?.placeholder ?? null)
  }

  protected override render() {
    const { attachment, isChoosing } = this.studio
    const words = this.strings.activeImage
    const { refusal } = this.next.plan
    return html`
      <section
        dir=${this.direction}
        tabindex="-1"
        aria-label=${words.label}
        aria-busy=${isChoosing || attachment?.status === 'uploading'}
      >
        ${refusal ? this.renderRefusal(words[refusal]) : attachment ? this.renderAttachment(attachment) : this.renderActive()}
        <p class="drop">${words.drop}</p>
        <input type="file" hidden accept=${ACCEPTED} @change=${this.bring} />
        ${this.picker.render(this.strings, this.client)}
      </section>
    `
  }

  private renderActive() {
    const { activeImage, isChoosing } = this.studio
    const words = this.strings.activeImage
    const builds = activeImage && !this.next.plan.mode
    return html`
      ${
        activeImage
          ? this.renderThumbnail(activeImage, builds ? 'thumbnail' : 'thumbnail unused')
          : html`<span class="thumbnail none">${icons.sparkle}</span>`
      }
      <p aria-live="polite"><small>${words.nextMessage}</small> <b>${builds ? words.buildsOnThis : words.startsNew}</b></p>
      ${this.renderUpload()}
      ${this.client ? this.renderButton('pick', words.pick, icons.gallery, () => this.picker.show()) : nothing}
      ${
        activeImage
          ? html`<button
            type="button"
            part="new-image"
            title=${words.clearHint}
            aria-label=${words.clear}
            aria-disabled=${isChoosing}
            @click=${this.clear}
          >
            ${icons.newImage}<span>${words.clear}</span>
          </button>`
          : nothing
      }
    `
  }

  private renderThumbnail({ id, thumbnail_url, url, prompt }: Image, classes: string) {
    const alt = prompt || this.strings.common.uploadedPicture
    return html`<button
      type="button"
      class=${classes}
      part="thumbnail"
      aria-label=${this.strings.activeImage.view(alt)}
      @click=${() => this.ask(new PicGenViewEvent(id))}
    >
      <canvas aria-hidden="true"></canvas>
      <img src=${thumbnail_url ?? url ?? nothing} alt=${alt} />
    </button>`
  }

  private renderAttachment(attachment: Attachment) {
    const isFailed = attachment.status === 'failed'
    const { common, activeImage: words } = this.strings
    return html`
      <span class="thumbnail file">
        <canvas aria-hidden="true"></canvas>${isFailed ? icons.warning : html`<span class="spinner"></span>`}
      </span>
      <p role=${isFailed ? 'alert' : 'status'}>${isFailed ? attachment.error.message : words.uploading}</p>
      ${isFailed ? this.renderButton('retry', common.retry, icons.retry, () => void this.session?.retry()) : nothing}
      ${this.renderButton('take-back', words.takeBack, icons.close, () => this.session?.discard())}
    `
  }

  private renderRefusal(why: string) {
    return html`
      <span class="thumbnail file">${icons.warning}</span>
      <p role="alert">${why}</p>
      ${this.renderUpload()}
      ${this.renderButton('close', this.strings.common.close, icons.close, () => this.next.change({ refusal: undefined }))}
    `
  }

  private renderUpload() {
    return this.renderButton('upload', this.strings.activeImage.upload, icons.upload, () => this.input.click())
  }

  private renderButton(part: string, word: string, icon: unknown, action: () => void) {
    // The button may go with what it does: the focus stays in the panel.
    const act = () => {
      if (part !== 'upload' && part !== 'pick') this.section.focus()
      action()
    }
    return html`<button type="button" class="quiet only-icon" part=${part} title=${word} aria-label=${word} @click=${act}>
      ${icon}
    </button>`
  }

  private bring() {
    const [file] = this.input.files ?? []
    // The same file can be chosen again.
    this.input.value = ''
    if (file) this.target.attach(file)
  }

  private clear() {
    if (this.studio.isChoosing) return
    this.section.focus()
    this.ask(new PicGenNewImageEvent(), () => this.session?.clear())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-active-image': PicGenActiveImage
  }
}

import type { Image } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenNewImageEvent } from '../events/new-image.js'
import { icons } from '../icons.js'
import { drawPlaceholder } from '../placeholder.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-active-image.styles.js'

/**
 * Says, before anything is sent, what the next message builds on: a picture, or nothing. Always as high, so that nothing
 * moves when that changes.
 *
 * @event picgen-new-image - The next message shall start afresh.
 * @csspart thumbnail - The small picture.
 * @csspart new-image - The button that clears it.
 */
export class PicGenActiveImage extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** What the next message builds on; null: it starts afresh. */
  @property({ attribute: false }) image: Image | null = null
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean, reflect: true }) choosing = false

  @query('canvas') private canvas!: HTMLCanvasElement | null

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('image') && this.canvas) drawPlaceholder(this.canvas, this.image?.placeholder ?? null)
  }

  protected override render() {
    return html`
      <section aria-label=${this.strings.activeImage.label} aria-busy=${this.choosing}>
        ${this.image ? this.renderThumbnail(this.image) : html`<span class="thumbnail none">${icons.sparkle}</span>`}
        <p aria-live="polite">${this.image ? this.strings.activeImage.buildsOnThis : this.strings.activeImage.startsNew}</p>
        ${
          this.image
            ? html`<button
              type="button"
              part="new-image"
              title=${this.strings.activeImage.clearHint}
              aria-disabled=${this.choosing}
              @click=${this.clear}
            >
              ${icons.newImage}<span>${this.strings.activeImage.clear}</span>
            </button>`
            : nothing
        }
      </section>
    `
  }

  private renderThumbnail({ thumbnail_url, url, prompt }: Image) {
    return html`<span class="thumbnail" part="thumbnail">
      <canvas aria-hidden="true"></canvas>
      <img src=${thumbnail_url ?? url ?? nothing} alt=${prompt || this.strings.common.uploadedPicture} />
    </span>`
  }

  private clear() {
    if (!this.choosing) this.dispatchEvent(new PicGenNewImageEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-active-image': PicGenActiveImage
  }
}

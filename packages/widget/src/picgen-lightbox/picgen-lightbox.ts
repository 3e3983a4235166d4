import type { Image } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { property, query } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { PictureElement } from '../element/picture-element.js'
import { icons } from '../icons.js'
import { drawPlaceholder } from '../placeholder.js'
import { actions } from '../styles/actions.js'
import { controls } from '../styles/controls.js'
import { cssProperties } from '../styles/css-properties.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-lightbox.styles.js'
import { Zoom } from './zoom.js'

const STEP = 1.5
/** How far an arrow key moves a magnified picture, in CSS pixels. */
const PAN = 80

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Pictures large, one at a time, above the whole page. Call `show(imageId)`; until then it is nothing.
 *
 * Arrow keys and swipes go on, `+`, `-`, `0`, the wheel, two fingers and a double tap zoom, and Esc closes.
 *
 * @event picgen-continue-with - The next message shall build on this picture.
 * @event picgen-show-source - Lead to the picture that this one was made from, which is not among these.
 * @csspart dialog - Everything.
 * @csspart image - The picture.
 * @csspart caption - Its prompt.
 * @csspart continue - The button that goes on from it.
 * @csspart actions - The quiet buttons.
 * @csspart source - What it was made from.
 */
export class PicGenLightbox extends PictureElement {
  static override styles = [tokens, controls, actions, styles]

  /** The pictures to go through, finished ones, oldest first. */
  @property({ attribute: false }) images: readonly Image[] = []
  /** The picture that the next message builds on. */
  @property({ attribute: false }) activeImageId: string | null = null

  private imageId: string | null = null
  private isBroken = false
  @query('dialog') private dialog!: HTMLDialogElement | null

  private readonly zoom = new Zoom({
    box: () => this.dialog?.querySelector<HTMLElement>('.box') ?? null,
    zoomed: () => this.requestUpdate(),
    turn: (way) => this.turnTowards(way),
    close: () => this.close(),
  })

  /** Opens at this picture, which `images` has to hold. */
  show(imageId: string) {
    this.turnTo(imageId)
  }

  /** Gives the focus back to where it came from. */
  close() {
    this.dialog?.close()
  }

  protected override leaveFor(event: Event) {
    this.close()
    super.leaveFor(event)
  }

  protected override showSource(imageId: string) {
    if (this.images.some(({ id }) => id === imageId)) this.turnTo(imageId)
    else super.showSource(imageId)
  }

  protected override compare(isOn: boolean) {
    this.zoom.to(1)
    super.compare(isOn)
  }

  protected override updated() {
    const { dialog, image } = this
    if (dialog && !dialog.open) {
      dialog.showModal()
      dialog.focus()
    }
    const canvas = dialog?.querySelector('canvas')
    if (canvas && image) drawPlaceholder(canvas, image.placeholder)
  }

  protected override render() {
    const { image } = this
    if (!image) return nothing
    const words = this.strings.lightbox
    const source = this.images.find(({ id }) => id === image.source_image_id) ?? null
    return html`<dialog
      tabindex="-1"
      part="dialog"
      dir=${this.direction}
      aria-label=${words.label}
      @close=${() => this.dialog?.open || this.turnTo(null)}
      @keydown=${this.pressed}
      @wheel=${this.wheeled}
      @pointermove=${this.zoom.move}
      @pointerup=${this.zoom.up}
      @pointercancel=${this.zoom.up}
    >
      <header>
        <p aria-live="polite">${this.images.length > 1 ? words.position(this.index + 1, this.images.length) : nothing}</p>
        ${this.comparing ? nothing : this.renderZoom()}
        ${this.renderAction(icons.close, this.strings.common.close, this.close)}
      </header>
      <div class="stage" @pointerdown=${this.comparing ? nothing : this.zoom.down}>
        ${keyed(image.id, this.renderBox(image, source))}
      </div>
      ${this.images.length > 1 ? [this.renderTurn('previous', -1), this.renderTurn('next', 1)] : nothing}
      <footer>
        <div class="words">
          <p class="caption" part="caption" dir="auto" aria-live="polite">${image.prompt || this.strings.common.uploadedPicture}</p>
          ${this.renderSource(image, source)}
        </div>
        <div class="below">${this.renderActions(image, source, image.id === this.activeImageId)}</div>
      </footer>
    </dialog>`
  }

  private renderBox(image: Image, source: Image | null) {
    return html`<div class="box" ${cssProperties({ '--ratio': image.width / image.height })}>
      ${
        this.comparing
          ? html`<picgen-compare .source=${source} .image=${image}></picgen-compare>`
          : html`<canvas aria-hidden="true"></canvas>
            <img
              id="image"
              part="image"
              ?hidden=${this.isBroken}
              src=${image.url ?? nothing}
              alt=${image.prompt || this.strings.common.uploadedPicture}
              draggable="false"
              @load=${this.preload}
              @error=${() => {
                this.isBroken = true
                this.requestUpdate()
              }}
            />
            ${this.isBroken ? html`<p class="broken">${this.strings.picture.missing}</p>` : nothing}`
      }
    </div>`
  }

  private renderZoom() {
    const words = this.strings.lightbox
    const percent = new Intl.NumberFormat(this.language, { style: 'percent' }).format(this.zoom.scale)
    return html`${this.renderAction(icons.zoomOut, words.zoomOut, () => this.zoom.to(this.zoom.scale / STEP))}
      <button type="button" class="quiet percent tip" aria-label=${words.fit(percent)} @click=${() => this.zoom.to(1)}>
        ${percent}
      </button>
      ${this.renderAction(icons.newImage, words.zoomIn, () => this.zoom.to(this.zoom.scale * STEP))}`
  }

  private renderTurn(name: 'previous' | 'next', step: number) {
    return html`<button
      type="button"
      class="only-icon ${name}"
      aria-label=${this.strings.lightbox[name]}
      aria-disabled=${!this.images[this.index + step]}
      @click=${() => this.turn(step)}
    >${icons.previous}</button>`
  }

  private get index() {
    return this.images.findIndex(({ id }) => id === this.imageId)
  }

  private get image() {
    return this.images[this.index]
  }

  private turn(step: number) {
    const next = this.images[this.index + step]
    if (next) this.turnTo(next.id)
  }

  private turnTo(imageId: string | null) {
    this.compare(false)
    this.imageId = imageId
    this.isBroken = false
  }

  /** The ones beside it, once it is there itself. */
  private preload() {
    for (const step of [1, -1]) {
      const url = this.images[this.index + step]?.url
      if (url) document.createElement('img').src = url
    }
  }

  /** @param way - 1 is to the right, whichever way one reads. */
  private turnTowards(way: number) {
    this.turn(this.direction === 'rtl' ? -way : way)
  }

  private pressed(event: KeyboardEvent) {
    const { key } = event
    const isSlider = event.target instanceof Element && event.target.localName === 'picgen-compare'
    if (isSlider || event.altKey || event.ctrlKey || event.metaKey) return
    const [x, y] = arrows[key] ?? [0, 0]
    if (this.zoom.scale > 1) this.zoom.moveBy(-x * PAN, -y * PAN)
    else if (x) this.turnTowards(x)
    if (!this.comparing && /^[+=0-]$/.test(key)) {
      this.zoom.to(key === '0' ? 1 : key === '-' ? this.zoom.scale / STEP : this.zoom.scale * STEP)
    }
    // The page behind stays where it is.
    if (/^(Arrow|Page|Home|End)/.test(key)) event.preventDefault()
  }

  private wheeled(event: WheelEvent) {
    event.preventDefault()
    if (!this.comparing) this.zoom.wheel(event)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-lightbox': PicGenLightbox
  }
}

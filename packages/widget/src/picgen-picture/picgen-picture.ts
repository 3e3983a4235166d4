import type { Image } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenContinueWithEvent } from '../events/continue-with.js'
import { PicGenReloadEvent } from '../events/reload.js'
import { icons } from '../icons.js'
import { drawPlaceholder, drawPreview } from '../placeholder.js'
import { controls } from '../styles/controls.js'
import { cssProperties } from '../styles/css-properties.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { Elapsed } from './elapsed.js'
import { styles } from './picgen-picture.styles.js'

/**
 * One picture, finished or being made. It takes its place at its true aspect ratio from the first moment, so that nothing
 * moves when it arrives.
 *
 * @event picgen-continue-with - The next message shall build on this picture.
 * @event picgen-reload - The picture could not be loaded, and the person wants another try.
 * @csspart frame - The box of the picture.
 * @csspart image - The picture itself.
 * @csspart continue - The button below.
 */
export class PicGenPicture extends PicGenElement {
  static override styles = [tokens, controls, spinner, styles]

  /** The picture. */
  @property({ attribute: false }) image: Image | null = null
  /** The picture that this one is made from, where it is known: shown dimly while waiting. */
  @property({ attribute: false }) source: Image | null = null
  /** True where the next message builds on it. */
  @property({ type: Boolean, reflect: true }) active = false
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false

  @state() private loading: 'waiting' | 'loaded' | 'broken' = 'waiting'
  @query('canvas') private canvas!: HTMLCanvasElement | null

  /** How it looked last while it was made; it stays below the finished picture until that has loaded. */
  private preview: string | null = null

  private readonly elapsed = new Elapsed(this)

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('image')) {
      const before = changed.get('image')
      const isOther = before?.id !== this.image?.id
      if (isOther || before?.url === null) this.loading = 'waiting'
      if (isOther || !this.isFinished) this.preview = (!this.isFinished && this.image?.preview) || null
    }
    this.elapsed.since = this.image && !this.isFinished ? Date.parse(this.image.created_at) : null
  }

  protected override updated() {
    if (!this.canvas) return
    if (this.preview) void drawPreview(this.canvas, this.preview)
    else drawPlaceholder(this.canvas, this.placeholder)
  }

  protected override render() {
    const { image } = this
    if (!image) return nothing
    return html`
      <div class="picture" ${cssProperties({ '--ratio': image.width / image.height })}>
        <div class="frame" part="frame" aria-busy=${!this.isFinished} ?data-waiting=${!this.isFinished}>
          <canvas
            aria-hidden="true"
            class=${this.preview ? 'preview' : ''}
            ?hidden=${!(this.preview || this.placeholder)}
          ></canvas>
          ${this.isFinished ? this.renderImage(image) : this.renderWaiting(image)}
        </div>
        <div class="below">${this.isFinished ? this.renderContinue(image) : this.renderStatus(image)}</div>
      </div>
    `
  }

  private renderImage(image: Image) {
    if (this.loading === 'broken') {
      return html`<div class="broken">
        <p>${this.strings.picture.missing}</p>
        <button type="button" @click=${this.retry}>${icons.retry}${this.strings.common.retry}</button>
      </div>`
    }
    return html`<img
      id="image"
      part="image"
      loading="lazy"
      class=${this.loading}
      src=${image.url ?? nothing}
      width=${image.width}
      height=${image.height}
      alt=${image.prompt || this.strings.common.uploadedPicture}
      decoding="async"
      @load=${this.markLoaded}
      @error=${this.markBroken}
    />`
  }

  private renderContinue(image: Image) {
    return html`<button
      type="button"
      part="continue"
      class=${this.active ? 'chosen' : ''}
      aria-describedby="image"
      aria-disabled=${this.active || this.choosing}
      @click=${() => this.continueWith(image)}
    >
      ${this.active ? icons.check : icons.continueWith}${this.active ? this.strings.picture.active : this.strings.picture.continueWith}
    </button>`
  }

  private renderWaiting(image: Image) {
    return html`<div class="shimmer"></div>
      ${
        image.progress === null
          ? nothing
          : html`<div
            class="progress"
            role="progressbar"
            aria-label=${this.strings.picture.progress}
            aria-valuenow=${Math.round(image.progress * 100)}
            ${cssProperties({ '--progress': image.progress })}
          ></div>`
      }`
  }

  private renderStatus(image: Image) {
    const doing = image.kind === 'img2img' ? this.strings.picture.editing : this.strings.picture.drawing
    const seconds = this.elapsed.seconds
    return html`<p class="status">
      <span class="spinner" aria-hidden="true"></span>
      <span>${image.status === 'pending' && seconds > 5 ? this.strings.picture.queued : doing}</span>
      <span class="elapsed">${seconds > 2 ? this.strings.picture.elapsed(seconds) : nothing}</span>
    </p>`
  }

  /** An unknown status of a later version is "not finished yet"; failures are not shown here. */
  private get isFinished() {
    return this.image?.status === 'completed'
  }

  private get placeholder() {
    return (this.isFinished ? this.image?.placeholder : this.source?.placeholder) ?? null
  }

  private continueWith(image: Image) {
    if (!this.active && !this.choosing) this.dispatchEvent(new PicGenContinueWithEvent(image.id))
  }

  private markLoaded() {
    this.loading = 'loaded'
  }

  private markBroken() {
    this.loading = 'broken'
  }

  private retry() {
    this.loading = 'waiting'
    this.dispatchEvent(new PicGenReloadEvent())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-picture': PicGenPicture
  }
}

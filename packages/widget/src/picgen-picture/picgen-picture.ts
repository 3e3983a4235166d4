import type { Image } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { PictureElement } from '../element/picture-element.js'
import { PicGenCancelEvent } from '../events/cancel.js'
import { PicGenReloadEvent } from '../events/reload.js'
import { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { PicGenViewEvent } from '../events/view.js'
import { icons } from '../icons.js'
import { drawPlaceholder, drawPreview } from '../placeholder.js'
import { actions } from '../styles/actions.js'
import { controls } from '../styles/controls.js'
import { cssProperties } from '../styles/css-properties.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { Elapsed } from './elapsed.js'
import { styles } from './picgen-picture.styles.js'

/** Pictures that were seen come back without a fade. */
const seen = new Set<string | null>()
/** Shorter waits need no word about a line, and no count. */
const BRIEF_S = 2

/**
 * One picture, finished or being made. It takes its place at its true aspect ratio from the first moment, so that nothing
 * moves when it arrives.
 *
 * @event picgen-continue-with - The next message shall build on this picture.
 * @event picgen-cancel - The picture that is being made is no longer wanted.
 * @event picgen-view - Show this picture large.
 * @event picgen-show-source - Lead to the picture that this one was made from.
 * @event picgen-use-prompt - Put the picture's prompt in the composer.
 * @event picgen-reload - The picture could not be loaded, and the person wants another try.
 * @csspart source - The line that says what it was made from.
 * @csspart frame - The box of the picture.
 * @csspart view - The button around the picture, which shows it large.
 * @csspart image - The picture itself.
 * @csspart continue - The button below.
 * @csspart cancel - The button below while it is being made.
 * @csspart actions - The quiet buttons beside it.
 * @cssprop --picgen-picture-size - How high it may be.
 */
export class PicGenPicture extends PictureElement {
  static override styles = [tokens, controls, spinner, actions, styles]

  /** The picture. */
  @property({ attribute: false }) image: Image | null = null
  /** The picture that this one is made from, where it is known: shown dimly while waiting. */
  @property({ attribute: false }) source: Image | null = null
  /** True where the next message builds on it. */
  @property({ type: Boolean, reflect: true }) active = false
  /** True while the server is being asked to make it no more. */
  @property({ type: Boolean }) cancelling = false

  @state() private loading: 'waiting' | 'loaded' | 'seen' | 'broken' = 'waiting'
  @query('canvas') private canvas!: HTMLCanvasElement | null

  /** How it looked last while it was made; it stays below the finished picture until that has loaded. */
  private preview: string | null = null

  private readonly elapsed = new Elapsed(this)

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('image')) {
      const before = changed.get('image')
      const isOther = before?.id !== this.image?.id
      if (isOther || before?.url === null) this.loading = this.image && seen.has(this.image.url) ? 'seen' : 'waiting'
      if (isOther) this.comparing = false
      if (isOther || !this.isFinished) this.preview = (!this.isFinished && this.image?.preview) || null
    }
    this.elapsed.since = this.image && !this.isFinished ? Date.parse(this.image.created_at) : null
  }

  /** A button that goes with what it was for hands the focus on: nobody starts at the top of the page again. */
  protected override update(changed: PropertyValues<this>) {
    const focused = this.shadowRoot?.activeElement
    super.update(changed)
    if (focused && !focused.isConnected) this.renderRoot.querySelector<HTMLElement>('.below button')?.focus()
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
      <div class="picture" dir=${this.direction} ${cssProperties({ '--ratio': image.width / image.height })}>
        ${this.renderSource(image, this.source)}
        <div class="frame" part="frame" aria-busy=${!this.isFinished} ?data-waiting=${!this.isFinished}>
          <canvas
            aria-hidden="true"
            class=${this.preview ? 'preview' : ''}
            ?hidden=${!(this.preview || this.placeholder)}
          ></canvas>
          ${this.isFinished ? this.renderImage(image) : this.renderWaiting(image)}
        </div>
        <div class="below">
          ${this.isFinished ? this.renderActions(image, this.source, this.active, this.renderReuse(image)) : this.renderStatus(image)}
        </div>
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
    const words = image.prompt || this.strings.common.uploadedPicture
    return html`<button
        type="button"
        class="view"
        part="view"
        aria-label=${this.strings.picture.view(words)}
        @click=${() => this.leaveFor(new PicGenViewEvent(image.id))}
      >
        <img
          id="image"
          part="image"
          loading="lazy"
          class=${this.loading}
          src=${image.url ?? nothing}
          width=${image.width}
          height=${image.height}
          alt=${words}
          decoding="async"
          @load=${this.markLoaded}
          @error=${this.markBroken}
        />
      </button>
      ${this.comparing ? html`<picgen-compare .source=${this.source} .image=${image}></picgen-compare>` : nothing}`
  }

  private renderReuse({ prompt }: Image) {
    if (!prompt) return nothing
    return this.renderAction(icons.prompt, this.strings.picture.usePrompt, () =>
      this.leaveFor(new PicGenUsePromptEvent(prompt)),
    )
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
    const { common, picture } = this.strings
    const seconds = this.elapsed.seconds
    const doing = image.kind === 'img2img' ? picture.editing : picture.drawing
    const made = image.status === 'pending' && seconds >= BRIEF_S ? picture.queued : doing
    return html`<p class="status">
        <span class="spinner" aria-hidden="true"></span>
        <span>${this.cancelling ? picture.cancelling : made}</span>
        <span class="elapsed">${seconds > BRIEF_S ? picture.elapsed(seconds) : nothing}</span>
      </p>
      <button
        type="button"
        class="quiet cancel"
        part="cancel"
        aria-disabled=${this.cancelling}
        @click=${() => this.cancelling || this.leaveFor(new PicGenCancelEvent(image.id))}
      >
        ${common.cancel}
      </button>`
  }

  /** An unknown status of a later version is "not finished yet"; failures are not shown here. */
  private get isFinished() {
    return this.image?.status === 'completed'
  }

  private get placeholder() {
    return (this.isFinished ? this.image?.placeholder : this.source?.placeholder) ?? null
  }

  private markLoaded() {
    if (this.loading !== 'seen') this.loading = 'loaded'
    seen.add(this.image?.url ?? null)
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

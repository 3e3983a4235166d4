import type { Image, PicGen } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { PagedList } from '../element/paged-list.js'
import { PicGenElement } from '../element/picgen-element.js'
import { PicGenContinueWithEvent } from '../events/continue-with.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-image-picker.styles.js'

const PAGE_SIZE = 24

/**
 * A dialog to pick one of one's finished pictures, with a search. Nothing is read until it is shown.
 *
 * @event picgen-continue-with - A picture was picked.
 */
export class PicGenImagePicker extends PicGenElement {
  static override styles = [tokens, controls, spinner, styles]

  /** Whom to ask. */
  @property({ attribute: false }) client: PicGen | undefined

  @query('dialog') private dialog!: HTMLDialogElement
  @query('input') private field!: HTMLInputElement

  private readonly list = new PagedList<Image>(
    this,
    (query, options) => this.client?.images.list({ ...query, status: 'completed', limit: PAGE_SIZE }, options),
    (image) => image.created_at,
  )

  /** Opens it, with the newest pictures. */
  async show() {
    await this.updateComplete
    this.field.value = ''
    this.list.query = ''
    void this.list.restart()
    this.dialog.showModal()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('client')) this.dialog?.close()
  }

  protected override render() {
    const { list } = this
    const { common, picker } = this.strings
    return html`<dialog dir=${this.direction} aria-label=${picker.title} closedby="any">
      <header>
        <input
          type="search"
          aria-label=${picker.search}
          placeholder=${picker.search}
          @input=${() => list.search(this.field.value)}
        />
        <button type="button" class="quiet only-icon" aria-label=${common.close} @click=${() => this.dialog.close()}>
          ${icons.close}
        </button>
      </header>
      <div class="pictures" aria-busy=${list.isLoading}>${list.entries.map((image) => this.renderPicture(image))}</div>
      ${this.renderEnd()}
    </dialog>`
  }

  private renderPicture({ id, prompt, thumbnail_url, url }: Image) {
    const name = prompt || this.strings.common.uploadedPicture
    return html`<button type="button" title=${name} @click=${() => this.pick(id)}>
      <img src=${thumbnail_url ?? url ?? nothing} alt=${name} loading="lazy" />
    </button>`
  }

  private renderEnd() {
    const { list } = this
    const { common, picker } = this.strings
    if (list.isLoading) return html`<p role="status"><span class="spinner"></span>${common.loading}</p>`
    if (list.error)
      return html`<p role="alert">${common.unreachable}</p>
        <button type="button" @click=${() => list.retry()}>${icons.retry}${common.retry}</button>`
    if (list.hasMore)
      return html`<button type="button" class="more" @click=${() => list.loadMore()}>${common.more}</button>`
    return list.entries.length ? nothing : html`<p role="status">${list.query ? common.nothingFound : picker.empty}</p>`
  }

  private pick(imageId: string) {
    this.dialog.close()
    this.ask(new PicGenContinueWithEvent(imageId))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-image-picker': PicGenImagePicker
  }
}

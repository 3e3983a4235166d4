import type { Image, ImageKind, ImageStatus, Page } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { CollectionElement } from '../element/collection-element.js'
import { ImageWatch, isFinal } from '../element/image-watch.js'
import { PagedList, type PageQuery } from '../element/paged-list.js'
import { thumbnail } from '../element/thumbnail.js'
import { PicGenContinueWithEvent } from '../events/continue-with.js'
import { PicGenOpenConversationEvent } from '../events/open-conversation.js'
import { icons } from '../icons.js'
import { download } from '../picture-file.js'
import { collection } from '../styles/collection.js'
import { controls } from '../styles/controls.js'
import { cssProperties } from '../styles/css-properties.js'
import { fields } from '../styles/fields.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-history.styles.js'

const EVERYTHING = { kind: '' as ImageKind | '', status: '' as 'completed' | 'unfinished' | 'failed' | '' }
const A_PAGE = 60

/**
 * The person's pictures, newest first, in rows at their true shapes: to find, look at, go on from, keep and delete.
 *
 * @event picgen-continue-with - A picture was picked, where it is `picking`.
 * @event picgen-open-conversation - A conversation was begun from a picture, and is to be shown; or the person wants a new one.
 * @csspart search - The search field.
 * @csspart list - The box that scrolls.
 * @cssprop --picgen-row-height - How high a row of pictures is at least.
 */
export class PicGenHistory extends CollectionElement<Image> {
  static override styles = [tokens, controls, fields, spinner, collection, styles]

  /** To pick one of the finished pictures, and nothing else. */
  @property({ type: Boolean }) picking = false

  /** What is looked for: values of the filters, `''` for everything. */
  @state() private wanted = EVERYTHING

  protected readonly list = new PagedList<Image>(
    this,
    (page, options) => this.readPage(page, options),
    ({ created_at }) => created_at,
  )

  private readonly renewed = new Set<string>()
  private readonly watch = new ImageWatch(this, (id, image) => (image ? this.list.put(image) : this.list.remove(id)))

  protected get words() {
    return this.strings.history
  }

  protected override get isNarrowed() {
    return super.isNarrowed || Object.values(this.wanted).some(Boolean)
  }

  protected override widen() {
    this.wanted = EVERYTHING
    super.widen()
  }

  protected override clientChanged() {
    this.watch.stop()
    super.clientChanged()
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed)
    this.watch.follow(this.picgen, this.list.entries)
  }

  protected renderTools() {
    const { common, history } = this.strings
    const kinds = { text2img: common.text2img, img2img: common.img2img, upload: history.uploads }
    const states = { completed: history.finished, unfinished: history.unfinished, failed: history.failed }
    return html`${this.renderFilter('kind', history.kind, { '': history.allKinds, ...kinds })}${
      // An upload is never anything but finished.
      this.picking || this.wanted.kind === 'upload'
        ? nothing
        : this.renderFilter('status', history.state, { '': history.allStates, ...states })
    }`
  }

  protected renderFirstStep() {
    if (this.picking) return nothing
    return html`<button type="button" @click=${() => this.dispatchEvent(new PicGenOpenConversationEvent(null))}>
      ${this.strings.conversations.startNew}
    </button>`
  }

  protected renderEntries() {
    const images = this.list.entries
    return html`<ul class="tiles">
        ${repeat(
          images,
          ({ id }) => id,
          // Of thousands, only what has changed is drawn again.
          (image) =>
            guard([image, image.id === this.chosen?.id, this.strings, this.picking], () => this.renderTile(image)),
        )}
      </ul>
      ${this.renderLightbox(images)}`
  }

  protected itemsOf(image: Image) {
    const { common, picture } = this.strings
    const { id, status, prompt } = image
    const items: ReturnType<CollectionElement<Image>['itemsOf']> = []
    if (status === 'completed') {
      items.push([icons.continueWith, common.continueCreation, () => this.continueCreation(id)])
      items.push([icons.download, picture.download, () => this.attempt(() => download(image), picture.missing)])
    } else if (!isFinal(status)) {
      items.push([icons.stopped, common.cancel, () => this.renew(this.picgen?.images.cancel(id))])
    }
    if (prompt) {
      items.push([
        icons.copy,
        picture.copyPrompt,
        () => this.attempt(() => navigator.clipboard.writeText(prompt), picture.notCopied),
      ])
    }
    items.push([icons.trash, common.delete, () => this.askToDelete(image)])
    return items
  }

  protected async deleteEntry({ id }: Image) {
    await this.picgen?.images.delete(id)
  }

  private renderFilter(name: keyof typeof EVERYTHING, label: string, options: Record<string, string>) {
    return html`<select
      aria-label=${label}
      .value=${live<string>(this.wanted[name])}
      @change=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => {
        this.wanted = { ...this.wanted, [name]: currentTarget.value }
        if (this.wanted.kind === 'upload') this.wanted.status = ''
        void this.list.reload()
      }}
    >
      ${Object.entries(options).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
    </select>`
  }

  private renderTile(image: Image) {
    const { id, prompt, width, height, status } = image
    const name = prompt || this.strings.common.uploadedPicture
    // What is extreme is cut, or a row of one would be a line or a tower.
    const ratio = Math.min(3, Math.max(0.4, width / height))
    return html`<li class="entry tile thumbnail" data-id=${id} ${cssProperties({ '--ratio': ratio })}>
      ${
        status === 'completed'
          ? html`<button type="button" class="open" @click=${() => this.open(id)}>
              ${thumbnail(image, name, () => this.readAgain(id))}
            </button>`
          : this.renderUnfinished(image)
      }${this.picking ? nothing : this.renderDots(image, name)}
    </li>`
  }

  private renderUnfinished({ status, kind, error_code, progress, prompt }: Image) {
    const { picture, failure } = this.strings
    const titles: Record<string, string> = failure.titles
    const isMade = !isFinal(status)
    const doing = status === 'pending' ? picture.queued : kind === 'img2img' ? picture.editing : picture.drawing
    return html`<div class="unfinished" aria-busy=${isMade}>
      ${isMade ? html`<span class="spinner"></span>` : status === 'cancelled' ? icons.stopped : icons.warning}
      <p>${isMade ? doing : (titles[error_code ?? status] ?? titles['internal'])}</p>
      ${progress === null ? nothing : html`<progress .value=${progress} aria-label=${picture.progress}></progress>`}
      <p class="prompt" dir="auto">${prompt}</p>
    </div>`
  }

  /** Picked, a picture is for whoever asked for one. */
  protected override continueCreation(imageId: string) {
    return this.picking ? Promise.resolve() : super.continueCreation(imageId)
  }

  private open(id: string) {
    if (this.picking) this.ask(new PicGenContinueWithEvent(id))
    else this.lightbox.show(id)
  }

  private readPage({ cursor, q }: PageQuery, options: { signal: AbortSignal }): PromiseLike<Page<Image>> | undefined {
    const { kind } = this.wanted
    const status = this.picking ? 'completed' : this.wanted.status
    const ask = (status: ImageStatus | undefined) =>
      this.picgen?.images.list({ cursor, q, kind: kind || undefined, status, limit: A_PAGE }, options)
    if (status !== 'unfinished') return ask(status || undefined)
    // Two states are asked for, and one page has all of them: a person has few at a time.
    return Promise.all([ask('pending'), ask('processing')]).then((pages) => ({
      data: pages.flatMap((page) => page?.data ?? []),
      next_cursor: null,
    }))
  }

  /** Its addresses are good for hours; one that has been shown for longer is read again, once. */
  private readAgain(id: string) {
    if (this.renewed.has(id)) return
    this.renewed.add(id)
    void this.renew(this.picgen?.images.get(id))
  }

  private renew(asked: Promise<Image> | undefined) {
    return this.attempt(async () => {
      const image = await asked
      if (image) this.list.put(image)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-history': PicGenHistory
  }
}

import type { Conversation, StudioSession } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { CollectionElement } from '../element/collection-element.js'
import { PagedList } from '../element/paged-list.js'
import { thumbnail } from '../element/thumbnail.js'
import { PicGenOpenConversationEvent } from '../events/open-conversation.js'
import { icons } from '../icons.js'
import { collection } from '../styles/collection.js'
import { controls } from '../styles/controls.js'
import { fields } from '../styles/fields.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-conversations.styles.js'
import { timesIn } from './times.js'

/**
 * The person's conversations, last touched first: to open, find, rename and delete. With a `session` it opens them there,
 * and shows at once what becomes of the one that is open.
 *
 * @event picgen-open-conversation - The person wants to see a conversation, or a new one.
 * @csspart new - The button for a new conversation.
 * @csspart search - The search field.
 * @csspart list - The box that scrolls.
 */
export class PicGenConversations extends CollectionElement<Conversation> {
  static override styles = [tokens, controls, fields, spinner, collection, styles]

  /** Where conversations are opened, and which is the current one. Whoever made it disposes of it. */
  @property({ attribute: false }) session: StudioSession | undefined
  /** Id of the conversation that is open, where there is no `session`. */
  @property() current: string | null = null
  /** Address of a conversation's page, with `{id}` in it: its entries are links then. */
  @property() href = ''

  @state() private renaming = ''
  @query('.rename input') private titleField!: HTMLInputElement | null

  protected readonly list = new PagedList<Conversation>(
    this,
    (query, options) => this.picgen?.conversations.list(query, options),
    ({ updated_at }) => updated_at,
  )

  private followed: StudioSession | undefined
  private unfollow = () => {}
  private opening: string | null = null
  private clock: ReturnType<typeof setInterval> | undefined

  protected get words() {
    return this.strings.conversations
  }

  override connectedCallback() {
    super.connectedCallback()
    // What was a minute ago is two now.
    this.clock = setInterval(() => this.requestUpdate(), 60_000)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.clock)
    this.unfollow()
    this.followed = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    if (this.isConnected && this.session !== this.followed) {
      this.unfollow()
      this.followed = this.session
      this.unfollow = this.session?.subscribe(() => this.requestUpdate()) ?? (() => {})
    }
    this.showNews()
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed)
    if (changed.has('renaming')) this.titleField?.select()
  }

  protected renderTools() {
    return html`<button type="button" part="new" class="new" @click=${() => this.open(null)}>
      ${icons.newImage}<span>${this.words.startNew}</span>
    </button>`
  }

  protected renderFirstStep() {
    return html`<button type="button" @click=${() => this.open(null)}>${this.words.startNew}</button>`
  }

  protected renderEntries() {
    const times = timesIn(this.language, this.words.lastWeek)
    const groups = Map.groupBy(this.list.entries, ({ updated_at }) => times.heading(updated_at))
    return html`${repeat(
      groups,
      ([heading]) => heading,
      ([heading, entries]) => html`<section>
        <h3>${heading}</h3>
        <ul>
          ${repeat(
            entries,
            ({ id }) => id,
            (entry) => this.renderEntry(entry, times.ago(entry.updated_at)),
          )}
        </ul>
      </section>`,
    )}`
  }

  protected itemsOf(entry: Conversation): ReturnType<CollectionElement<Conversation>['itemsOf']> {
    return [
      [icons.prompt, this.words.rename, () => this.beginToRename(entry)],
      [icons.trash, this.strings.common.delete, () => this.askToDelete(entry)],
    ]
  }

  protected async deleteEntry({ id }: Conversation) {
    if (id === this.currentId) this.open(null)
    await this.picgen?.conversations.delete(id)
  }

  private renderEntry(entry: Conversation, ago: string) {
    const { id, active_image } = entry
    const isCurrent = id === this.currentId
    const title = entry.title || this.words.untitled
    const inside = html`<span class="thumbnail">${active_image ? thumbnail(active_image, '') : icons.picture}</span>
      <span class="words">
        <span class="title" dir="auto">${title}</span>
        <time datetime=${entry.updated_at}>${ago}</time>
      </span>`
    const current = isCurrent ? (this.href ? 'page' : 'true') : nothing
    const open = (click: MouseEvent) => this.open(id, click)
    return html`<li class="entry ${isCurrent ? 'current' : ''}" data-id=${id} @keydown=${(event: KeyboardEvent) => this.pressKey(event, entry)}>
      ${
        this.renaming === id
          ? this.renderRename(entry)
          : html`${
              this.href
                ? html`<a class="open" href=${this.href.replace('{id}', id)} aria-current=${current} @click=${open}>${inside}</a>`
                : html`<button type="button" class="open quiet" aria-current=${current} @click=${open}>${inside}</button>`
            }${this.renderDots(entry, title)}`
      }
    </li>`
  }

  private renderRename(entry: Conversation) {
    return html`<form
      class="rename"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        void this.rename(entry)
      }}
    >
      <input
        dir="auto"
        maxlength="200"
        enterkeyhint="done"
        aria-label=${this.words.title}
        .value=${entry.title}
        @blur=${() => this.rename(entry)}
      />
    </form>`
  }

  private get currentId() {
    if (!this.session) return this.current
    const { phase, conversation } = this.session.state
    return conversation?.id ?? (phase === 'loading' ? this.opening : null)
  }

  /** What is newer in the session goes into the list: its title, its time, its active image. */
  private showNews() {
    const { conversation = null, activeImage = null } = this.session?.state ?? {}
    if (!conversation) return
    const { title, updated_at } = conversation
    const shown = this.list.entries.find(({ id }) => id === conversation.id)
    const isShown =
      shown?.title === title && shown.active_image?.id === activeImage?.id && shown.updated_at === updated_at
    if (!isShown && !(shown && shown.updated_at > updated_at))
      this.list.put({ ...conversation, active_image: activeImage })
  }

  /** A link that is opened elsewhere is the browser's. */
  private open(id: string | null, click?: MouseEvent) {
    if (this.href && click && (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)) return
    const event = new PicGenOpenConversationEvent(id)
    this.dispatchEvent(event)
    if (event.defaultPrevented || this.session) click?.preventDefault()
    if (event.defaultPrevented) return
    this.opening = id
    if (id === null) this.session?.startNew()
    else void this.session?.load(id)
  }

  private pressKey(event: KeyboardEvent, entry: Conversation) {
    const { key } = event
    if (this.renaming) {
      if (key === 'Escape') this.renaming = ''
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (key === 'F2') this.beginToRename(entry)
    else if (key === 'Delete') this.askToDelete(entry)
    else if (step) this.focusEntry(Math.max(0, this.list.entries.indexOf(entry) + step))
    else return
    event.preventDefault()
  }

  private beginToRename({ id }: Conversation) {
    this.renaming = id
  }

  /** What is written counts, also where the person just goes on elsewhere. */
  private async rename(entry: Conversation) {
    if (this.renaming !== entry.id) return
    const title = this.titleField?.value.trim()
    this.renaming = ''
    if (!title || title === entry.title) return
    this.list.put({ ...entry, title })
    const isDone = await this.attempt(async () => {
      const renamed = await this.picgen?.conversations.update(entry.id, { title })
      if (renamed) this.list.put(renamed)
    })
    if (!isDone) this.list.put(entry)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-conversations': PicGenConversations
  }
}

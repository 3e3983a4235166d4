import { isNotFoundError } from '@picgen/sdk'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { query, state } from 'lit/decorators.js'
import { icons } from '../icons.js'
import { ActingElement } from './acting-element.js'
import type { PagedList } from './paged-list.js'

/** What a collection says for itself. */
interface CollectionWords {
  label: string
  search: string
  emptyTitle: string
  emptyText: string
  deleteTitle: string
  deleteText: string
}

/** What can be done with an entry: its icon, its word, and itself. */
type Item = [icon: unknown, label: string, action: () => unknown]

/** A list that is searched and read page by page, whose entries each have a menu, and can be deleted. */
export abstract class CollectionElement<Entry extends { id: string }> extends ActingElement {
  /** The entry whose menu or question is open. */
  @state() protected chosen: Entry | undefined
  @query('input') protected searchField!: HTMLInputElement
  @query('[popover]') private menu!: HTMLElement
  @query('dialog') private dialog!: HTMLDialogElement

  /** Where the focus was before an update: an entry may move, or go. */
  private held: { id: string | undefined; index: number } | undefined

  protected abstract readonly list: PagedList<Entry>
  protected abstract get words(): CollectionWords
  protected abstract renderEntries(): TemplateResult
  /** What stands beside the search. */
  protected abstract renderTools(): unknown
  /** The next step of somebody who has nothing yet. */
  protected abstract renderFirstStep(): unknown
  protected abstract itemsOf(entry: Entry): Item[]
  protected abstract deleteEntry(entry: Entry): Promise<unknown> | undefined

  /** Whether only a part of what there is was asked for. */
  protected get isNarrowed() {
    return this.list.query !== ''
  }

  /** Asks for everything again. */
  protected widen() {
    this.searchField.value = ''
    this.list.query = ''
    void this.list.reload()
    this.searchField.focus()
  }

  protected override clientChanged() {
    void this.list.restart()
  }

  protected override tokenChanged() {
    if (this.list.error) void this.list.retry()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    const entry = this.shadowRoot?.activeElement?.closest<HTMLElement>('.entry')
    this.held = entry ? { id: entry.dataset['id'], index: this.entryElements.indexOf(entry) } : undefined
  }

  protected override updated(_changed: PropertyValues) {
    const { held } = this
    if (!held || this.shadowRoot?.activeElement) return
    const index = this.list.entries.findIndex(({ id }) => id === held.id)
    this.focusEntry(index < 0 ? held.index : index)
  }

  protected override render() {
    const { list, words } = this
    return html`<section class="collection" dir=${this.direction} aria-label=${words.label}>
      <div class="tools">
        <label class="search"
          >${icons.search}<input
            type="search"
            part="search"
            maxlength="200"
            enterkeyhint="search"
            aria-label=${words.search}
            placeholder=${words.search}
            @input=${() => list.search(this.searchField.value)}
        /></label>
        ${this.renderTools()}
      </div>
      ${this.renderNotice()}
      <div class="scroll" part="list" aria-busy=${list.isLoading} ?data-stale=${list.isStale}>
        ${list.entries.length > 0 ? this.renderEntries() : nothing}${this.renderEnd()}
      </div>
      <p class="visually-hidden" role="status">
        ${list.isStale || !list.query ? nothing : this.strings.common.found(list.entries.length)}
      </p>
      <div popover id="menu" class="menu" @toggle=${this.enterMenu} @keydown=${this.pressKeyInMenu}>
        ${this.chosen && this.itemsOf(this.chosen).map((item) => this.renderItem(item))}
      </div>
      <dialog aria-labelledby="question" aria-describedby="consequence" @close=${this.takeAnswer}>
        <form method="dialog">
          <h2 id="question">${words.deleteTitle}</h2>
          <p id="consequence">${words.deleteText}</p>
          <div class="ways">
            <button>${this.strings.common.cancel}</button>
            <button value="yes" class="danger">${this.strings.common.delete}</button>
          </div>
        </form>
      </dialog>
    </section>`
  }

  /** The button that opens the menu of an entry. */
  protected renderDots(entry: Entry, name: string) {
    return html`<button
      type="button"
      class="dots quiet only-icon ${this.chosen?.id === entry.id ? 'chosen' : ''}"
      aria-label="${this.strings.common.moreActions}: ${name}"
      popovertarget="menu"
      @click=${({ currentTarget }: { currentTarget: HTMLElement }) => {
        // Not every browser does that with a mouse, and the focus shall come back here.
        currentTarget.focus()
        this.chosen = entry
      }}
    >
      ${icons.dots}
    </button>`
  }

  /** Asks whether to delete an entry. */
  protected askToDelete(entry: Entry) {
    this.chosen = entry
    this.dialog.returnValue = ''
    this.dialog.showModal()
  }

  /** Puts the focus on the entry that stands at this place, or on the nearest. */
  protected focusEntry(index: number) {
    const target = this.entryElements.at(Math.min(index, this.entryElements.length - 1))
    const control = target?.querySelector<HTMLElement>('a, button, input') ?? this.searchField
    control.focus()
  }

  private get entryElements() {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')]
  }

  private renderItem([icon, label, action]: Item) {
    return html`<button
      type="button"
      class="quiet"
      @click=${() => {
        this.leaveMenu()
        action()
      }}
    >
      ${icon}${label}
    </button>`
  }

  private renderEnd() {
    const { list, words } = this
    const { common } = this.strings
    if (list.error !== null) {
      const again = html`<button type="button" @click=${() => list.retry()}>${icons.retry}${common.retry}</button>`
      return html`<div class="state" role="alert"><p>${this.wordsFor(list.error)}</p>${again}</div>`
    }
    if (list.entries.length > 0) {
      const button = html`<button type="button" class="more quiet" aria-disabled=${list.isLoading} @click=${() => list.loadMore()}>
        ${list.isLoading ? html`<span class="spinner"></span>${common.loading}` : common.more}
      </button>`
      return list.hasMore ? button : nothing
    }
    if (list.isLoading) {
      return html`<div class="bones" role="status" aria-label=${common.loading}>${Array.from({ length: 12 }, () => html`<i></i>`)}</div>`
    }
    return this.isNarrowed
      ? html`<div class="state" role="status">
          <h2>${common.nothingFound}</h2>
          <p>${common.nothingFoundText}</p>
          <button type="button" @click=${this.widen}>${common.showAll}</button>
        </div>`
      : html`<div class="state">
          <h2>${words.emptyTitle}</h2>
          <p>${words.emptyText}</p>
          ${this.renderFirstStep()}
        </div>`
  }

  private enterMenu({ newState }: ToggleEvent) {
    if (newState === 'open') this.menu.querySelector('button')?.focus()
  }

  private pressKeyInMenu({ key }: KeyboardEvent) {
    if (key === 'Escape') this.leaveMenu()
  }

  /** Gives the focus back, which browsers forget in a shadow root. */
  private leaveMenu() {
    this.menu.hidePopover()
    this.renderRoot.querySelector<HTMLElement>('.chosen')?.focus()
  }

  private async takeAnswer() {
    const { chosen, list } = this
    if (!chosen || this.dialog.returnValue !== 'yes') return
    list.remove(chosen.id)
    const isDone = await this.attempt(async () => {
      try {
        await this.deleteEntry(chosen)
      } catch (error) {
        // Somebody was quicker.
        if (!isNotFoundError(error)) throw error
      }
    })
    if (!isDone) list.restore(chosen)
  }
}

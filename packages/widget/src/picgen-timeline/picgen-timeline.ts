import type { Image, Message, OutgoingMessage, StudioSession } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { SessionElement } from '../element/session-element.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { announcement } from './announcement.js'
import { changeBetween } from './change.js'
import { MessageWindow } from './message-window.js'
import { momentOf } from './moment.js'
import { styles } from './picgen-timeline.styles.js'
import { showRows } from './show-rows.js'

/** What the parts ask for, each by an event of its own that names what it is about. */
type Asked = Event & Record<'imageId' | 'messageId' | 'outgoingId', string>

/** What `picgen-lightbox` takes; elements import their own parts only. */
interface Lightbox extends Element {
  images: readonly Image[]
  show(imageId: string): void
}

/**
 * The conversation: what was asked and what came of it, oldest first. It stays at its end when one is there, and never
 * moves while one reads further up. However long it is, only what is near is in the document.
 *
 * Works alone on a `session`: it does what its parts ask for by event, unless the page prevents it.
 *
 * @event picgen-continue-with - The next message shall build on a picture.
 * @event picgen-cancel - Give up a picture that is being made.
 * @event picgen-retry - Ask once more for a picture that failed.
 * @event picgen-resend - Try a message that could not get through again, now.
 * @event picgen-discard - Take back a message that could not get through.
 * @event picgen-view - Show a picture large.
 * @event picgen-show-source - Lead to what a picture was made from.
 * @event picgen-use-prompt - Put a suggestion, or the prompt of a picture that failed, in the composer.
 * @event picgen-reload - Read the conversation again: a picture could not be loaded.
 * @slot welcome - What an empty conversation shows, in place of `picgen-welcome`.
 * @csspart log - The scrolling part.
 * @csspart jump - The button that leads back to the end.
 * @cssprop --picgen-height - Height where the page gives it none.
 */
export class PicGenTimeline extends SessionElement {
  static override styles = [tokens, controls, spinner, styles]

  /** What to start with in an empty conversation, in place of our own. As an attribute: a JSON array of strings. */
  @property({ type: Array }) suggestions: readonly string[] | null = null

  private messages: readonly Message[] = []
  private outgoing: readonly OutgoingMessage[] = []
  private readonly images = new Map<string, Image>()
  /** True where something has come below that one has not seen. */
  private hasNews = false
  private said = ''
  private readonly sight = new MessageWindow(this, () => this.readOlder())

  constructor() {
    super()
    this.does('continue-with', (session, { imageId }) => session.continueWith(imageId))
    this.does('cancel', (session, { imageId }) => session.cancel(imageId))
    this.does('retry', (session, { messageId }) => session.retry(messageId))
    this.does('resend', (session, { outgoingId }) => session.retry(outgoingId))
    this.does('discard', (session, { outgoingId }) => session.discard(outgoingId))
    this.does('reload', (session) => session.load(session.state.conversation?.id ?? ''))
    this.does('view', (_, { imageId }) => this.view(imageId))
    this.does('show-source', (session, { imageId }) => this.showSource(session, imageId))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    const { messages, outgoing } = this.studio
    const isSent = outgoing.length > this.outgoing.length
    this.outgoing = outgoing
    if (messages !== this.messages) this.showMessages(messages)
    if (isSent) this.sight.atEnd = true
    if (this.sight.atEnd) this.hasNews = false
    this.keepFocus(this.shadowRoot?.activeElement)
  }

  protected override update(changed: PropertyValues<this>) {
    super.update(changed)
    const rows = this.sight.indices.flatMap((index) => this.rowOf(index))
    showRows(this.renderRoot.querySelector('.rows'), rows)
    const outgoing = this.outgoing.map((message) => ({ id: message.id, className: 'new', outgoing: message }))
    showRows(this.renderRoot.querySelector('.outgoing'), outgoing)
  }

  protected override render() {
    const { timeline } = this.strings
    const isEmpty = !this.messages.length && !this.outgoing.length
    return html`
      <div role="log" part="log" aria-label=${timeline.label} aria-live="off" tabindex="0" @scroll=${this.sight.scrolled}>
        <div class="content" dir=${this.direction}>
          <div class="older">${this.renderOlder()}</div>
          <div class="rows" @focusin=${this.sight.keep} @pointerdown=${this.sight.keep}></div>
          <div></div>
          <div class="outgoing"></div>
          ${isEmpty ? this.renderEmpty() : nothing}
        </div>
      </div>
      <div class="jump" dir=${this.direction} ?hidden=${this.sight.atEnd || isEmpty}>
        <button
          type="button"
          part="jump"
          class=${this.hasNews ? 'primary' : 'only-icon'}
          aria-label=${this.hasNews ? nothing : timeline.jumpToLatest}
          @click=${this.jump}
        >${this.hasNews ? timeline.news : nothing}${icons.down}</button>
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>
      <picgen-lightbox .activeImageId=${this.studio.activeImage?.id ?? null}></picgen-lightbox>
    `
  }

  private rowOf(index: number) {
    const message = this.messages[index]
    if (!message) return []
    const { activeImage, isChoosing, cancelling, older } = this.studio
    const { id, image, image_id, role, created_at } = message
    const before = this.messages[index - 1]
    return {
      id,
      message,
      className: index + 1 === this.messages.length ? 'new' : role,
      ariaPosInSet: index + 1,
      ariaSetSize: older === 'none' ? this.messages.length : -1,
      moment: before || older === 'none' ? momentOf(this.language, created_at, before?.created_at) : '',
      source: this.images.get(image?.source_image_id ?? '') ?? null,
      active: image_id !== null && image_id === activeImage?.id,
      choosing: isChoosing,
      cancelling: cancelling.includes(image_id ?? ''),
      prompt: image?.prompt ?? before?.content ?? '',
    }
  }

  private renderOlder() {
    const { older } = this.studio
    if (older === 'none') return nothing
    return older === 'loading'
      ? html`<span class="spinner"></span>${this.strings.timeline.loadingOlder}`
      : html`<button type="button" @click=${() => this.session?.loadOlder()}>${this.strings.timeline.older}</button>`
  }

  private renderEmpty() {
    const { phase } = this.studio
    if (phase === 'loading')
      return html`<p class="closed"><span class="spinner"></span>${this.strings.studio.loading}</p>`
    if (phase === 'unavailable') return html`<p class="closed">${this.strings.studio.unavailableTitle}</p>`
    return html`<slot name="welcome"><picgen-welcome exportparts="suggestion" .suggestions=${this.suggestions}></picgen-welcome></slot>`
  }

  private does(type: string, act: (session: StudioSession, event: Asked) => unknown) {
    this.addEventListener(`picgen-${type}`, (event) => {
      const { session } = this
      // The events of these types have what is read of them.
      if (session) this.answer(event, () => act(session, event as Asked))
    })
  }

  private showMessages(messages: readonly Message[]) {
    const change = changeBetween(this.messages, messages)
    const before = this.messages.at(-1)
    const last = messages.at(-1)
    this.messages = messages
    for (const { image } of change.now) if (image) this.images.set(image.id, image)
    this.sight.show(messages, change)
    if (!before) return
    // What stands at the end is new, or has come to its own; before it stand those that were read later.
    if (last && (last.id !== before.id || last.status !== before.status)) this.hasNews = true
    const said = announcement(this.strings, change)
    // The same words a second time would not be read out.
    if (said) this.said = said === this.said ? `${said}\u00a0` : said
  }

  /** Where the focus was on what a change takes away, it goes to the message, or where that has gone too, to all of them. */
  private keepFocus(focused: Element | null | undefined) {
    if (!focused) return
    requestAnimationFrame(() => {
      if (this.shadowRoot?.activeElement || document.activeElement !== document.body) return
      focusOn(focused.isConnected ? focused : this.scroller)
    })
  }

  private get scroller() {
    return this.renderRoot.firstElementChild
  }

  /** Those that could not be read are not asked for again and again: there is a button. */
  private readOlder() {
    const { older, error } = this.studio
    if (older === 'more' && error?.action !== 'loadOlder') void this.session?.loadOlder()
  }

  private jump() {
    this.sight.atEnd = true
    this.requestUpdate()
    focusOn(this.scroller)
  }

  /** Shows a picture of the conversation large, or the active image wherever it is from. */
  view(imageId: string) {
    const lightbox = this.renderRoot.querySelector<Lightbox>('picgen-lightbox')
    if (!lightbox) return
    const images = this.messages.flatMap(({ image }) => (image?.status === 'completed' ? image : []))
    const { activeImage } = this.studio
    const isMissing = activeImage?.id === imageId && !images.some(({ id }) => id === imageId)
    lightbox.images = isMissing ? [...images, activeImage] : images
    lightbox.show(imageId)
  }

  private async showSource(session: StudioSession, imageId: string) {
    const find = () => session.state.messages.findIndex(({ image_id }) => image_id === imageId)
    while (find() < 0 && session.state.older === 'more' && (await session.loadOlder()));
    await this.updateComplete
    const index = find()
    if (index < 0) return this.view(imageId)
    this.sight.reveal(index)
    await this.updateComplete
    const row = this.renderRoot.querySelector(`[aria-posinset="${index + 1}"]`)
    focusOn(row)
    row?.animate({ backgroundColor: ['var(--pg-accent-soft)', 'transparent'] }, 1600)
  }
}

/** A message takes the focus only when it is given it: one that always could would not let it in. */
function focusOn(element: Element | null) {
  if (!(element instanceof HTMLElement)) return
  element.tabIndex = 0
  element.focus({ preventScroll: true })
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-timeline': PicGenTimeline
  }
}

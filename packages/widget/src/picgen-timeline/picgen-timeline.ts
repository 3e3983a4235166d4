import type { Image, Message, OutgoingMessage, StudioSession } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { repeat } from 'lit/directives/repeat.js'
import { problemText } from '../element/problem-text.js'
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

/** What the parts ask for, each by an event of its own that names what it is about. */
type Asked = Event & Record<'imageId' | 'messageId' | 'outgoingId', string>

/** What `picgen-lightbox` takes; elements import their own parts only. */
interface Lightbox extends HTMLElement {
  images: readonly Image[]
  activeImageId: string | null
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
 * @cssprop --picgen-height - Height where the page gives it none.
 * @csspart jump - The button that leads back to the end.
 */
export class PicGenTimeline extends SessionElement {
  static override styles = [tokens, controls, spinner, styles]

  /** What to start with in an empty conversation, in place of our own. As an attribute: a JSON array of strings. */
  @property({ type: Array }) suggestions: readonly string[] | null = null

  /** True where something has come below that one has not seen. */
  @state() private hasNews = false
  @state() private announced = ''
  private announcements = 0
  @query('[role=log]') private scroller!: HTMLElement | null
  @query('picgen-lightbox') private lightbox!: Lightbox | null

  private messages: readonly Message[] = []
  private outgoing: readonly OutgoingMessage[] = []
  private readonly images = new Map<string, Image>()
  /** Ids of what has come since the last rendering, to come in with a motion. */
  private arrived: readonly string[] = []

  private readonly messageWindow = new MessageWindow(
    this,
    () => (this.isEmpty ? null : this.scroller),
    () => this.readOlder(),
  )

  constructor() {
    super()
    this.does('picgen-continue-with', (session, { imageId }) => session.continueWith(imageId))
    this.does('picgen-cancel', (session, { imageId }) => session.cancel(imageId))
    this.does('picgen-retry', (session, { messageId }) => session.retry(messageId))
    this.does('picgen-resend', (session, { outgoingId }) => session.retry(outgoingId))
    this.does('picgen-discard', (session, { outgoingId }) => session.discard(outgoingId))
    this.does('picgen-reload', (session) => session.load(session.state.conversation?.id ?? ''))
    this.does('picgen-view', (_, { imageId }) => this.view(imageId))
    this.does('picgen-show-source', (session, { imageId }) => this.showSource(session, imageId))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    const { messages, outgoing } = this.studio
    const before = this.messages
    const hadSent = this.outgoing
    this.messages = messages
    this.outgoing = outgoing
    this.arrived = outgoing.filter(({ id }) => !hadSent.some((sent) => sent.id === id)).map(({ id }) => id)
    if (this.arrived.length) this.messageWindow.atEnd = true
    if (messages !== before) this.showMessages(before)
    if (this.messageWindow.atEnd) this.hasNews = false
    if (this.shadowRoot?.activeElement) this.keepFocus(this.shadowRoot.activeElement)
  }

  protected override updated() {
    // A welcome is read from its beginning.
    if (this.isEmpty) this.scroller?.scrollTo({ top: 0, behavior: 'instant' })
    for (const id of this.arrived) this.shadowRoot?.getElementById(id)?.animate(...arriving())
  }

  protected override render() {
    const { phase } = this.studio
    const { isEmpty } = this
    const { atEnd, scrolled, keep } = this.messageWindow
    const { jumpToLatest, news } = this.strings.timeline
    return html`
      <div role="log" part="log" aria-label=${this.strings.timeline.label} aria-live="off" tabindex="0" @scroll=${scrolled}>
        <div class="content" dir=${this.direction}>
          <div class="older">${this.renderOlder()}</div>
          <div @focusin=${keep} @pointerdown=${keep}>
            ${repeat(
              this.messageWindow.indices,
              (index) => this.messages[index]?.id,
              (index) => this.renderMessage(index),
            )}
          </div>
          <div></div>
          <div>
            ${repeat(
              this.outgoing,
              ({ id }) => id,
              (outgoing) =>
                html`<picgen-message id=${outgoing.id} role="article" .outgoing=${outgoing}></picgen-message>`,
            )}
          </div>
          ${isEmpty ? this.renderEmpty(phase) : nothing}
        </div>
      </div>
      <div class="jump" dir=${this.direction} ?hidden=${atEnd || isEmpty}>
        <button
          type="button"
          part="jump"
          class=${this.hasNews ? 'primary' : 'only-icon'}
          aria-label=${this.hasNews ? nothing : jumpToLatest}
          @click=${this.jump}
        >${this.hasNews ? news : nothing}${icons.down}</button>
      </div>
      <p class="visually-hidden" role="status">${keyed(this.announcements, html`<span>${this.announced}</span>`)}</p>
      <picgen-lightbox></picgen-lightbox>
    `
  }

  private get isEmpty() {
    return !this.messages.length && !this.outgoing.length
  }

  private renderMessage(index: number) {
    const message = this.messages[index]
    if (!message) return nothing
    const { activeImage, isChoosing, cancelling, older } = this.studio
    const { image, image_id } = message
    const before = this.messages[index - 1]
    const isFirst = !before && older !== 'none'
    return html`<picgen-message
      id=${message.id}
      role="article"
      aria-posinset=${index + 1}
      aria-setsize=${older === 'none' ? this.messages.length : -1}
      .message=${message}
      .moment=${isFirst ? '' : momentOf(this.language, message.created_at, before?.created_at)}
      .source=${this.images.get(image?.source_image_id ?? '') ?? null}
      .active=${image_id !== null && image_id === activeImage?.id}
      .choosing=${isChoosing}
      .cancelling=${image_id !== null && cancelling.includes(image_id)}
      .prompt=${image?.prompt ?? before?.content ?? ''}
    ></picgen-message>`
  }

  private renderOlder() {
    const { older } = this.studio
    if (older === 'none') return nothing
    return older === 'loading'
      ? html`<span class="spinner"></span>${this.strings.timeline.loadingOlder}`
      : html`<button type="button" @click=${() => this.session?.loadOlder()}>${this.strings.timeline.older}</button>`
  }

  private renderEmpty(phase: string) {
    const { error } = this.studio
    if (phase === 'loading')
      return html`<p class="closed"><span class="spinner"></span>${this.strings.studio.loading}</p>`
    if (phase === 'unavailable')
      return html`<p class="closed">${error && problemText(this.strings, this.language, error)}</p>`
    return html`<slot name="welcome"><picgen-welcome .suggestions=${this.suggestions}></picgen-welcome></slot>`
  }

  private does(type: string, act: (session: StudioSession, event: Asked) => unknown) {
    this.addEventListener(type, (event) => {
      const { session } = this
      // The events of these types have what is read of them.
      if (session) this.answer(event, () => act(session, event as Asked))
    })
  }

  private showMessages(before: readonly Message[]) {
    const change = changeBetween(before, this.messages)
    const isOther = change.before.length === before.length && before.length > 0 && change.now.length > 0
    if (isOther && !change.now.some(({ id }) => before[0]?.id === id)) {
      this.messageWindow.atEnd = true
      this.images.clear()
    } else if (before.length > 0) {
      this.announce(announcement(this.strings, change))
      this.notice(before, change.now)
    }
    for (const { image } of change.now) if (image) this.images.set(image.id, image)
    this.messageWindow.show(this.messages, change)
  }

  /** What stands at the end is new; before it stand those that were read later. */
  private notice(before: readonly Message[], changed: readonly Message[]) {
    const last = this.messages.at(-1)
    if (last && last === changed.at(-1)) this.hasNews = true
    if (last && last.id !== before.at(-1)?.id && last.role !== 'user') this.arrived = [...this.arrived, last.id]
  }

  /** A new element each time, or the same words a second time would not be read out. */
  private announce(text: string | null) {
    if (text === null) return
    this.announced = text
    this.announcements += 1
  }

  /** Where the focus was on what a change takes away, it goes to the message, or where that has gone too, to all of them. */
  private keepFocus(focused: Element) {
    requestAnimationFrame(() => {
      if (this.shadowRoot?.activeElement || document.activeElement !== document.body) return
      focusOn(focused.isConnected ? focused : this.scroller)
    })
  }

  /** One that could not be read is not asked for again and again: there is a button. */
  private readOlder() {
    const { older, error } = this.studio
    if (older === 'more' && error?.action !== 'loadOlder') void this.session?.loadOlder()
  }

  private jump() {
    const { scroller } = this
    if (!scroller) return
    const { scrollHeight, scrollTop, clientHeight } = scroller
    const isNear = scrollHeight - scrollTop < 3 * clientHeight
    if (isNear && !isStill()) scroller.scrollTo({ top: scrollHeight, behavior: 'smooth' })
    else this.messageWindow.toEnd()
    focusOn(scroller)
  }

  /** Shows a picture of the conversation large, or the active image wherever it is from. */
  view(imageId: string) {
    const { lightbox } = this
    if (!lightbox) return
    const images = this.messages.flatMap(({ image }) => (image?.status === 'completed' ? [image] : []))
    const { activeImage } = this.studio
    const isMissing = activeImage?.id === imageId && !images.some(({ id }) => id === imageId)
    lightbox.images = isMissing ? [...images, activeImage] : images
    lightbox.activeImageId = this.studio.activeImage?.id ?? null
    lightbox.show(imageId)
  }

  private async showSource(session: StudioSession, imageId: string) {
    const find = () => session.state.messages.findIndex(({ image_id }) => image_id === imageId)
    while (find() < 0 && session.state.older === 'more') if (!(await session.loadOlder())) return
    const index = find()
    const message = session.state.messages[index]
    if (!message) return this.view(imageId)
    await this.updateComplete
    this.messageWindow.reveal(index)
    await this.updateComplete
    const row = this.shadowRoot?.getElementById(message.id)
    focusOn(row)
    row?.animate({ backgroundColor: ['var(--pg-accent-soft)', 'transparent'] }, { duration: 1600, easing: 'ease-in' })
  }
}

/** A message takes the focus only when it is given it: one that always could would not let it in. */
function focusOn(element: Element | null | undefined) {
  if (!(element instanceof HTMLElement)) return
  element.tabIndex = 0
  element.focus({ preventScroll: true })
}

function isStill() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

function arriving(): Parameters<Element['animate']> {
  const from = { opacity: 0, transform: 'translateY(10px)' }
  return [isStill() ? [] : [from, {}], { duration: 280, easing: 'cubic-bezier(.2,.7,.3,1)' }]
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-timeline': PicGenTimeline
  }
}

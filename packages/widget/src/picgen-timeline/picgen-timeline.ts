import type { Image, Message, OutgoingMessage } from '@picgen/sdk'
import { html, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { repeat } from 'lit/directives/repeat.js'
import { PicGenElement } from '../element/picgen-element.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { announcement } from './announcement.js'
import { styles } from './picgen-timeline.styles.js'
import { StickToEnd } from './stick-to-end.js'

/**
 * The conversation: what was asked and what came of it, oldest first. It stays at its end when one is there, and never
 * moves while one reads further up.
 *
 * @event picgen-continue-with - The next message shall build on a picture.
 * @event picgen-resend - Try a message that could not get through again, now.
 * @event picgen-use-prompt - Put a suggestion, or the prompt of a picture that failed, in the composer.
 * @csspart log - The scrolling part.
 */
export class PicGenTimeline extends PicGenElement {
  static override styles = [tokens, controls, styles]

  /** Oldest first. */
  @property({ attribute: false }) messages: readonly Message[] = []
  /** The messages on their way to the server, shown at the end. */
  @property({ attribute: false }) outgoing: readonly OutgoingMessage[] = []
  /** The picture that the next message builds on. */
  @property({ attribute: false }) activeImageId: string | null = null
  /** True while a choice is on its way to the server. */
  @property({ type: Boolean }) choosing = false

  @state() private announced = ''
  private announcements = 0
  @query('[role=log]') private scroller!: HTMLElement | null

  private readonly position = new StickToEnd(this, () => (this.isEmpty ? null : this.scroller))

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('messages')
    if (before) {
      this.announce(announcement(this.strings, before, this.messages))
      if (before[0]?.id !== this.messages[0]?.id) this.position.atEnd = true
    }
    const sentBefore = changed.get('outgoing')?.length ?? 0
    if (this.outgoing.length > sentBefore && changed.has('outgoing')) this.position.atEnd = true
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('messages') && this.isEmpty) this.scroller?.scrollTo({ top: 0, behavior: 'instant' })
  }

  protected override render() {
    const empty = this.isEmpty
    return html`
      <div
        role="log"
        part="log"
        aria-label=${this.strings.timeline.label}
        aria-live="off"
        tabindex="0"
        @scroll=${this.position.scrolled}
      >
        <div class="content">
          ${empty ? html`<picgen-welcome></picgen-welcome>` : this.renderMessages()}
        </div>
      </div>
      <div class="jump" ?hidden=${this.position.atEnd || empty}>
        <button type="button" class="only-icon" aria-label=${this.strings.timeline.jumpToLatest} @click=${this.jump}>${icons.down}</button>
      </div>
      <p class="visually-hidden" role="status">${keyed(this.announcements, html`<span>${this.announced}</span>`)}</p>
    `
  }

  /** Then there is a welcome, which is read from its beginning. */
  private get isEmpty() {
    return this.messages.length === 0 && this.outgoing.length === 0
  }

  /** A new element each time, or the same words a second time would not be read out. */
  private announce(text: string | null) {
    if (text === null) return
    this.announced = text
    this.announcements += 1
  }

  private renderMessages() {
    const images = new Map(this.messages.flatMap(({ image }) => (image ? [[image.id, image] as const] : [])))
    return html`
      ${repeat(
        this.messages,
        (message) => message.id,
        (message, index) => html`<picgen-message
          .message=${message}
          .source=${this.sourceOf(message, images)}
          .active=${message.image_id !== null && message.image_id === this.activeImageId}
          .choosing=${this.choosing}
          .prompt=${message.image?.prompt ?? this.messages[index - 1]?.content ?? ''}
        ></picgen-message>`,
      )}
      ${repeat(
        this.outgoing,
        ({ id }) => id,
        (outgoing) => this.renderOutgoing(outgoing),
      )}
    `
  }

  private renderOutgoing({ id, content, status: way }: OutgoingMessage) {
    const message = { role: 'user', content, image: null, status: 'pending', error_code: null, error_message: null }
    return html`<picgen-message
      outgoing
      .delayed=${way === 'delayed' || way === 'failed'}
      .outgoingId=${id}
      .message=${message}
    ></picgen-message>`
  }

  private sourceOf({ image }: Message, images: ReadonlyMap<string, Image>) {
    return (image?.source_image_id && images.get(image.source_image_id)) || null
  }

  private jump() {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.position.toEnd(still ? 'instant' : 'smooth')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-timeline': PicGenTimeline
  }
}

import {
  createStudioSession,
  isAuthenticationError,
  isInvalidRequestError,
  isNotFoundError,
  type StudioSession,
} from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import { ClientElement } from '../element/client-element.js'
import { DropTarget } from '../element/drop-target.js'
import { problemText } from '../element/problem-text.js'
import { PicGenConversationChangeEvent } from '../events/conversation-change.js'
import type { PicGenUsePromptEvent } from '../events/use-prompt.js'
import type { PicGenViewEvent } from '../events/view.js'
import type { PicGenComposer } from '../picgen-composer/picgen-composer.js'
import type { PicGenTimeline } from '../picgen-timeline/picgen-timeline.js'
import { controls } from '../styles/controls.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { version } from '../version.js'
import { styles } from './picgen-studio.styles.js'
import { StudioController } from './studio-controller.js'

/** Messages that are read at a time: a conversation of any length opens with its last ones, and the rest as one scrolls up. */
const PAGE_SIZE = 60

/** What a page may dress of the elements within the timeline. */
const TIMELINE_PARTS = 'log, jump, bubble, frame, image, continue, suggestion'

/**
 * A conversation about pictures: the timeline, what the next message builds on, and the composer.
 *
 * @event picgen-conversation-change - Another conversation is shown: a new one got its id, or there is none yet.
 * @event picgen-attach - The person dropped a picture to build on.
 * @slot header - Above the conversation, such as a title of the page's own.
 * @slot welcome - In place of the suggestions that an empty conversation begins with.
 * @slot before-composer - Between the conversation and the composer.
 * @slot footer - Under the composer, such as a line about how pictures are made.
 * @csspart timeline - The conversation.
 * @csspart dock - The box with the active image and the composer.
 * @cssprop --picgen-accent - What is chosen and focused.
 * @cssprop --picgen-on-accent - Text on the accent colour.
 * @cssprop --picgen-accent-soft - Behind what is chosen.
 * @cssprop --picgen-text - Text.
 * @cssprop --picgen-text-muted - Text of lesser weight.
 * @cssprop --picgen-surface - Behind everything.
 * @cssprop --picgen-surface-raised - The dock, and buttons.
 * @cssprop --picgen-surface-sunken - Where a picture will be.
 * @cssprop --picgen-bubble - Messages of the person.
 * @cssprop --picgen-border - Quiet lines.
 * @cssprop --picgen-border-strong - Lines that have to be seen.
 * @cssprop --picgen-primary - The send button.
 * @cssprop --picgen-on-primary - The sign on the send button.
 * @cssprop --picgen-danger - Text of failures.
 * @cssprop --picgen-danger-soft - Behind failures.
 * @cssprop --picgen-font - Font family.
 * @cssprop --picgen-font-size - Size of the text; all other sizes follow.
 * @cssprop --picgen-radius - Radius of pictures and boxes.
 * @cssprop --picgen-column - Widest line of the conversation.
 * @cssprop --picgen-picture-size - Largest height of a picture.
 * @cssprop --picgen-height - Height where the page gives it none.
 */
export class PicGenStudio extends ClientElement {
  static override styles = [tokens, controls, spinner, styles]
  /** The version of the package that this class comes from. */
  static readonly version: string = version

  /** Id of the conversation that is shown; null: the first message creates one. */
  @property({ reflect: true }) conversation: string | null = null
  /** `auto` is light or dark as the page around it is, by its `color-scheme`. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto'
  /** A session made elsewhere, in place of `api` and the tokens. Whoever made it disposes of it. */
  @property({ attribute: false }) session: StudioSession | undefined

  /** What an empty conversation offers to start with, in place of our own. As an attribute: a JSON array of strings. */
  @property({ type: Array }) suggestions: readonly string[] | null = null

  @query('picgen-composer') private composer!: PicGenComposer
  @query('picgen-timeline') private timeline!: PicGenTimeline | null

  private readonly studio = new StudioController(this, () => this.followSession())
  /** A picture may be dropped anywhere on it, to build on. */
  protected readonly dropTarget = new DropTarget(this, () => this.studio.session)
  /** The conversation that the session was last asked for or has told of. */
  private shown: string | null = null

  constructor() {
    super()
    // A welcome of the page's own may come later than the element.
    new MutationObserver(() => this.requestUpdate()).observe(this, { childList: true })
  }

  /** Leaves the conversation for an empty one. */
  async startNew() {
    this.studio.session?.startNew()
    await this.updateComplete
    await this.composer.updateComplete
    this.composer.focus()
  }

  /** Puts a prompt in the composer, to be sent or changed. */
  async fill(prompt: string) {
    await this.updateComplete
    await this.composer.fill(prompt)
  }

  /** Puts the caret in the composer. */
  override focus(options?: FocusOptions) {
    this.composer.focus(options)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    if (!this.isConnected) return
    this.conversation ||= null
    if (changed.has('session') || !(this.studio.session || this.misuse)) this.openSession()
    else if (this.conversation !== this.shown) this.showConversation()
  }

  protected override clientChanged() {
    if (!this.session) this.openSession()
  }

  /** What a refused token has ended goes on with the next one, and the complaint about it goes away. */
  protected override tokenChanged() {
    if (isAuthenticationError(this.studio.state.error?.cause)) void this.reload()
  }

  protected override render() {
    const { phase } = this.studio.state
    const isOpen = phase === 'new' || phase === 'ready'
    const session = this.studio.session ?? undefined
    return html`
      <div class="box"><div
        class="studio"
        dir=${this.direction}
        @picgen-new-image=${(event: Event) => this.answer(event, () => this.moveOn())}
        @picgen-use-prompt=${(event: PicGenUsePromptEvent) => this.answer(event, () => this.composer.fill(event.prompt))}
      >
        <slot name="header"></slot>
        ${
          isOpen
            ? html`<picgen-timeline
              part="timeline"
              exportparts=${TIMELINE_PARTS}
              .session=${session}
            .suggestions=${this.suggestions}
            >${this.querySelector('[slot=welcome]') ? html`<slot name="welcome" slot="welcome"></slot>` : nothing}</picgen-timeline>`
            : html`<div class="closed">${phase === 'loading' ? this.renderLoading() : this.renderUnavailable()}</div>`
        }
        <div class="bottom">
          <picgen-notice exportparts="notice" .session=${session} .message=${this.misuse}></picgen-notice>
          <slot name="before-composer"></slot>
          <div class="dock" part="dock" ?inert=${!isOpen}>
            <picgen-active-image
              exportparts="thumbnail, new-image"
              @picgen-view=${(event: PicGenViewEvent) => this.answer(event, () => this.timeline?.view(event.imageId))}
              .session=${session} .client=${this.partsClient}></picgen-active-image>
            <picgen-composer exportparts="textarea, mode, options, hint, send" .session=${session} .client=${this.partsClient} .api=${this.api}></picgen-composer>
          </div>
          <slot name="footer"></slot>
        </div>
      </div></div>
    `
  }

  /** A session made elsewhere may talk to another server than the page's own. */
  private get partsClient() {
    return (this.session && !this.client && !this.api ? null : this.picgen) ?? undefined
  }

  private renderLoading() {
    return html`<p class="loading" role="status"><span class="spinner"></span>${this.strings.studio.loading}</p>`
  }

  private renderUnavailable() {
    const { error } = this.studio.state
    const isFinal = isNotFoundError(error?.cause) || isInvalidRequestError(error?.cause)
    return html`<div class="unavailable" role="alert">
      <h2>${this.strings.studio.unavailableTitle}</h2>
      <p>${isFinal ? this.strings.notice.problems.not_found : error && problemText(this.strings, this.language, error)}</p>
      <div class="ways">
        ${isFinal ? nothing : html`<button type="button" @click=${this.reload}>${this.strings.common.retry}</button>`}
        <button type="button" class="primary" @click=${this.startNew}>${this.strings.studio.startNew}</button>
      </div>
    </div>`
  }

  private openSession() {
    if (this.session) {
      this.studio.use(this.session, false)
      this.shown = this.conversation === null ? null : (this.session.state.conversation?.id ?? null)
      if (this.conversation === null) this.followSession()
      else if (this.conversation !== this.shown) this.showConversation()
      return
    }
    this.shown = this.conversation
    if (!this.picgen) this.studio.close()
    else {
      const conversationId = this.shown ?? undefined
      this.studio.use(createStudioSession({ client: this.picgen, conversationId, pageSize: PAGE_SIZE }), true)
    }
  }

  private showConversation() {
    this.shown = this.conversation
    if (this.conversation === null) this.studio.session?.startNew()
    else void this.studio.session?.load(this.conversation)
  }

  /** Takes over the conversation that the session has come to, and announces it. */
  private followSession() {
    const { phase, conversation } = this.studio.state
    const id = conversation?.id ?? (phase === 'new' ? null : this.shown)
    if (id === this.shown) return
    this.shown = id
    this.conversation = id
    this.dispatchEvent(new PicGenConversationChangeEvent(id))
  }

  /** The button goes with the picture, so the focus moves on; where it would open a keyboard on the screen, it does not. */
  private moveOn() {
    if (matchMedia('(hover: hover)').matches) this.composer.focus()
  }

  private reload() {
    return this.shown === null ? undefined : this.studio.session?.load(this.shown)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-studio': PicGenStudio
  }
}

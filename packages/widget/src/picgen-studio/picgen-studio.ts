import {
  createPicGen,
  createStudioSession,
  isAuthenticationError,
  isInvalidRequestError,
  isNotFoundError,
  type StudioSession,
} from '@picgen/sdk'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query } from 'lit/decorators.js'
import type { PicGenContinueWithEvent } from '../events/continue-with.js'
import { PicGenConversationChangeEvent } from '../events/conversation-change.js'
import type { PicGenResendEvent } from '../events/resend.js'
import type { PicGenSendEvent } from '../events/send.js'
import type { PicGenUsePromptEvent } from '../events/use-prompt.js'
import type { PicGenComposer } from '../picgen-composer/picgen-composer.js'
import { strings } from '../strings.js'
import { controls } from '../styles/controls.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-studio.styles.js'
import { StudioController } from './studio-controller.js'

/**
 * A conversation about pictures: the timeline, what the next message builds on, and the composer.
 *
 * @event picgen-conversation-change - Another conversation is shown: a new one got its id, or there is none yet.
 * @csspart timeline - The conversation.
 * @csspart dock - The box with the active image and the composer.
 * @cssprop --picgen-accent - Colour of what is chosen and focused.
 * @cssprop --picgen-surface - Colour behind everything.
 * @cssprop --picgen-font - Font family.
 * @cssprop --picgen-radius - Radius of pictures and boxes.
 * @cssprop --picgen-height - Height where the page gives it none.
 */
export class PicGenStudio extends LitElement {
  static override styles = [tokens, controls, spinner, styles]

  /** Address of the PicGen Studio server. Default: the origin of the page. */
  @property() api = ''
  /** Id of the conversation that is shown; null: the first message creates one. */
  @property({ reflect: true }) conversation: string | null = null
  /** `auto` is light or dark as the page around it is, by its `color-scheme`. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto'
  /** A bearer token that stays good. */
  @property({ attribute: false }) token: string | undefined
  /** Gives the token of the next request, in place of `token`. */
  @property({ attribute: false }) getToken: (() => string | Promise<string>) | undefined
  /** A session made elsewhere, in place of `api` and the tokens. Whoever made it disposes of it. */
  @property({ attribute: false }) session: StudioSession | undefined

  @query('picgen-composer') private composer!: PicGenComposer

  private readonly studio = new StudioController(this, () => this.followSession())
  /** The conversation that the session was last asked for or has told of. */
  private shown: string | null = null
  /** What the session was made of: only a change of these makes another. */
  private madeOf = ''
  private forgetToken = () => {}
  /** What is wrong with how the page uses the element. */
  private misuse = ''

  /** Leaves the conversation for an empty one. */
  async startNew() {
    this.studio.session?.startNew()
    await this.updateComplete
    await this.composer.updateComplete
    this.composer.focus()
  }

  /** Puts the caret in the composer. */
  override focus(options?: FocusOptions) {
    this.composer.focus(options)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!this.isConnected) return
    this.conversation ||= null
    const madeOf = `${this.api} ${this.isIdentified}`
    const isCurrent = (this.studio.session || this.misuse) && madeOf === this.madeOf && !changed.has('session')
    this.madeOf = madeOf
    if (!isCurrent) this.openSession()
    else if (this.conversation !== this.shown) this.showConversation()
    else if (changed.has('token') || changed.has('getToken')) this.tryNewToken()
  }

  protected override render() {
    const { phase, messages, outgoing, activeImage, isChoosing, nextMode, error } = this.studio.state
    const isOpen = phase === 'new' || phase === 'ready'
    return html`
      <div
        class="studio"
        @picgen-send=${this.send}
        @picgen-continue-with=${this.continueWith}
        @picgen-new-image=${this.clear}
        @picgen-use-prompt=${({ prompt }: PicGenUsePromptEvent) => this.composer.fill(prompt)}
        @picgen-dismiss=${() => this.studio.session?.dismissError()}
        @picgen-reload=${this.reload}
        @picgen-resend=${({ outgoingId }: PicGenResendEvent) => this.studio.session?.retry(outgoingId)}
      >
        ${
          isOpen
            ? html`<picgen-timeline
              part="timeline"
              .messages=${messages}
              .outgoing=${outgoing}
              .activeImageId=${activeImage?.id ?? null}
              .choosing=${isChoosing}
            ></picgen-timeline>`
            : html`<div class="closed">${phase === 'loading' ? this.renderLoading() : this.renderUnavailable()}</div>`
        }
        <div class="bottom">
          <picgen-notice .message=${this.misuse || (isOpen && error?.message) || ''}></picgen-notice>
          <div class="dock" part="dock" ?inert=${!isOpen}>
            <picgen-active-image .image=${activeImage} .choosing=${isChoosing}></picgen-active-image>
            <picgen-composer .mode=${nextMode} .sending=${outgoing.some(({ status }) => status === 'sending' || status === 'queued')} .disabled=${!isOpen}></picgen-composer>
          </div>
        </div>
      </div>
    `
  }

  private renderLoading() {
    return html`<p class="loading" role="status"><span class="spinner"></span>${strings.loading}</p>`
  }

  private renderUnavailable() {
    const { error } = this.studio.state
    const isFinal = isNotFoundError(error?.cause) || isInvalidRequestError(error?.cause)
    return html`<div class="unavailable" role="alert">
      <h2>${strings.unavailableTitle}</h2>
      <p>${error?.message}</p>
      <div class="ways">
        ${isFinal ? nothing : html`<button type="button" @click=${this.reload}>${strings.retry}</button>`}
        <button type="button" class="primary" @click=${this.startNew}>${strings.startNewConversation}</button>
      </div>
    </div>`
  }

  private get isIdentified() {
    return this.token !== undefined || this.getToken !== undefined
  }

  private openSession() {
    if (this.session) {
      this.studio.use(this.session, false)
      this.shown = this.conversation === null ? null : (this.session.state.conversation?.id ?? null)
      if (this.conversation === null) this.followSession()
      else if (this.conversation !== this.shown) this.showConversation()
      return
    }
    // Looked up when it is asked for, so that a token or a function given anew counts from then on.
    const getToken = async () => (await this.getToken?.()) ?? this.token ?? ''
    const baseUrl = this.api || location.origin
    try {
      const client = createPicGen(this.isIdentified ? { baseUrl, getToken } : { baseUrl })
      this.forgetToken = client.forgetToken
      this.misuse = ''
      this.shown = this.conversation
      this.studio.use(createStudioSession({ client, conversationId: this.conversation ?? undefined }), true)
    } catch (error) {
      // An address that is none: whoever wrote the page should read it there.
      this.misuse = error instanceof Error ? error.message : String(error)
      this.studio.close()
    }
  }

  /** What a refused token has ended goes on with the next one, and the complaint about it goes away. */
  private tryNewToken() {
    this.forgetToken()
    if (isAuthenticationError(this.studio.state.error?.cause)) void this.reload()
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

  private async send({ content }: PicGenSendEvent) {
    const { session } = this.studio
    const isSent = (await session?.send(content)) ?? false
    if (isSent) return
    // Its text goes back to where it can be changed, so it is not shown a second time.
    for (const { id, status } of session?.state.outgoing ?? []) if (status === 'failed') session?.discard(id)
    this.composer.restore(content)
  }

  private continueWith({ imageId }: PicGenContinueWithEvent) {
    return this.studio.session?.continueWith(imageId)
  }

  /** The button goes with the picture, so the focus moves on; where it would open a keyboard on the screen, it does not. */
  private clear() {
    void this.studio.session?.clear()
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

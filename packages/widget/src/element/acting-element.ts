import { type Image, isPicGenError } from '@picgen/sdk'
import { html } from 'lit'
import { query, state } from 'lit/decorators.js'
import { PicGenOpenConversationEvent } from '../events/open-conversation.js'
import { ClientElement } from './client-element.js'
import { problemText } from './problem-text.js'

/** An element that does things on a server, says when one could not be done, and shows its pictures large. */
export abstract class ActingElement extends ClientElement {
  @state() private complaint = ''
  @query('picgen-lightbox') protected lightbox!: HTMLElementTagNameMap['picgen-lightbox']

  private isContinuing = false

  constructor() {
    super()
    this.addEventListener('picgen-continue-with', (event) => {
      // What it asks for itself, when something is picked from it, is for who shows it.
      if (event.composedPath()[0] !== this) this.answer(event, () => this.continueCreation(event.imageId))
    })
  }

  /** Does it; where it fails, says why (in `words`, where only they fit) and resolves to false. */
  protected async attempt(action: () => unknown, words = ''): Promise<boolean> {
    this.complaint = ''
    try {
      await action()
      return true
    } catch (error) {
      this.complaint = words || this.wordsFor(error)
      return false
    }
  }

  /** What went wrong, in a sentence to show. */
  protected wordsFor(cause: unknown) {
    return problemText(this.strings, this.language, { cause, message: isPicGenError(cause) ? cause.message : '' })
  }

  /** Begins a conversation from a picture, once however often it is asked for, and asks to have it opened. */
  protected async continueCreation(imageId: string) {
    if (this.isContinuing) return
    this.isContinuing = true
    await this.attempt(async () => {
      const conversation = await this.picgen?.conversations.createFromImage(imageId)
      if (conversation) this.dispatchEvent(new PicGenOpenConversationEvent(conversation.id))
    })
    this.isContinuing = false
  }

  /** What `lightbox` shows. */
  protected renderLightbox(images: readonly Image[]) {
    return html`<picgen-lightbox .images=${images.filter(({ status }) => status === 'completed')}></picgen-lightbox>`
  }

  protected renderNotice() {
    return html`<picgen-notice
      .message=${this.misuse || this.complaint}
      @picgen-dismiss=${() => {
        this.complaint = ''
      }}
    ></picgen-notice>`
  }
}

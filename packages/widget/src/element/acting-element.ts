import { isPicGenError } from '@picgen/sdk'
import { html } from 'lit'
import { state } from 'lit/decorators.js'
import { PicGenOpenConversationEvent } from '../events/open-conversation.js'
import { ClientElement } from './client-element.js'
import { problemText } from './problem-text.js'

/** An element that does things on a server, and says when one could not be done. */
export abstract class ActingElement extends ClientElement {
  @state() private complaint = ''

  private isContinuing = false

  /** Does it; where it fails, says why and resolves to false. */
  protected async attempt(action: () => unknown): Promise<boolean> {
    this.complaint = ''
    try {
      await action()
      return true
    } catch (error) {
      this.complaint = this.wordsFor(error)
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

  protected renderNotice() {
    return html`<picgen-notice
      .message=${this.misuse || this.complaint}
      @picgen-dismiss=${() => {
        this.complaint = ''
      }}
    ></picgen-notice>`
  }
}

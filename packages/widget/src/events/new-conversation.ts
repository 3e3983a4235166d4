/** The person asks for an empty conversation. */
export class PicGenNewConversationEvent extends Event {
  static readonly type = 'picgen-new-conversation'

  constructor() {
    super(PicGenNewConversationEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-new-conversation': PicGenNewConversationEvent
  }
}

/** The person wants to see a conversation. */
export class PicGenOpenConversationEvent extends Event {
  static readonly type = 'picgen-open-conversation'

  constructor(
    /** Null for a new one. */
    readonly conversationId: string | null,
  ) {
    super(PicGenOpenConversationEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-open-conversation': PicGenOpenConversationEvent
  }
}

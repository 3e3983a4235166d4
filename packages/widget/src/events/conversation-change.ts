/** Another conversation is shown now: a new one got its id, or there is none yet. */
export class PicGenConversationChangeEvent extends Event {
  static readonly type = 'picgen-conversation-change'

  constructor(
    /** Null until the first message of a new conversation has been sent. */
    readonly conversationId: string | null,
  ) {
    super(PicGenConversationChangeEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-conversation-change': PicGenConversationChangeEvent
  }
}

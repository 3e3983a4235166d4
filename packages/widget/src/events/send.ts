/** The person asks to send a message. */
export class PicGenSendEvent extends Event {
  static readonly type = 'picgen-send'

  constructor(
    /** The prompt, trimmed. */
    readonly content: string,
  ) {
    super(PicGenSendEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-send': PicGenSendEvent
  }
}

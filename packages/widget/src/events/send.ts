import type { SendOptions } from '@picgen/sdk'

/** The person asks to send a message. */
export class PicGenSendEvent extends Event {
  static readonly type = 'picgen-send'

  constructor(
    /** The prompt, trimmed. */
    readonly content: string,
    /** What was chosen for it. Nothing in it: as the session and the conversation have it. */
    readonly options: SendOptions = {},
  ) {
    super(PicGenSendEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-send': PicGenSendEvent
  }
}

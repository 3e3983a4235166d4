/** The person asks once more for a picture that failed or was cancelled. */
export class PicGenRetryEvent extends Event {
  static readonly type = 'picgen-retry'

  constructor(readonly messageId: string) {
    super(PicGenRetryEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-retry': PicGenRetryEvent
  }
}

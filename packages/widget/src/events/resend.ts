/** The person wants a message that could not get through to be tried again, now. */
export class PicGenResendEvent extends Event {
  static readonly type = 'picgen-resend'

  constructor(readonly outgoingId: string) {
    super(PicGenResendEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-resend': PicGenResendEvent
  }
}

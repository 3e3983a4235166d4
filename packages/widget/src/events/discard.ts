/** The person takes a message back that could not get through. */
export class PicGenDiscardEvent extends Event {
  static readonly type = 'picgen-discard'

  constructor(readonly outgoingId: string) {
    super(PicGenDiscardEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-discard': PicGenDiscardEvent
  }
}

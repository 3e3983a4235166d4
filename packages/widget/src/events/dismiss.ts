/** The person has read a notice and wants it gone. */
export class PicGenDismissEvent extends Event {
  static readonly type = 'picgen-dismiss'

  constructor() {
    super(PicGenDismissEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-dismiss': PicGenDismissEvent
  }
}

/** The person no longer wants the picture that is being made. */
export class PicGenCancelEvent extends Event {
  static readonly type = 'picgen-cancel'

  constructor(readonly imageId: string) {
    super(PicGenCancelEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-cancel': PicGenCancelEvent
  }
}

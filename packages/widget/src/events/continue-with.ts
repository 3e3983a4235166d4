/** The person chose the picture that the next message builds on. */
export class PicGenContinueWithEvent extends Event {
  static readonly type = 'picgen-continue-with'

  constructor(readonly imageId: string) {
    super(PicGenContinueWithEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-continue-with': PicGenContinueWithEvent
  }
}

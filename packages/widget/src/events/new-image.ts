/** The person wants the next message to start afresh, from no picture. */
export class PicGenNewImageEvent extends Event {
  static readonly type = 'picgen-new-image'

  constructor() {
    super(PicGenNewImageEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-new-image': PicGenNewImageEvent
  }
}

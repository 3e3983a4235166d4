/** The person brings a picture of their own to build on: chosen, dropped or pasted. */
export class PicGenAttachEvent extends Event {
  static readonly type = 'picgen-attach'

  constructor(readonly file: Blob) {
    super(PicGenAttachEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-attach': PicGenAttachEvent
  }
}

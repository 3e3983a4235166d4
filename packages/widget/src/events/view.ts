/** The person wants to see a picture large. */
export class PicGenViewEvent extends Event {
  static readonly type = 'picgen-view'

  constructor(readonly imageId: string) {
    super(PicGenViewEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-view': PicGenViewEvent
  }
}

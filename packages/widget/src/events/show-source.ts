/** The person wants to be led to the picture that another was made from: this is its id. */
export class PicGenShowSourceEvent extends Event {
  static readonly type = 'picgen-show-source'

  constructor(readonly imageId: string) {
    super(PicGenShowSourceEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-show-source': PicGenShowSourceEvent
  }
}

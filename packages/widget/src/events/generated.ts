import type { Image } from '@picgen/sdk'

/** A picture that was asked for by a form is there. */
export class PicGenGeneratedEvent extends Event {
  static readonly type = 'picgen-generated'

  constructor(
    /** Completed. */
    readonly image: Image,
  ) {
    super(PicGenGeneratedEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-generated': PicGenGeneratedEvent
  }
}

/** A picture could not be loaded, its address may have expired: the conversation should be read again. */
export class PicGenReloadEvent extends Event {
  static readonly type = 'picgen-reload'

  constructor() {
    super(PicGenReloadEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-reload': PicGenReloadEvent
  }
}

/** The person picked a text to go on writing from: a suggestion, or the prompt of a picture that failed. */
export class PicGenUsePromptEvent extends Event {
  static readonly type = 'picgen-use-prompt'

  constructor(readonly prompt: string) {
    super(PicGenUsePromptEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'picgen-use-prompt': PicGenUsePromptEvent
  }
}

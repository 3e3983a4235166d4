import type { PicGen } from '@picgen/sdk'
import { html, nothing, type ReactiveElement } from 'lit'
import type { PicGenContinueWithEvent } from '../events/continue-with.js'
import { icons } from '../icons.js'
import type { Strings } from '../locales/en.js'
import { absent } from './absent.js'

/** A dialog in which a person picks one of their finished pictures. It reads the history only while it is open. */
export class HistoryPicker {
  private isOpen = false

  constructor(
    private readonly host: ReactiveElement,
    private readonly picked: (event: PicGenContinueWithEvent) => void,
  ) {}

  show() {
    absent.bring()
    this.isOpen = true
    this.host.requestUpdate()
    this.dialog?.showModal()
  }

  /** To stand in the element's template; `styles/picker.ts` dresses it. */
  render({ activeImage, common }: Strings, client: PicGen | undefined) {
    return html`<dialog
      class="picker"
      aria-label=${activeImage.pick}
      closedby="any"
      @close=${() => {
        this.isOpen = false
        this.host.requestUpdate()
      }}
      @picgen-continue-with=${this.pick}
    >
      <header>
        <h2>${activeImage.pick}</h2>
        <button
          type="button"
          class="quiet only-icon"
          title=${common.close}
          aria-label=${common.close}
          @click=${() => this.dialog?.close()}
        >
          ${icons.close}
        </button>
      </header>
      ${this.isOpen ? html`<picgen-history picking .client=${client}></picgen-history>` : nothing}
    </dialog>`
  }

  private get dialog() {
    return this.host.renderRoot.querySelector<HTMLDialogElement>('.picker')
  }

  private readonly pick = (event: PicGenContinueWithEvent) => {
    this.dialog?.close()
    this.picked(event)
  }
}

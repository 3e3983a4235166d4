import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { en } from '../locales/en.js'
import { languageOf, onLanguageChange, readLanguage, stringsOf, tellLanguageChange } from '../locales/languages.js'

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|ug|ur|yi)\b/i

/** What every element has: the words of the language it stands in, and a way to ask before it does something. */
export abstract class PicGenElement extends LitElement {
  /** The language it speaks; without it, that of the page around it. */
  @property({ reflect: true, useDefault: true }) override lang = ''

  /** The language of `strings`, as the page names it: for `Intl`. */
  protected language = 'en'
  /** Every word it says. */
  protected strings = en

  private spoken = ''
  private silence = () => {}

  override connectedCallback() {
    super.connectedCallback()
    this.silence = onLanguageChange(() => this.requestUpdate())
    this.requestUpdate()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.silence()
  }

  /** For the `dir` of its outermost box: the words decide, whatever the page around is. */
  protected get direction() {
    return RIGHT_TO_LEFT.test(this.language) ? 'rtl' : 'ltr'
  }

  /** Asks by event, and does it unless somebody on the page has prevented it. */
  protected ask(event: Event, action?: () => unknown) {
    if (this.dispatchEvent(event)) action?.()
  }

  /** Does what a part has asked for by event, once everybody on the page has had the chance to prevent it. */
  protected answer(event: Event, action: () => unknown) {
    queueMicrotask(() => {
      if (!event.defaultPrevented) action()
    })
  }

  /** Nothing is shown in a wrong language first. */
  // biome-ignore lint/suspicious/noConfusingVoidType: as the class above has it.
  protected override scheduleUpdate(): void | Promise<unknown> {
    const reading = readLanguage(languageOf(this))
    return reading ? reading.then(() => super.scheduleUpdate()) : super.scheduleUpdate()
  }

  protected override performUpdate() {
    if (this.lang !== this.spoken) tellLanguageChange()
    this.spoken = this.lang
    const language = languageOf(this)
    this.strings = stringsOf(language)
    this.language = this.strings === en ? englishOf(language) : language
    super.performUpdate()
  }
}

/** English words in a page of a language that nobody has translated are still English. */
function englishOf(language: string): string {
  return /^en\b/i.test(language) ? language : 'en'
}

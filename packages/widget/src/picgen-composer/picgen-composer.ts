import type { Account, Model, PicGen, ResolvedMode, SendOptions, StudioSession } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { DropTarget } from '../element/drop-target.js'
import { modelsOf } from '../element/models.js'
import { NextMessage } from '../element/next-message.js'
import { SessionElement } from '../element/session-element.js'
import { PicGenSendEvent } from '../events/send.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { tokens } from '../styles/tokens.js'
import { type Draft, joined, keepDraft, readDraft } from './draft.js'
import { renderOptions } from './options.js'
import { styles } from './picgen-composer.styles.js'
import { Recall } from './recall.js'

/** The longest prompt that the API takes, in characters. */
const MAXIMUM = 4000

/** From how many characters before the end the rest is counted out. */
const WARN_FROM = 300

/** One stay in a conversation, with what was chosen for it; a new one goes on as the same when it gets its id. */
interface Stay extends Draft {
  session?: StudioSession | undefined
  place: string
  isNew?: boolean
}

/**
 * Where the next message is written. Enter sends, Shift+Enter breaks the line, ↑ recalls the last prompt. It says what the
 * message will be, with which model, in which shape and for how much, lets one change that, and never sends twice. What is
 * written survives a refresh, for each conversation.
 *
 * @event picgen-send - The person sends what is written. Prevent it to send it in another way.
 * @event picgen-attach - A picture was pasted or dropped, to build on. Prevent it to keep it from being uploaded.
 * @csspart textarea - The text.
 * @csspart mode - What the message will be.
 * @csspart options - The button that opens model and shape.
 * @csspart hint - What it costs, how much room is left, or why it can't be sent.
 * @csspart send - The button.
 */
export class PicGenComposer extends SessionElement {
  static override styles = [tokens, controls, styles]

  /** What is written. */
  @property() value = ''
  /** Tells the models and the credits; without it neither is shown. */
  @property({ attribute: false }) client: PicGen | undefined
  /** Address of the server: the draft of a new conversation is kept for it. */
  @property() api = ''

  @query('textarea') private textarea!: HTMLTextAreaElement
  @state() private models: readonly Model[] = []
  @state() private credits: Account['credits'] | undefined

  private readonly next = new NextMessage(this)
  private readonly recall = new Recall()
  private stay: Stay = { place: '' }
  private filled = ''
  private kept = ''
  private ended = 0

  constructor() {
    super()
    new DropTarget(this, () => this.session)
  }

  /** Puts the caret in the text, at its end. */
  override focus(options?: FocusOptions) {
    this.textarea.focus(options)
    this.textarea.setSelectionRange(this.value.length, this.value.length)
  }

  /** Offers a text to go on from. Takes the place of an earlier offer, and comes after what the person wrote. */
  async fill(text: string) {
    this.filled = this.value === this.filled ? text : joined(this.value.trimEnd(), text).trimStart()
    await this.show(this.filled)
  }

  /** Gives back a text that could not be sent, before whatever was written since. */
  restore(text: string) {
    this.value = joined(text, this.value)
  }

  protected override sessionChanged() {
    this.enter()
    const { isChoosing, messages } = this.studio
    // Whoever chooses a picture means to build on it.
    if (isChoosing && this.next.plan.mode) this.next.change({ mode: undefined })
    const ended = messages.filter(({ image }) => image?.completed_at).length
    if (ended !== this.ended && this.credits?.enabled) void this.readOffers()
    this.ended = ended
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    this.enter()
    if (changed.has('client')) {
      this.models = []
      void this.readOffers()
    }
    if (this.value !== this.kept) this.keep()
  }

  protected override render() {
    const { strings, mode, model, left, problem } = this
    const { credits, models, studio } = this
    const words = strings.composer
    const costs = model && credits?.enabled ? words.costs(model.credits, credits.available) : nothing
    return html`<div dir=${this.direction}>
      <div class="grow" data-value=${this.value}>
        <textarea
          part="textarea"
          rows="1"
          aria-label=${words.label}
          aria-describedby="hint"
          aria-invalid=${left < 0}
          placeholder=${mode === 'img2img' ? words.describeChange : words.describePicture}
          enterkeyhint="send"
          dir=${this.value ? 'auto' : this.direction}
          .value=${live(this.value)}
          ?disabled=${this.isClosed}
          @input=${this.write}
          @keydown=${this.pressKey}
          @focus=${() => this.models.length || this.readOffers()}
        ></textarea>
      </div>
      <div class="row">
        <div class="choices modes" role="radiogroup" part="mode" aria-label=${words.mode}>
          ${studio.activeImage ? this.renderMode('img2img') : nothing}${this.renderMode('text2img')}
        </div>
        ${renderOptions({ strings, mode, models, model, size: this.size, choose: this.choose })}
        <p id="hint" part="hint" class=${problem && 'problem'} aria-live=${problem || left > WARN_FROM ? 'polite' : 'off'}>${
          problem || (this.isUploading ? words.uploading : left <= WARN_FROM ? words.charactersLeft(left) : costs)
        }</p>
        <button
          type="button"
          part="send"
          class="send primary only-icon"
          aria-label=${words.send}
          aria-describedby="hint"
          ?disabled=${!this.canSend}
          @click=${this.send}
        >
          ${icons.send}
        </button>
      </div>
    </div>`
  }

  private renderMode(kind: ResolvedMode) {
    const word = this.strings.composer[kind]
    const choose = () => this.next.change({ mode: kind === 'text2img' && this.studio.activeImage ? kind : undefined })
    return html`<label
      ><input type="radio" name="mode" title=${word} aria-label=${word} .checked=${live(this.mode === kind)} @change=${choose} />${
        kind === 'img2img' ? icons.pictureChange : icons.picture
      }<span>${word}</span></label
    >`
  }

  /** What the next message will be. */
  private get mode(): ResolvedMode {
    return this.next.plan.mode ?? this.studio.nextMode
  }

  /** What the next picture is made with; undefined where that is not known. */
  private get model(): Model | undefined {
    const { models, stay, studio } = this
    const byId = (wanted?: string) => models.find(({ id }) => id === wanted)
    return byId(stay.model) ?? byId(studio.conversation?.default_model) ?? models[0]
  }

  /** The size that was chosen, where the model makes it. */
  private get size(): string | undefined {
    return this.model?.sizes.find((size) => size === this.stay.size)
  }

  /** Why nothing can be sent, in words; empty where it can. */
  private get problem(): string {
    const { model, credits, left, mode, strings } = this
    const words = strings.composer
    if (left < 0) return words.charactersOver(-left)
    if (!model) return ''
    if (!model.kinds.includes(mode)) return words.unable(model.name)
    return credits?.enabled && credits.available < model.credits
      ? words.noCredits(model.credits, credits.available)
      : ''
  }

  private get canSend() {
    return this.value.trim() !== '' && !this.problem && !this.isUploading && !this.isClosed
  }

  /** Characters as the API counts them: an emoji of two code units is one. */
  private get left() {
    return MAXIMUM - (this.value.length <= MAXIMUM - WARN_FROM ? this.value.length : [...this.value.trim()].length)
  }

  /** Sent now, it would not build on the picture that was brought for it. */
  private get isUploading() {
    return this.studio.attachment?.status === 'uploading'
  }

  private get isClosed() {
    return !['new', 'ready'].includes(this.studio.phase)
  }

  /** Shows the draft of the conversation that was entered. A new one that got its id is the same as before. */
  private enter() {
    const { session, stay } = this
    const { phase, conversation } = this.studio
    const isNew = phase === 'new'
    const place = isNew ? this.api : conversation?.id
    if (!session) return
    if (place === undefined) stay.isNew = false
    else if (session === stay.session && stay.isNew && !isNew) {
      keepDraft(stay.place, {})
      Object.assign(stay, { place, isNew })
      this.keep()
    } else if (session !== stay.session || place !== stay.place || isNew !== stay.isNew) {
      const { text = '', ...choice } = readDraft(place)
      // What the page has put in stays.
      this.value = this.kept = (!stay.session && this.value) || text
      this.stay = { ...choice, session, place, isNew }
    }
  }

  /** Remembers what is written and chosen; a text that another tab has kept is left alone until one writes here. */
  private keep() {
    const { session, place, model, size } = this.stay
    const { text } = readDraft(place)
    if (session) keepDraft(place, { text: this.value || (text === this.kept ? '' : text), model, size })
    this.kept = this.value
  }

  private readonly choose = (choice: Draft) => {
    Object.assign(this.stay, choice)
    this.keep()
    this.requestUpdate()
  }

  /** What can't be read stays as it was, and is asked for again when the person comes back to write. */
  private async readOffers() {
    const { client } = this
    if (!client) return
    const read = await Promise.all([modelsOf(client), client.account.get()]).catch(() => null)
    if (!read || client !== this.client) return
    this.models = read[0]
    this.credits = read[1].credits
  }

  private write() {
    this.value = this.textarea.value
  }

  private async show(text: string) {
    this.value = text
    await this.updateComplete
    this.focus()
  }

  private pressKey(event: KeyboardEvent) {
    // An input method confirms its choice with Enter too; Safari tells only by the key code.
    if (event.shiftKey || event.isComposing || event.keyCode === 229) return
    const recalled = this.recall.step(event.key, this.textarea, this.studio)
    if (event.key !== 'Enter' && recalled === null) return
    event.preventDefault()
    if (recalled === null) this.send()
    else void this.show(recalled)
  }

  /** The text is cleared before anything else runs, so that a second Enter has nothing to send. */
  private send() {
    const { session, model, stay, size } = this
    if (!this.canSend) return
    const content = this.value.trim()
    const options = { mode: this.next.plan.mode, model: model?.id === stay.model ? stay.model : undefined, size }
    this.value = ''
    this.next.change({ mode: undefined })
    this.textarea.focus()
    this.ask(new PicGenSendEvent(content, options), () => session && this.deliver(session, content, options))
  }

  /** What could not be sent goes back to where it can be changed, so it is not shown a second time. */
  private async deliver(session: StudioSession, content: string, options: SendOptions) {
    const { stay } = this
    const isSent = await session.send(content, options)
    if (this.credits?.enabled) void this.readOffers()
    if (isSent) return
    const refused = session.state.outgoing.find((message) => message.status === 'failed' && message.content === content)
    if (refused) session.discard(refused.id)
    if (stay === this.stay) this.restore(content)
    else keepDraft(stay.place, { ...readDraft(stay.place), text: joined(content, readDraft(stay.place).text) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-composer': PicGenComposer
  }
}

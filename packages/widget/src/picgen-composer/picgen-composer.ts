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
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { type Draft, keepDraft, readDraft } from './draft.js'
import { renderOptions } from './options.js'
import { styles } from './picgen-composer.styles.js'
import { Recall } from './recall.js'

/** The longest prompt that the API takes, in characters. */
const MAXIMUM = 4000

/** From how many characters before the end the rest is counted out. */
const WARN_FROM = 300

/** One stay in a conversation; a new one keeps its place when it gets its id. */
interface Stay {
  session: StudioSession | undefined
  place: string
  isNew: boolean
  model?: string | undefined
  size?: string | undefined
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
  static override styles = [tokens, controls, spinner, styles]

  /** What is written. */
  @property() value = ''
  /** Tells the models and the credits; without it neither is shown. */
  @property({ attribute: false }) client: PicGen | undefined
  /** Address of the server: the draft of a new conversation is kept for it. */
  @property() api = ''
  /** True while there is nothing to send to. */
  @property({ type: Boolean, reflect: true }) disabled = false

  @query('textarea') private textarea!: HTMLTextAreaElement
  @state() private models: readonly Model[] = []
  @state() private credits: Account['credits'] | undefined

  private readonly next = new NextMessage(this)
  private readonly recall = new Recall()
  private stay: Stay = { session: undefined, place: '', isNew: false }
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
    const untouched = this.value.trim() === '' || this.value === this.filled
    this.value = untouched ? text : `${this.value.trimEnd()}\n${text}`
    this.filled = this.value
    await this.updateComplete
    this.focus()
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
    if (ended !== this.ended && this.credits?.enabled) void this.readCredits()
    this.ended = ended
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    this.enter()
    if (changed.has('client')) {
      this.models = []
      this.credits = undefined
      this.readOffers()
    }
    if (this.value !== this.kept) this.keep()
  }

  protected override render() {
    const { strings, mode, problem, hint } = this
    const words = strings.composer
    const canSend = this.value.trim() !== '' && !problem
    const isBusy = !this.value && this.studio.outgoing.some(({ status }) => status === 'sending')
    return html`
      <div class="box" dir=${this.direction}>
        <div class="grow" data-value=${this.value}>
          <textarea
            part="textarea"
            rows="1"
            aria-label=${words.label}
            aria-describedby="hint"
            aria-invalid=${this.left < 0}
            placeholder=${mode === 'img2img' ? words.describeChange : words.describePicture}
            enterkeyhint="send"
            dir="auto"
            .value=${live(this.value)}
            ?disabled=${this.isClosed}
            @input=${this.write}
            @keydown=${this.pressKey}
            @focus=${this.readOffers}
          ></textarea>
        </div>
        <div class="row">
          <div class="choices modes" role="radiogroup" part="mode" aria-label=${words.mode}>
            ${(this.studio.activeImage ? (['img2img', 'text2img'] as const) : (['text2img'] as const)).map((kind) => this.renderMode(kind))}
          </div>
          ${renderOptions({ strings, mode, models: this.models, model: this.model, ...this.choice, choose: this.choose })}
          <p id="hint" class=${problem ? `hint wide ${this.isUploading ? '' : 'problem'}` : 'hint'} part="hint" aria-live=${problem ? 'polite' : 'off'}>${hint}</p>
          <button
            type="button"
            part="send"
            class="send primary only-icon"
            aria-label=${words.send}
            aria-describedby="hint"
            ?disabled=${!canSend}
            @click=${this.send}
          >
            ${isBusy ? html`<span class="spinner"></span>` : icons.send}
          </button>
        </div>
      </div>
    `
  }

  private renderMode(kind: ResolvedMode) {
    const word = this.strings.composer[kind]
    return html`<label title=${word}>
      <input
        type="radio"
        name="mode"
        aria-label=${word}
        .checked=${live(this.mode === kind)}
        @change=${() => this.next.change({ mode: kind === 'text2img' && this.studio.activeImage ? kind : undefined })}
      />
      ${kind === 'img2img' ? icons.pictureChange : icons.picture}<span>${word}</span>
    </label>`
  }

  /** What the next message will be. */
  private get mode(): ResolvedMode {
    return this.next.plan.mode ?? this.studio.nextMode
  }

  /** What the next picture is made with; undefined where that is not known. */
  private get model(): Model | undefined {
    const byId = (wanted: string | undefined) => this.models.find(({ id }) => id === wanted)
    return byId(this.stay.model) ?? byId(this.studio.conversation?.default_model) ?? this.models[0]
  }

  /** What is asked for in words: no more than what the person has chosen and the server has. */
  private get choice() {
    const { model, stay } = this
    const size = model?.sizes.includes(stay.size ?? '') ? stay.size : undefined
    return { chosenModel: model && model.id === stay.model ? model.id : undefined, size }
  }

  /** Why nothing can be sent, in words; empty where it can. */
  private get problem(): string {
    const { model, credits, left, mode } = this
    const words = this.strings.composer
    if (left < 0) return words.charactersOver(-left)
    if (this.isUploading) return words.uploading
    if (!model || this.isClosed) return ''
    if (!model.kinds.includes(mode)) return words.unable[mode](model.name)
    if (credits?.enabled && credits.available < model.credits) return words.noCredits(model.credits, credits.available)
    return ''
  }

  private get hint() {
    const { model, credits, left, problem } = this
    const words = this.strings.composer
    if (problem) return problem
    if (left <= WARN_FROM) return words.charactersLeft(left)
    return model && credits?.enabled ? words.costs(model.credits, credits.available) : nothing
  }

  /** Characters as the API counts them: an emoji of two code units is one. */
  private get left() {
    return MAXIMUM - (this.value.length <= MAXIMUM - WARN_FROM ? this.value.length : [...this.value.trim()].length)
  }

  private get isUploading() {
    return this.studio.attachment?.status === 'uploading'
  }

  private get isClosed() {
    return this.disabled || this.studio.phase === 'loading' || this.studio.phase === 'unavailable'
  }

  /** Shows the draft of the conversation that was entered. A new one that got its id is the same as before. */
  private enter() {
    const { session, stay } = this
    const { phase, conversation } = this.studio
    const isNew = phase === 'new'
    const place = isNew ? this.api : conversation?.id
    if (place === undefined) stay.isNew = false
    if (!session || place === undefined) return
    const isSame = session === stay.session
    if (isSame && place === stay.place && isNew === stay.isNew) return
    if (isSame && stay.isNew && !isNew) {
      keepDraft(stay.place, {})
      Object.assign(stay, { place, isNew })
      return this.keep()
    }
    const { text, ...choice } = readDraft(place)
    // What the page has put in stays.
    this.value = (!stay.session && this.value) || text || ''
    this.kept = this.value
    this.stay = { session, place, isNew, ...choice }
  }

  /** Remembers what is written and chosen; a text that another tab has kept is left alone until one writes here. */
  private keep() {
    const { session, place, model, size } = this.stay
    if (!session) return
    const stored = readDraft(place).text
    keepDraft(place, { text: this.value || (stored === this.kept ? undefined : stored), model, size })
    this.kept = this.value
  }

  private readonly choose = (choice: Pick<Draft, 'model' | 'size'>) => {
    Object.assign(this.stay, choice)
    this.keep()
    this.requestUpdate()
  }

  /** What can't be read is not shown, and asked for again when the person comes back to write. */
  private async readOffers() {
    const { client } = this
    if (!client || this.models.length > 0) return
    void this.readCredits()
    const models = await modelsOf(client).catch(() => [])
    if (client === this.client) this.models = models
  }

  private async readCredits() {
    const { client } = this
    const account = await client?.account.get().catch(() => undefined)
    if (account && client === this.client) this.credits = account.credits
  }

  private write() {
    this.value = this.textarea.value
  }

  private async pressKey(event: KeyboardEvent) {
    const { key } = event
    // An input method confirms its choice with Enter too; Safari tells only by the key code.
    if (event.shiftKey || event.isComposing || event.keyCode === 229) return
    const isArrow = key === 'ArrowUp' || key === 'ArrowDown'
    const recalled = isArrow ? this.recall.step(key, this.textarea, this.studio) : null
    if (key !== 'Enter' && recalled === null) return
    event.preventDefault()
    if (recalled === null) return this.send()
    this.value = recalled
    await this.updateComplete
    this.focus()
  }

  /** The text is cleared before anything else runs, so that a second Enter has nothing to send. */
  private send() {
    const content = this.value.trim()
    if (content === '' || this.problem || this.isClosed) return
    const { chosenModel, size } = this.choice
    const options: SendOptions = { mode: this.next.plan.mode, model: chosenModel, size }
    this.value = ''
    this.next.change({ mode: undefined })
    this.textarea.focus()
    this.ask(new PicGenSendEvent(content, options), () => this.session && this.deliver(this.session, content, options))
  }

  /** What could not be sent goes back to where it can be changed, so it is not shown a second time. */
  private async deliver(session: StudioSession, content: string, options: SendOptions) {
    const { stay } = this
    const isSent = await session.send(content, options)
    if (this.credits?.enabled) void this.readCredits()
    if (isSent) return
    const refused = session.state.outgoing.find((message) => message.status === 'failed' && message.content === content)
    if (refused) session.discard(refused.id)
    if (stay === this.stay) this.restore(content)
    else keepDraft(stay.place, { ...readDraft(stay.place), text: joined(content, readDraft(stay.place).text ?? '') })
  }
}

/** A text before another. */
function joined(text: string, other: string) {
  return other.trim() === '' ? text : `${text}\n${other}`
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-composer': PicGenComposer
  }
}

import type { Image, ResolvedMode, Text2img } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { ActingElement } from '../element/acting-element.js'
import { ACCEPTED, DropTarget } from '../element/drop-target.js'
import { HistoryPicker } from '../element/history-picker.js'
import { ImageWatch } from '../element/image-watch.js'
import { PicGenGeneratedEvent } from '../events/generated.js'
import type { PicGenRetryEvent } from '../events/retry.js'
import type { PicGenShowSourceEvent } from '../events/show-source.js'
import type { PicGenUsePromptEvent } from '../events/use-prompt.js'
import { icons } from '../icons.js'
import { controls } from '../styles/controls.js'
import { fields } from '../styles/fields.js'
import { picker } from '../styles/picker.js'
import { spinner } from '../styles/spinner.js'
import { tokens } from '../styles/tokens.js'
import { Offers } from './offers.js'
import { styles } from './picgen-generate.styles.js'
import { findProblems, type Problems } from './problems.js'
import { renderSource } from './source.js'
import { renderWishes } from './wishes.js'

/**
 * A form that asks for one picture, for those who like a form: prompt, source, model, shape and seed. What is made shows up
 * beside it, and can be gone on from.
 *
 * @event picgen-generated - A picture that was asked for here is there.
 * @event picgen-attach - A picture was dropped, pasted or chosen, to build on. Prevent it to keep it from being uploaded.
 * @event picgen-open-conversation - A conversation was begun from a picture, and is to be shown.
 * @csspart form - The form.
 * @csspart submit - Its button.
 * @csspart results - What was made.
 */
export class PicGenGenerate extends ActingElement {
  static override styles = [tokens, controls, fields, spinner, picker, styles]

  /** What is written. */
  @property() prompt = ''
  /** Id of the image to build on. */
  @property() source: string | null = null

  @state() private kind: ResolvedMode = 'text2img'
  @state() private sourceImage: Image | null = null
  @state() private modelId = ''
  @state() private problems: Problems = {}
  @state() private waitsFor: 'upload' | 'answer' | '' = ''
  /** What was asked for here, newest first. */
  @state() private results: readonly Image[] = []
  @query('form') private form!: HTMLFormElement
  @query('textarea') private textarea!: HTMLTextAreaElement
  @query('.results') private made!: HTMLElement
  @query('[type=file]') private file!: HTMLInputElement

  private readonly offers = new Offers(this)
  private shownSource: string | null = null
  /** What was built on, by id. */
  private readonly sources = new Map<string, Image>()
  private readonly picker = new HistoryPicker(this, (event) => {
    // It means something else outside.
    event.stopPropagation()
    void this.build(event.imageId)
  })
  private readonly watch = new ImageWatch(this, (id, image) => this.showResult(id, image))
  private readonly target = new DropTarget(this, () => null, {
    attach: (file) => this.upload(file),
    refuse: (refusal) => {
      this.problems = refusal ? { source: this.strings.activeImage[refusal] } : {}
      this.kind = 'img2img'
    },
  })

  /** Puts the caret in the prompt. */
  override focus(options?: FocusOptions) {
    this.textarea.focus(options)
  }

  protected override clientChanged() {
    this.watch.stop()
    this.results = []
    this.sourceImage = null
    this.shownSource = null
    void this.readOffers()
  }

  protected override tokenChanged() {
    void this.readOffers()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed)
    if (this.shadowRoot?.activeElement) this.keepFocus()
    if (this.source === this.shownSource) return
    this.shownSource = this.source
    if (this.source) void this.build(this.source)
  }

  protected override updated() {
    this.watch.follow(this.picgen, this.results)
  }

  protected override render() {
    const { composer, generate } = this.strings
    return html`<div class="generate" dir=${this.direction} @picgen-use-prompt=${this.usePrompt}>
      <form novalidate part="form" aria-label=${generate.label} @submit=${this.submit} @keydown=${this.pressKey} @focusin=${() => this.model ?? this.readOffers()}>
        <div class="kinds" role="radiogroup" aria-label=${generate.kind}>
          ${(['text2img', 'img2img'] as const).map((kind) => this.renderKind(kind))}
        </div>
        ${this.kind === 'img2img' ? this.renderSource() : nothing}
        <label
          >${generate.prompt}<textarea
            rows="4"
            dir=${this.prompt ? 'auto' : this.direction}
            placeholder=${this.kind === 'img2img' ? composer.describeChange : composer.describePicture}
            aria-describedby="prompt-problem"
            aria-invalid=${Boolean(this.problems.prompt)}
            .value=${live(this.prompt)}
            @input=${() => {
              this.prompt = this.textarea.value
              this.problems = {}
            }}
          ></textarea
        ></label>
        ${this.renderProblem('prompt')}${this.renderWishes()}${this.renderProblem('seed')}
        <div class="end">
          <p class="cost">${this.cost}</p>
          <button part="submit" class="primary" aria-disabled=${this.waitsFor !== ''}>
            ${this.waitsFor === 'answer' ? html`<span class="spinner"></span>` : icons.sparkle}${generate.submit}
          </button>
        </div>
        ${this.renderNotice()}
      </form>
      <section class="results" part="results" tabindex="-1" aria-label=${generate.results}>
        ${this.results.length === 0 ? html`<p class="none">${icons.picture}${generate.noResults}</p>` : nothing}
        ${repeat(
          this.results,
          ({ id }) => id,
          (image) => this.renderResult(image),
        )}
      </section>
      <p class="visually-hidden" role="status">${this.said}</p>
      <input type="file" hidden accept=${ACCEPTED} @change=${this.takeFile} />
      ${this.picker.render(this.strings, this.picgen ?? undefined)}
      ${this.renderLightbox([...new Set([...this.results, ...this.sources.values()])])}
    </div>`
  }

  /** Where the focus was on what a change takes away, such as the button that cancelled, it goes to what was made. */
  private keepFocus() {
    requestAnimationFrame(() => {
      if (this.shadowRoot?.activeElement || document.activeElement !== document.body) return
      this.made.focus({ preventScroll: true })
    })
  }

  private renderKind(kind: ResolvedMode) {
    return html`<label>
      <input
        type="radio"
        name="kind"
        .checked=${live(this.kind === kind)}
        @change=${() => {
          this.kind = kind
          this.problems = {}
        }}
      />${kind === 'img2img' ? icons.pictureChange : icons.picture}${this.strings.common[kind]}
    </label>`
  }

  private renderSource() {
    const source = renderSource({
      strings: this.strings,
      image: this.sourceImage,
      isUploading: this.waitsFor === 'upload',
      isMissing: Boolean(this.problems.source),
      upload: () => this.file.click(),
      pick: () => this.picker.show(),
    })
    return [source, this.renderProblem('source')]
  }

  private renderWishes() {
    const { model, strings, kind, problems, offers } = this
    if (!model) return nothing
    return renderWishes({
      strings,
      kind,
      model,
      models: offers.models,
      hasWrongSeed: Boolean(problems.seed),
      chooseModel: (id) => {
        this.modelId = id
      },
    })
  }

  private renderProblem(field: keyof Problems) {
    return html`<p id="${field}-problem" class="problem">${this.problems[field]}</p>`
  }

  private renderResult(image: Image) {
    const { common, generate } = this.strings
    const { id, status, prompt } = image
    if (status === 'failed' || status === 'cancelled') {
      return html`<picgen-failure
        .failed=${image}
        .prompt=${prompt}
        .messageId=${id}
        @picgen-retry=${(event: PicGenRetryEvent) => this.answer(event, () => this.generateAgain(image))}
      ></picgen-failure>`
    }
    const buttons = html`<div class="ways">
      <button type="button" class="primary" @click=${() => this.continueCreation(id)}>
        ${icons.continueWith}${common.continueCreation}
      </button>
      <button type="button" @click=${() => this.useAsSource(image)}>${icons.pictureChange}${generate.useAsSource}</button>
    </div>`
    return html`<article>
      <picgen-picture
        .image=${image}
        .source=${this.sources.get(image.source_image_id ?? '') ?? null}
        @picgen-view=${(event: Event) => this.answer(event, () => this.lightbox.show(id))}
        @picgen-show-source=${({ imageId }: PicGenShowSourceEvent) => this.lightbox.show(imageId)}
        @picgen-cancel=${(event: Event) => this.answer(event, () => this.renew(this.picgen?.images.cancel(id)))}
        @picgen-reload=${(event: Event) => this.answer(event, () => this.renew(this.picgen?.images.get(id)))}
      ></picgen-picture>
      ${status === 'completed' ? buttons : nothing}
    </article>`
  }

  private get model() {
    return this.offers.modelFor(this.kind, this.modelId)
  }

  private get cost() {
    const { credits } = this.offers
    if (!this.model || !credits?.enabled) return nothing
    const { costs, noCredits } = this.strings.composer
    const cost = this.model.credits
    return (credits.available < cost ? noCredits : costs)(cost, credits.available)
  }

  /** The last thing that happened, for those who don't see it. */
  private get said() {
    const { failure, timeline } = this.strings
    const [last] = this.results
    return last?.status === 'completed' ? timeline.ready : last?.status === 'failed' ? failure.titles.internal : nothing
  }

  private pressKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.form.requestSubmit()
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault()
    if (this.waitsFor) return
    const { kind, sourceImage } = this
    const prompt = this.prompt.trim()
    const filled = new FormData(this.form)
    const [size, seed] = [`${filled.get('size') ?? ''}`, `${filled.get('seed') ?? ''}`]
    this.problems = findProblems(this.strings, { prompt, kind, sourceImage, seed })
    if (Object.keys(this.problems).length > 0) {
      await this.updateComplete
      this.form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    await this.generate(kind === 'img2img' ? sourceImage?.id : null, {
      prompt,
      model: this.model?.id,
      size: size || undefined,
      seed: seed ? Number(seed) : undefined,
    })
  }

  private async generate(sourceId: string | null | undefined, body: Text2img) {
    this.waitsFor = 'answer'
    await this.attempt(async () => {
      const { picgen } = this
      const image = await (sourceId
        ? picgen?.images.img2img({ ...body, source_image_id: sourceId })
        : picgen?.images.text2img(body))
      if (image && picgen === this.picgen) this.results = [image, ...this.results]
    })
    this.waitsFor = ''
    void this.offers.readCredits()
  }

  /** With the same wishes; without a seed of its own it comes out differently. */
  private generateAgain({ id, source_image_id, prompt, model, size }: Image) {
    this.results = this.results.filter((result) => result.id !== id)
    return this.generate(source_image_id, { prompt, model, size })
  }

  private showResult(id: string, image: Image | null) {
    const before = this.results.find((result) => result.id === id)
    this.results = this.results.flatMap((result) => (result.id === id ? (image ?? []) : result))
    if (!before || before.status === image?.status || !image?.completed_at) return
    void this.offers.readCredits()
    if (image.status === 'completed') this.dispatchEvent(new PicGenGeneratedEvent(image))
  }

  private renew(asked: Promise<Image> | undefined) {
    return this.attempt(async () => {
      const image = await asked
      if (image) this.showResult(image.id, image)
    })
  }

  private usePrompt(event: PicGenUsePromptEvent) {
    this.answer(event, () => {
      this.prompt = event.prompt
      this.textarea.focus()
    })
  }

  private takeFile() {
    const [file] = this.file.files ?? []
    // So that the same file can be chosen again.
    this.file.value = ''
    if (file) this.target.attach(file)
  }

  /** Builds on a picture from now on. */
  private buildOn(image: Image | undefined) {
    if (!image) return
    this.sourceImage = image
    this.sources.set(image.id, image)
    this.kind = 'img2img'
    this.problems = {}
  }

  private useAsSource(image: Image) {
    this.buildOn(image)
    this.textarea.focus()
  }

  private build(imageId: string) {
    return this.attempt(async () => {
      const image = await this.picgen?.images.get(imageId)
      if (image?.status === 'completed') return this.buildOn(image)
      this.kind = 'img2img'
      this.problems = { source: this.strings.failure.titles.source_missing }
    })
  }

  private async upload(file: Blob) {
    this.kind = 'img2img'
    this.waitsFor = 'upload'
    await this.attempt(async () => this.buildOn(await this.picgen?.images.upload(file)))
    this.waitsFor = ''
  }

  /** What could not be read is asked for again when the person comes back to the form. */
  private readOffers() {
    return this.attempt(() => this.offers.read(this.picgen))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-generate': PicGenGenerate
  }
}

import type { Image } from '@picgen/sdk'
import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { PicGenElement } from '../element/picgen-element.js'
import { icons } from '../icons.js'
import { cssProperties } from '../styles/css-properties.js'
import { tokens } from '../styles/tokens.js'
import { styles } from './picgen-compare.styles.js'

/**
 * A picture and the one that it was made from, one above the other, with a line between them that can be moved: by a
 * pointer anywhere, and by the keys of a slider. It is as wide as its place, and as high as the newer picture asks.
 *
 * @csspart before - The older picture.
 * @csspart after - The newer picture.
 */
export class PicGenCompare extends PicGenElement {
  static override styles = [tokens, styles]

  /** The older picture. */
  @property({ attribute: false }) source: Image | null = null
  /** The newer picture, whose shape it takes. */
  @property({ attribute: false }) image: Image | null = null

  /** Where the line stands: hundredths of the way from where reading begins. */
  @state() private at = 50

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('image')) this.at = 50
  }

  protected override render() {
    const { source, image, at, isReversed } = this
    if (!source || !image) return nothing
    const sides = [this.renderSide('before', source), this.renderSide('after', image)]
    return html`<div
      class="compare"
      dir=${this.direction}
      ${cssProperties({ '--ratio': image.width / image.height, '--edge': `${isReversed ? 100 - at : at}%` })}
      @pointerdown=${this.drag}
      @pointermove=${this.drag}
    >
      ${isReversed ? sides.reverse() : sides}
      <input
        type="range"
        aria-label=${this.strings.compare.label}
        .value=${String(at)}
        @input=${(event: Event & { currentTarget: HTMLInputElement }) => {
          this.at = event.currentTarget.valueAsNumber
        }}
      />
      <span class="line">${icons.compare}</span>
    </div>`
  }

  private renderSide(side: 'before' | 'after', { url, prompt }: Image) {
    const name = this.strings.compare[side]
    return html`<div class="side">
      <img part=${side} src=${url ?? nothing} alt="${name}: ${prompt || this.strings.common.uploadedPicture}" draggable="false" />
      <span aria-hidden="true">${name}</span>
    </div>`
  }

  private get isReversed() {
    return this.direction === 'rtl'
  }

  /** By hand, as phones move a range only where its thumb is. */
  private drag(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.buttons !== 1) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const way = ((event.clientX - left) / width) * 100
    this.at = Math.min(100, Math.max(0, this.isReversed ? 100 - way : way))
    event.currentTarget.querySelector('input')?.focus({ preventScroll: true })
    if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId)
    if (event.type === 'pointerdown') event.preventDefault()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picgen-compare': PicGenCompare
  }
}

import type { Model, ResolvedMode } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { shapeOf, sidesOf } from '../element/models.js'
import { icons } from '../icons.js'
import type { Strings } from '../locales/en.js'
import { cssProperties } from '../styles/css-properties.js'
import type { Draft } from './draft.js'

/** What there is to choose from, what is chosen, and how to choose. */
interface Options {
  strings: Strings
  mode: ResolvedMode
  models: readonly Model[]
  /** What the next picture is made with. */
  model: Model | undefined
  /** Undefined: as the server has it. */
  size: string | undefined
  choose: (choice: Pick<Draft, 'model' | 'size'>) => void
}

/** The button that says with which model and in which shape, and what it opens; nothing where there is no choice. */
export function renderOptions(options: Options) {
  const { strings, models, model, size } = options
  const words = strings.composer
  const hasModels = models.length > 1
  const hasSizes = model && model.sizes.length > 1
  if (!model || !(hasModels || hasSizes)) return nothing
  const chosen = [hasModels && model.name, hasSizes && size && words[shapeOf(size)]].filter(Boolean).join(' · ')
  return html`<button
      type="button"
      part="options"
      class="chip quiet"
      popovertarget="options"
      title=${words.options}
      aria-label="${words.options}${chosen && ': '}${chosen}"
    >
      ${icons.options}<span>${chosen || words.shape}</span>
    </button>
    <div id="options" popover role="group" aria-label=${words.options}>
      ${hasModels ? renderModels(options) : nothing} ${hasSizes ? renderShapes(model, options) : nothing}
    </div>`
}

function renderModels({ strings, mode, models, model, choose }: Options) {
  const words = strings.composer
  return html`<fieldset class="choices">
    <legend>${words.model}</legend>
    ${models.map(({ id, name, kinds, credits, is_demo }) => {
      const isAble = kinds.includes(mode)
      const notes = [credits > 0 && words.credits(credits), is_demo && words.demo, !isAble && words.unableTo[mode]]
      return html`<label
        ><input
          type="radio"
          name="model"
          .checked=${live(id === model?.id)}
          ?disabled=${!isAble}
          @change=${() => choose({ model: id })}
        /><span>${name}</span><small>${notes.filter(Boolean).join(' · ')}</small></label
      >`
    })}
  </fieldset>`
}

function renderShapes({ sizes, sizes_are_exact }: Model, { strings, mode, size, choose }: Options) {
  const words = strings.composer
  const tile = (value: string | undefined, name: string, note: string) => {
    const [width, height] = sidesOf(value ?? '1x1')
    return html`<label
      ><input type="radio" name="size" .checked=${live(value === size)} @change=${() => choose({ size: value })} /><i
        class=${value ? 'shape' : 'shape automatic'}
        ${cssProperties({ '--ratio': width / height })}
      ></i
      ><span>${name}</span><small>${note}</small></label
    >`
  }
  const pixels = (value: string) => `${sizes_are_exact === false ? '≈ ' : ''}${value.replace('x', ' × ')}`
  return html`<fieldset class="choices shapes">
    <legend>${words.shape}</legend>
    ${tile(undefined, words.automatic, words.automaticShape[mode])}
    ${sizes.map((value) => tile(value, words[shapeOf(value)], pixels(value)))}
  </fieldset>`
}

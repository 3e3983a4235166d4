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
  choose: (choice: Draft) => void
}

/** The button that says with which model and in which shape, and what it opens; nothing where there is no choice. */
export function renderOptions({ strings, mode, models, model, size, choose }: Options) {
  const words = strings.composer
  if (!model || (models.length < 2 && model.sizes.length < 2)) return nothing
  const shape = size && words[shapeOf(size)]
  const say = (...parts: unknown[]) => parts.filter(Boolean).join(' · ')
  const radio = (isChosen: boolean, choice: Draft, name: string, note: string, drawing: unknown, isAble = true) =>
    html`<label
      ><input
        type="radio"
        name=${Object.keys(choice)[0] ?? ''}
        .checked=${live(isChosen)}
        ?disabled=${!isAble}
        @change=${() => choose(choice)}
      />${drawing}<span>${name}</span><small>${note}</small></label
    >`
  const renderModel = ({ id, name, kinds, credits, is_demo }: Model) => {
    const isAble = kinds.includes(mode)
    const note = say(credits && words.credits(credits), is_demo && words.demo, !isAble && words.unableTo[mode])
    return radio(id === model.id, { model: id }, name, note, nothing, isAble)
  }
  const renderSize = (value: string | undefined) => {
    const [width, height] = sidesOf(value ?? '1x1')
    const drawing = html`<i class=${value ? '' : 'automatic'} ${cssProperties({ '--ratio': width / height })}></i>`
    if (!value)
      return radio(!size, { size: value }, words.automatic, mode === 'img2img' ? words.likeThePicture : '', drawing)
    const note = (model.sizes_are_exact === false ? '≈ ' : '') + value.replace('x', ' × ')
    return radio(value === size, { size: value }, words[shapeOf(value)], note, drawing)
  }
  const group = (name: string, entries: unknown[]) =>
    entries.length < 2 ? nothing : html`<fieldset class="choices"><legend>${name}</legend>${entries}</fieldset>`
  const sizes = model.sizes.length < 2 ? [] : [undefined, ...model.sizes]
  return html`<button type="button" part="options" class="chip quiet" popovertarget="options" title=${words.options}>
      ${icons.options}<span>${say(models.length > 1 && model.name, shape) || words.shape}</span>
    </button>
    <div id="options" popover>
      ${group(words.model, models.map(renderModel))} ${group(words.shape, sizes.map(renderSize))}
    </div>`
}

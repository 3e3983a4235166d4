import type { Model, ResolvedMode } from '@picgen/sdk'
import { html, nothing } from 'lit'
import { shapeOf } from '../element/models.js'
import type { Strings } from '../locales/en.js'

/** What there is to choose from, and what is chosen. */
interface Wishes {
  strings: Strings
  kind: ResolvedMode
  models: readonly Model[]
  model: Model
  hasWrongSeed: boolean
  chooseModel: (id: string) => void
}

/** Model, shape, and the seed where the model takes one. */
export function renderWishes({ strings, kind, models, model, hasWrongSeed, chooseModel }: Wishes) {
  const { composer, generate } = strings
  return html`<div class="wishes">
    <label
      >${composer.model}<select
        @change=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => chooseModel(currentTarget.value)}
      >
        ${models.map(
          ({ id, name, kinds }) =>
            html`<option value=${id} .selected=${id === model.id} ?disabled=${!kinds.includes(kind)}>${name}</option>`,
        )}
      </select></label
    >
    <label
      >${composer.shape}<select name="size">
        <option value="">${composer.automatic}</option>
        ${model.sizes.map(
          (size) => html`<option value=${size}>${composer[shapeOf(size)]} · ${size.replace('x', ' × ')}</option>`,
        )}
      </select></label
    >
    ${
      model.supports_seed
        ? html`<label
            >${generate.seed}<input
              name="seed"
              inputmode="numeric"
              autocomplete="off"
              placeholder=${generate.random}
              aria-describedby="seed-problem"
              aria-invalid=${hasWrongSeed}
          /></label>`
        : nothing
    }
  </div>`
}

import type { Model } from '@picgen/sdk/contract'
import { catalogueOf } from '../composition.js'
import { readConfig } from '../config.js'
import { command, say } from './command.js'

const KINDS: Readonly<Record<string, string>> = { text2img: 'from words', img2img: 'from an image' }

export const models = command({
  name: 'models',
  description: 'List the models of this Studio: what each can do, and what it costs',
  args: { json: { type: 'boolean', default: false, description: 'Print them as GET /api/models answers' } },
  async run({ args }) {
    const catalogue = catalogueOf(readConfig(process.env))
    if (args.json) return say(JSON.stringify({ data: catalogue.list() }, null, 2))
    for (const model of catalogue.list()) describe(model, model.id === catalogue.default.info.id)
    say('\npicgen doctor asks each of them whether it works, without spending anything.')
  },
})

function describe(model: Model, isDefault: boolean): void {
  say(`${model.id}${isDefault ? ' (the default)' : ''}: ${model.name}`)
  say(
    `  ${model.kinds.map((kind) => KINDS[kind] ?? kind).join(', ')} · ${priceOf(model)} · ${abilitiesOf(model).join(', ')}`,
  )
  const sizes = model.sizes.map((size) => (size === model.default_size ? `${size} (the default)` : size)).join(', ')
  say(`  ${model.sizes_are_exact === false ? 'aspect ratios as of' : 'sizes'}: ${sizes}`)
}

function priceOf({ credits }: Model): string {
  return credits === 1 ? '1 credit an image' : `${credits} credits an image`
}

function abilitiesOf({ supports_seed, max_source_images = 1 }: Model): string[] {
  return [
    supports_seed ? 'takes a seed' : 'takes no seed',
    ...(max_source_images > 1 ? [`looks at up to ${max_source_images} images`] : []),
  ]
}

import { catalogueOf } from '../composition.js'
import type { Config } from '../config.js'
import type { Catalogue } from '../models/catalogue.js'
import type { ImageModel } from '../models/image-model.js'
import { type Finding, right, wrongBecause } from './finding.js'

/** A provider that says nothing for longer counts as away, in milliseconds. */
const PATIENCE_MS = 10_000

/** What came of asking a model; null: it is fine. */
interface Answer {
  model: ImageModel
  error: unknown
}

/**
 * Asks each model whether it could work, which costs nothing; one that can't tell is believed. What several models of a
 * provider have in common, such as a wrong key, is said once.
 */
export async function* checkModels(config: Config): AsyncGenerator<Finding> {
  let catalogue: Catalogue
  try {
    catalogue = catalogueOf(config)
  } catch (error) {
    yield wrongBecause(error)
    return
  }
  const models = catalogue.list().map(({ id }) => catalogue.require(id))
  for (const same of together(await Promise.all(models.map(ask)))) yield findingOf(same, catalogue.default.info.id)
}

async function ask(model: ImageModel): Promise<Answer> {
  try {
    await model.check?.(AbortSignal.timeout(PATIENCE_MS))
    return { model, error: null }
  } catch (error) {
    return { model, error }
  }
}

/** Those of one provider that say the same, in the catalogue's order. */
function together(answers: readonly Answer[]): Answer[][] {
  const groups = new Map<string, Answer[]>()
  for (const answer of answers) {
    const { provider } = answer.model.info
    const key = JSON.stringify([provider, Boolean(answer.model.check), sentenceOf(answer.error)])
    groups.set(key, [...(groups.get(key) ?? []), answer])
  }
  return [...groups.values()]
}

function sentenceOf(error: unknown): string | null {
  if (error === null) return null
  return error instanceof Error ? error.message : String(error)
}

function findingOf(answers: readonly Answer[], defaultId: string): Finding {
  const names = answers.map(({ model: { info } }) => (info.id === defaultId ? `${info.id}, the default,` : info.id))
  const subject = names.length === 1 ? `The model ${names[0]}` : `The models ${listOf(names)}`
  const isOne = names.length === 1
  const [first] = answers
  if (first && first.error !== null) return wrongBecause(first.error, `${subject} can’t be used`)
  return right(`${subject} ${isOne ? 'is' : 'are'} ${first?.model.check ? 'ready' : 'configured'}.`)
}

function listOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`.replace(',,', ',')
}

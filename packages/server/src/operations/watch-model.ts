import type { Catalogue } from '../models/catalogue.js'
import { type ImageModel, ImageModelError } from '../models/image-model.js'
import type { Metrics } from './metrics.js'

/** The same catalogue; what the worker finds in it is timed and counted. */
export function watchCatalogue(catalogue: Catalogue, metrics: Metrics): Catalogue {
  const watched = new Map(catalogue.list().map(({ id }) => [id, watchModel(catalogue.require(id), metrics)]))
  return { ...catalogue, find: (id) => watched.get(id) }
}

/** The same model, with every call of it timed and counted. */
function watchModel(model: ImageModel, metrics: Metrics): ImageModel {
  return {
    ...model,
    info: model.info,
    async generate(request, context) {
      const { signal } = context
      const begin = performance.now()
      const tell = (outcome: string) =>
        metrics.onModelCall({ model: model.info.id, outcome, seconds: (performance.now() - begin) / 1000 })
      // A model may not listen to its signal: the call counts as over all the same.
      const onAbort = () => tell(outcomeOf(signal.reason))
      signal.addEventListener('abort', onAbort, { once: true })
      try {
        const generated = await model.generate(request, context)
        if (!signal.aborted) tell('completed')
        return generated
      } catch (error) {
        if (!signal.aborted) tell(outcomeOf(error))
        throw error
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof ImageModelError) return error.code
  if (!(error instanceof Error)) return 'internal'
  if (error.name === 'TimeoutError') return 'timed_out'
  // Cancelled, taken by somebody else, or the process stops.
  return ['ClaimLostError', 'CallHandedOverError', 'AbortError'].includes(error.name) ? 'stopped' : 'internal'
}

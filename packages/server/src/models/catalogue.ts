import type { Model, ResolvedMode } from '@picgen/sdk/contract'
import { ProblemError } from '../http/problems.js'
import type { ImageModel } from './image-model.js'

/** The models of this server, and what is refused before anything is charged. */
export interface Catalogue {
  list(): Model[]
  /** The model that a conversation gets when it names none. */
  readonly default: ImageModel
  /** Undefined where there is no such model, any more or ever. */
  find(id: string): ImageModel | undefined
  /** Throws `unknown_model`. */
  require(id: string): ImageModel
}

/** The first model is the default unless `defaultId` names another. Throws where ids repeat, or nothing is there. */
export function createCatalogue(models: readonly ImageModel[], defaultId?: string | null): Catalogue {
  const byId = new Map(models.map((model) => [model.info.id, model]))
  if (byId.size < models.length) throw new Error('Two models of the catalogue have the same id.')
  const first = defaultId ? byId.get(defaultId) : models[0]
  if (!first) throw new Error(defaultId ? `There is no model "${defaultId}".` : 'The catalogue has no model.')

  return {
    list: () => [first, ...models.filter((model) => model !== first)].map((model) => model.info),
    default: first,
    find: (id) => byId.get(id),
    require(id) {
      const model = byId.get(id)
      if (!model) throw new ProblemError('unknown_model', `There is no model "${id}"; GET /api/models lists them.`)
      return model
    },
  }
}

/** Throws `unsupported_mode` where the model can't do this kind of generation. */
export function requireMode({ info }: ImageModel, mode: ResolvedMode): void {
  if (info.kinds.includes(mode)) return
  const why =
    mode === 'img2img'
      ? "can't build on an image; choose another model, or start a new image."
      : "can't draw from words alone; choose another model, or an image to build on."
  throw new ProblemError('unsupported_mode', `The model "${info.id}" ${why}`)
}

/** Throws `unsupported_size` where the model can't make images of this size. */
export function requireSize({ info }: ImageModel, size: string): void {
  if (info.sizes.includes(size)) return
  throw new ProblemError('unsupported_size', `The model "${info.id}" makes ${info.sizes.join(', ')}, not ${size}.`)
}

/** Throws `invalid_request` for a seed that the model would not heed: the same picture would not come again. */
export function requireSeed({ info }: ImageModel, seed: number | null): void {
  if (seed === null || info.supports_seed) return
  throw new ProblemError(
    'invalid_request',
    `The model "${info.id}" takes no seed; leave it out, or choose another model.`,
    {
      errors: [{ path: 'seed', message: 'is not supported by this model' }],
    },
  )
}

/** Throws `unsupported_mode` for reference images where the model can't look at so many images, the source among them. */
export function requireImageCount({ info }: ImageModel, images: { sources: 0 | 1; references: number }): void {
  if (images.references === 0) return
  const most = info.max_source_images ?? 1
  const count = images.sources + images.references
  if (most > 1 && count <= most) return
  const why =
    most > 1
      ? `looks at ${most} images at the most, and this asks for ${count}; name fewer reference images`
      : `takes no reference images, and this names ${images.references}; leave them out`
  throw new ProblemError('unsupported_mode', `The model "${info.id}" ${why}, or choose another model.`)
}

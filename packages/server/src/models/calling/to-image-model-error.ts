import type { ImageModelError } from '../image-model.js'
import type { ProviderFailure } from './provider-failure.js'

/** Whose error it is, and what its adapter knows better than the general rules. */
export interface ErrorOrigin {
  /** The provider's name as a person knows it: "OpenAI". */
  name: string
  /** The call's signal: once it has aborted, its reason is thrown whatever the error looks like. */
  signal?: AbortSignal
  /** Whether the provider refused for the content, on top of the general rules. */
  isContentRefusal?(failure: ProviderFailure): boolean
}

/**
 * What a person reads of an error that a call to a provider threw: of the guarded fetch, of the AI SDK (through its `cause`
 * chain, recognised by its markers) or of a vendor's client. An `ImageModelError` comes back as it is.
 *
 * Throws the signal's reason when it has aborted, and the error itself where no provider is to blame for it (a defect of
 * ours, an `onSpend` that failed): `generation` records those as `internal`.
 *
 * @example
 *   catch (error) { throw toImageModelError(error, { name: 'OpenAI', signal }) }
 */
export declare function toImageModelError(error: unknown, origin: ErrorOrigin): ImageModelError

import type { ImageErrorCode, Model, ResolvedMode } from '@picgen/sdk/contract'

/**
 * The port to a model that makes images. One adapter a file implements it, and only `composition.ts` imports adapters.
 *
 * What a model can do (`info`) is checked before a request reaches `generate`: its kind, its size and its price are
 * settled by then.
 */
export interface ImageModel {
  /** What the catalogue says of it: `GET /api/models`. */
  readonly info: Model
  /**
   * Makes one image. Rejects with an `ImageModelError` for anything a person should read, with the signal's reason when
   * it was aborted; anything else counts as `internal`.
   */
  generate(request: ImageModelRequest, context: ImageModelContext): Promise<GeneratedImage>
  /**
   * Asks the provider whether it would work, without spending anything: is it there, does it take the key? Rejects with one
   * sentence that says what is wrong. A model without this has nothing to ask.
   */
  check?(signal: AbortSignal): Promise<void>
}

/** What a model is asked for. */
export interface ImageModelRequest {
  kind: ResolvedMode
  prompt: string
  /** Pixels; one of the model's sizes. */
  width: number
  /** Pixels. */
  height: number
  /** Null where the model does not support one. */
  seed: number | null
  /** The image to build on: there for `img2img`, null for `text2img`. */
  source: SourceImage | null
}

/** A stored image, exactly as it was stored: its metadata is still in it. */
export interface SourceImage {
  bytes: Uint8Array
  mimeType: string
}

/** What goes with one call. */
export interface ImageModelContext {
  /** Aborts on time-out, on cancellation and on shutdown: stop, and reject with its reason. */
  signal: AbortSignal
  /** May be called at any time with 0–1. Never throws. */
  onProgress(fraction: number): void
}

/** What came back. It is not trusted: `generation` decodes it before anybody sees it. */
export interface GeneratedImage {
  bytes: Uint8Array
}

/** A failure with a reason for the person who asked. `message` is shown to them: one plain sentence, no secrets. */
export class ImageModelError extends Error {
  override readonly name = 'ImageModelError'

  constructor(
    readonly code: ImageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

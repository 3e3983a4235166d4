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
  /** Its time for one image in milliseconds, where it has one of its own. */
  readonly timeoutMs?: number
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
  /**
   * Further images to look at, in the order in which they were named: with a source or without one. Empty where the model's
   * `max_source_images` is below 2; together with the source they are never more than that.
   */
  references: readonly SourceImage[]
}

/** A stored image, exactly as it was stored: its metadata is still in it. */
export interface SourceImage {
  bytes: Uint8Array
  mimeType: string
}

/** What goes with one call. */
export interface ImageModelContext {
  /**
   * Aborts on time-out, on cancellation and on shutdown: stop, and reject with its reason. A job that goes on at the
   * provider is cancelled there, unless the reason is a `CallHandedOverError`.
   */
  signal: AbortSignal
  /** When the image's time ends, in milliseconds since the epoch: waiting beyond it is waiting for nothing. */
  deadlineAt: number
  /** May be called at any time with 0–1. Never throws. */
  onProgress(fraction: number): void
  /** May be called at any time with a picture of any of our formats: how the image looks so far. Never throws. */
  onPreview(bytes: Uint8Array): void
  /** What is written down of this image's dealings with its provider. A model that costs nobody anything leaves it alone. */
  providerCall: ProviderCall
}

/**
 * The dealings of one image with its provider, kept in the database: they outlive the worker, so that nothing is paid
 * twice. Every method resolves once it is written, and rejects where the image is no longer this attempt's.
 */
export interface ProviderCall {
  /** The provider's id of a job that an earlier attempt started: go on with it, and start no other. */
  readonly jobId: string | null
  /**
   * Call before a request goes out that may cost money. Rejects with an `ImageModelError` where an earlier attempt had
   * sent one whose answer nobody got: it may have been billed, so it is not sent again.
   */
  begin(): Promise<void>
  /** The provider refused it, so nothing was billed: it may be sent again. */
  forget(): Promise<void>
  /** The provider has taken the job on under this id. */
  keepJob(jobId: string): Promise<void>
}

/** Why a call is stopped whose image another worker goes on with: a job at the provider is left running for it. */
export class CallHandedOverError extends Error {
  override readonly name: string = 'CallHandedOverError'

  constructor(message = 'Another worker goes on with this image.') {
    super(message)
  }
}

/** What came back. It is not trusted: `generation` decodes it before anybody sees it. */
export interface GeneratedImage {
  bytes: Uint8Array
  /** The seed that the provider says it used, where it says so. */
  seed?: number
}

/** A failure with a reason for the person who asked. `message` is shown to them: one plain sentence, no secrets. */
export class ImageModelError extends Error {
  override readonly name = 'ImageModelError'
  /** What whoever runs the Studio has to put right, such as a wrong key: the log says it once. Null: nothing. */
  readonly forOperator: string | null

  constructor(
    readonly code: ImageErrorCode,
    message: string,
    { forOperator = null, ...options }: ErrorOptions & { forOperator?: string | null } = {},
  ) {
    super(message, options)
    this.forOperator = forOperator
  }
}

import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from '@ai-sdk/provider'
import type { ProviderFailure } from '../calling/index.js'
import type { AspectRatio } from '../describing/index.js'
import type { ImageModelRequest } from '../image-model.js'
import type { ModelSettings } from '../image-provider.js'

/** What a package takes beside prompt, size and images, in its own words. */
export type ProviderOptions = ImageModelV4CallOptions['providerOptions'][string]

/** A GET that needs the key and costs nothing. */
export interface KeyCheck {
  /** In full. Another host than the base URL's has to be one of `apiHosts`. */
  url: string
  /** With the key. */
  headers: Record<string, string>
  /** Whether 404 means that there is no such model. If not, it is a path that not every server has, and proves nothing. */
  namesModel: boolean
}

/** What is particular about a provider that a package of the AI SDK reaches. */
export interface AiSdkDefinition<Package> {
  /** The provider as a person knows it: "OpenAI". */
  name: string
  /** Imports the package, when it is first needed: `() => import('@ai-sdk/openai')`. */
  load(): Promise<Package>
  /** The package's model, made anew for each call. All its requests have to go through `fetch`. */
  connect(provider: Package, settings: ModelSettings, fetch: typeof globalThis.fetch): ImageModelV4
  /** The key of `providerOptions` that the package reads. */
  optionsKey: string
  /** What is under that key for this request. Without this, it is the entry's `options` as they are. */
  options?(settings: ModelSettings, request: ImageModelRequest): ProviderOptions
  /**
   * The aspect ratios that the model takes in place of a size. A model whose sizes are not exact is asked for the nearest;
   * without this, or where sizes are exact, it is asked for the size.
   */
  aspectRatios?(settings: ModelSettings): readonly AspectRatio[]
  /** The formats that a source image or a reference may have: another is sent as PNG. Default: PNG, JPEG and WebP. */
  sourceFormats?: readonly string[]
  /** The largest seed that the provider takes; what is larger is folded into it. Without this, any goes along. */
  maximumSeed?: number
  /** Null: there is nothing to ask. Without this, a model has no `check`. */
  check?(settings: ModelSettings): KeyCheck | null | Promise<KeyCheck | null>
  /** Hosts of the API beside the base URL's, as `CallingOptions` has them. */
  apiHosts?: readonly string[]
  /** As `CallingOptions` has it: which requests may be billed. Default: every POST. */
  isBillable?(request: { method: string; url: URL }): boolean
  /** As `ErrorOrigin` has it: what else is a refusal for the content. */
  isContentRefusal?(failure: ProviderFailure): boolean
  /** Whether an answer without a picture is a refusal, on top of `isRetryable: false`. */
  isRefusal?(result: ImageModelV4Result): boolean
  /** The seed that the provider says it used. */
  seedOf?(result: ImageModelV4Result): number | undefined
}

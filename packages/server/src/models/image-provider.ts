import type { Model } from '@picgen/sdk/contract'
import type { ImageModel } from './image-model.js'

/**
 * Where models come from: a vendor, or a kind of server on one's own machine. One file of `providers/` describes each, and
 * `providers/index.ts` lists them. Describing one loads nothing heavy: a vendor's package is imported by the first call.
 */
export interface ImageProvider {
  /** As `provider` names it in `picgen.config.json`: "openai". */
  readonly id: string
  /** As a person knows it: "OpenAI". */
  readonly name: string
  /** Environment variables of which any one is its key, the usual one first; none: it needs no key. */
  readonly keyNames: readonly string[]
  /** The models that a key alone adds to the catalogue, the one that most people want first. */
  readonly presets: readonly ModelPreset[]
  /** What a model can do that an entry of the configuration names and no preset knows; null: it must be a preset. */
  readonly fallback: ModelPreset | null
  /** Whether its models can be sent reference images. Without this, none may have a `max_source_images` above 1. */
  readonly takesReferences?: true
  /** Whether it has to be told where the server is. Null: it has an address of its own, which `base_url` may replace. */
  readonly baseUrl: string | null
  /** Makes a model. Throws a `StartError` for an option that is missing or not right; it talks to nobody yet. */
  create(settings: ModelSettings): ImageModel
}

/** What a model can do and what it costs, before an operator changes anything of it. */
export interface ModelPreset extends Omit<Model, 'id' | 'is_demo' | 'provider'> {
  /** The provider's own name of the model. */
  model: string
}

/** One model to make, with everything that was configured or comes by default. */
export interface ModelSettings {
  /** What the catalogue says of it, settled. */
  info: Model
  /** The provider's own name of the model. */
  model: string
  /** Null: it needs none, or none was configured. */
  apiKey: string | null
  /** The environment variable that the key came from, or should: for sentences that say what to correct. */
  keyName: string | null
  /** Without a slash at its end. */
  baseUrl: string
  /** Whether whoever runs the Studio set the address himself: what it leads to is then trusted, private or not. */
  isOwnAddress: boolean
  /** What else the configuration says of it, as it was written: the provider checks it. */
  options: Readonly<Record<string, unknown>>
  /** Reads what some providers need beside a key, such as a region. */
  environment: Readonly<Record<string, string>>
  /** Where files that the options name are looked for. */
  workingDirectory: string
  /** How patient it is with its provider. The composition leaves it out; tests can't wait. */
  pace?: Pace
}

/** How long a model waits between requests. What is left out is its own to say. */
export interface Pace {
  retry?: {
    /** How often a request is sent at most. */
    attempts?: number
    /** Milliseconds before the second attempt; later ones wait longer. */
    firstDelayMs?: number
    /** Milliseconds that it waits at most, unless the provider names a time. */
    maximumDelayMs?: number
  }
  /** Milliseconds between two looks at a job. */
  lookMs?: number
}

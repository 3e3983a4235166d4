import type { ProviderDescription } from './description.js'

/** Holds a provider to everything in `SCENARIOS`, through a Studio with a database, a worker, credits and files. */
export declare function describeProvider(description: ProviderDescription): void

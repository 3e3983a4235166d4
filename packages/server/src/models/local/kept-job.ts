/** A job at a server, and its seed, which the server does not tell: kept for whoever goes on with it. */
export interface KeptJob {
  id: string
  seed: number
}

/** What `ProviderCall.keepJob` writes down. */
export function keepSeed({ id, seed }: KeptJob): string {
  return `${id}#${seed}`
}

/** What `keepSeed` wrote; null: nothing was. */
export function readKeptJob(kept: string | null): KeptJob | null {
  if (kept === null) return null
  const [id = kept, seed = ''] = kept.split('#')
  return { id, seed: Number(seed) }
}

/** Something that a server has loaded or could load, under each name it goes by; the first is the one to ask for it by. */
export type Names = readonly [string, ...string[]]

/**
 * The thing that `wanted` names: by one of its names, else by a part of one, as these servers themselves look for a
 * checkpoint: of several the shortest. Null: there is none.
 */
export function findNamed(wanted: string, known: readonly Names[]): string | null {
  const sought = wanted.toLowerCase()
  const same = known.find((names) => names.some((name) => name.toLowerCase() === sought))
  if (same) return same[0]
  const [closest] = known
    .map(([name]) => name)
    .filter((name) => name.toLowerCase().includes(sought))
    .sort((a, b) => a.length - b.length)
  return closest ?? null
}

const MOST_LISTED = 8

/** "a, b and 3 more"; "none" where there is none. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const more = names.length - MOST_LISTED
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(', ')} and ${more} more` : names.join(', ')
}

/** A file's name without its folders and its extension: how people name a checkpoint. */
export function stemOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.(safetensors|ckpt|gguf|sft|pth?|bin)$/i, '')
}

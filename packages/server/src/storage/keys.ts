/** Throws for what is no key: no adapter is ever led out of its folder, or to another's files. */
export function requireKey(key: string): string {
  if (!isKey(key)) throw new Error(`"${key}" is not a key of the file store`)
  return key
}

/** Is this the key of a file of ours: one folder, and a name with an ending? */
export function isKey(key: string): boolean {
  return /^[\w-]+\/[\w-]+(\.[\w-]+)+$/.test(key)
}

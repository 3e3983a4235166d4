import type { Message } from '@picgen/sdk'

/** What is no longer as it was, and what stands in its place. */
export interface Change {
  /** Where it begins, in both lists. */
  start: number
  before: readonly Message[]
  now: readonly Message[]
}

/** Compares by identity, from both ends: a session keeps what did not change, so the rest is short however long they are. */
export function changeBetween(before: readonly Message[], now: readonly Message[]): Change {
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && before[start] === now[start]) start++
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++
  return { start, before: before.slice(start, before.length - same), now: now.slice(start, now.length - same) }
}

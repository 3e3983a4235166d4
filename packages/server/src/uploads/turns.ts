/** A line in which everybody waits for their turn. */
export interface Turns {
  /** Resolves when it is this key's turn, to the function that ends it; calling that twice is fine. */
  take(key: string): Promise<() => void>
}

/** So many at a time for each key; the others wait, first come, first served. */
export function createTurns(limit: number): Turns {
  const lines = new Map<string, { taken: number; waiting: (() => void)[] }>()

  return {
    async take(key) {
      const line = lines.get(key) ?? { taken: 0, waiting: [] }
      lines.set(key, line)
      if (line.taken < limit) line.taken += 1
      else await new Promise<void>((resolve) => line.waiting.push(resolve))
      let ended = false
      return () => {
        if (ended) return
        ended = true
        const next = line.waiting.shift()
        if (next) return next()
        line.taken -= 1
        if (line.taken === 0) lines.delete(key)
      }
    },
  }
}

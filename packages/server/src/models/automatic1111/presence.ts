const underWay = new Map<string, number>()

/** One of this process's pictures at a server. */
export interface Presence {
  /** Whether it came first: two that come at once, of whatever models, could be taken for one another. */
  readonly isFirst: boolean
  leave(): void
}

/** Counts a picture at the server of this address until it leaves. */
export function enterServer(baseUrl: string): Presence {
  const others = underWay.get(baseUrl) ?? 0
  underWay.set(baseUrl, others + 1)
  return {
    isFirst: others === 0,
    leave() {
      const left = (underWay.get(baseUrl) ?? 1) - 1
      if (left > 0) underWay.set(baseUrl, left)
      else underWay.delete(baseUrl)
    },
  }
}

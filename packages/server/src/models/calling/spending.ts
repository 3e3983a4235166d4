/** Keeps `onSpend` and `onRefused` of one call true, whatever number of billable requests it sends. */
export interface Spending {
  /** Awaits `onSpend` before the call's first billable request. Rejects with what `lose` was told. */
  begin(): Promise<void>
  /** Ends what `begin` began. Awaits `onRefused` when nothing of the call can have been billed. */
  end(mayHaveBeenBilled: boolean): Promise<void>
  /** The answer of a billable request was lost: no other is sent in this call, even if a vendor's client tries again. */
  lose(error: Error): void
}

export function createSpending(hooks: { onSpend?(): Promise<void>; onRefused?(): Promise<void> }): Spending {
  let announced: Promise<void> | null = null
  let withdrawn: Promise<unknown> = Promise.resolve()
  let open = 0
  let billed = false
  let lost: Error | null = null

  return {
    lose(error) {
      lost ??= error
    },
    async begin() {
      if (lost) throw lost
      open++
      await withdrawn
      announced ??= Promise.resolve(hooks.onSpend?.())
      try {
        await announced
      } catch (error) {
        announced = null
        open--
        throw error
      }
    },
    async end(mayHaveBeenBilled) {
      open--
      billed ||= mayHaveBeenBilled
      if (open > 0 || billed) return
      announced = null
      const withdrawal = Promise.resolve(hooks.onRefused?.())
      withdrawn = Promise.allSettled([withdrawal])
      await withdrawal
    },
  }
}

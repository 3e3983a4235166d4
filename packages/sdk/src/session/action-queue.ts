/** One after the other, in the order they were asked for: a choice made after a message reaches the server after it. */
export class ActionQueue {
  #last: Promise<unknown> = Promise.resolve()
  #begun = 0

  /** How many have been asked for. Unchanged between two looks: nothing was changed in between. */
  get begun(): number {
    return this.#begun
  }

  run<Value>(action: () => Promise<Value>): Promise<Value> {
    this.#begun += 1
    const result = this.#last.then(action)
    // The next one waits for this one however it ends; who asked for it is told by `result`.
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves once none is waiting or at work. */
  async idle(): Promise<void> {
    let seen: Promise<unknown> | undefined
    while (seen !== this.#last) {
      seen = this.#last
      await seen
    }
  }
}

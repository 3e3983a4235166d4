/** One after the other, in the order they were asked for: a choice made after a message reaches the server after it. */
export class ActionQueue {
  #last: Promise<unknown> = Promise.resolve()
  #begun = 0
  #ended = 0

  /** How many have been asked for. Unchanged between two looks: nothing was changed in between. */
  get begun(): number {
    return this.#begun
  }

  /** True while none is waiting or at work. */
  get isIdle(): boolean {
    return this.#begun === this.#ended
  }

  run<Value>(action: () => Promise<Value>): Promise<Value> {
    this.#begun += 1
    const result = this.#last.then(action).finally(() => {
      this.#ended += 1
    })
    // The next one waits for this one however it ends; who asked for it is told by `result`.
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves once those that were asked for so far have ended. By then another may have begun: see `isIdle`. */
  async settled(): Promise<void> {
    await this.#last
  }
}

import type { ConversationDetail } from '../contract/types.js'

/** One read at a time, so that what was read last is the newest. Whoever asks gets one that began after asking. */
export class Reader {
  readonly #read: () => Promise<void>
  #current: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(read: () => Promise<void>) {
    this.#read = read
  }

  get isReading(): boolean {
    return this.#current !== null
  }

  read(): Promise<void> {
    if (!this.#current) return this.#next ?? this.#begin()
    this.#next ??= this.#afterCurrent(this.#current)
    return this.#next
  }

  async #afterCurrent(current: Promise<void>): Promise<void> {
    // Whoever asked for the current one is told how it ended.
    await current.catch(() => undefined)
    this.#next = null
    return this.#begin()
  }

  #begin(): Promise<void> {
    const current = this.#read().finally(() => {
      this.#current = null
    })
    this.#current = current
    return current
  }
}

/** Reads a conversation from its end back to a message, page by page; without one, or without pages, just once. */
export async function readBackTo(
  messageId: string | undefined,
  readPage: (before: string | undefined) => Promise<ConversationDetail>,
): Promise<ConversationDetail> {
  let detail = await readPage(undefined)
  const isThere = () => messageId === undefined || detail.messages.some(({ id }) => id === messageId)
  while (detail.previous_cursor !== null && !isThere()) {
    const { messages } = detail
    const page = await readPage(detail.previous_cursor)
    // What it says beside its messages is newer than what the page before said.
    detail = { ...page, messages: [...page.messages, ...messages] }
  }
  return detail
}

/** An event that waits to be delivered. */
interface Waiting {
  number: number
  text: string
}

/** A stream of events of which a test says when each comes, how often, and in which order. */
export class MemoryStream {
  readonly conversationId: string
  readonly body: ReadableStream<Uint8Array>
  isOpen = true
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #waiting: Waiting[] = []
  #delivered: Waiting[] = []
  readonly #encoder = new TextEncoder()

  constructor(conversationId: string, signal: AbortSignal | undefined) {
    this.conversationId = conversationId
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller
      },
      cancel: () => {
        this.isOpen = false
      },
    })
    signal?.addEventListener('abort', () => this.break())
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0
  }

  add(event: Waiting): void {
    this.#waiting.push(event)
  }

  /** Lets the next one come. */
  deliver(): void {
    const event = this.#waiting.shift()
    if (event) this.#write(event)
  }

  /** Lets one that came come once more. */
  repeat(number: number): void {
    const event = this.#delivered[number % this.#delivered.length]
    if (event) this.#write(event)
  }

  /** Lets the next one come after the one behind it. */
  reorder(): void {
    const [first, second, ...rest] = this.#waiting
    if (first && second) this.#waiting = [second, first, ...rest]
  }

  break(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#controller?.error(new TypeError('The connection broke.'))
  }

  #write(event: Waiting): void {
    if (!this.isOpen) return
    this.#delivered.push(event)
    // As the server does: whoever comes back with this id has got everything up to it.
    this.#controller?.enqueue(this.#encoder.encode(`id: ${this.#position()}\n${event.text}`))
  }

  #position(): number {
    const missing = this.#waiting.map(({ number }) => number - 1)
    return Math.min(Math.max(...this.#delivered.map(({ number }) => number)), ...missing)
  }
}

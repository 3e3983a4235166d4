import { createIdempotencyKey } from '../client/idempotency-key.js'
import { isPicGenError, isResponseError, isTransientError } from '../client/index.js'
import type { SendMessage } from '../contract/types.js'
import type { ActionQueue } from './action-queue.js'
import { sessionError } from './session-error.js'
import type { OutgoingContent, OutgoingMessage, SessionError } from './state.js'
import type { StateChange } from './store.js'
import { waitToRetry } from './wait-to-retry.js'

/** What an outbox works with. */
export interface OutboxParts {
  actions: ActionQueue
  /** Sends it, and says what to show then. The same key is the same message. */
  deliver(body: SendMessage, idempotencyKey: string): Promise<StateChange>
  show(change: StateChange): void
  /** What was sent or refused may have changed the conversation. */
  settled(): void
  /** Milliseconds before the first try that nobody asked for. */
  retryMs: number
  disposed: AbortSignal
}

interface Entry {
  content: OutgoingContent
  body: SendMessage
  idempotencyKey: string
  status: OutgoingMessage['status']
  error: SessionError | null
  end: (isDone: boolean) => void
}

/** Messages that the server has not confirmed. They leave in their order, and each is stored once, whatever is tried. */
export class Outbox {
  readonly #parts: OutboxParts
  #entries: readonly Entry[] = []
  #isTrying = false
  #askedMs = 0

  constructor(parts: OutboxParts) {
    this.#parts = parts
    parts.disposed.addEventListener('abort', () => {
      for (const { end } of this.#entries) end(false)
    })
  }

  /** True while one could not get through. */
  get isDelayed(): boolean {
    return this.#entries.some(({ status }) => status === 'delayed')
  }

  add(content: Omit<OutgoingContent, 'id'>, body: SendMessage): Promise<boolean> {
    const idempotencyKey = createIdempotencyKey()
    const id = idempotencyKey
    const entry: Entry = {
      content: { id, ...content },
      body,
      idempotencyKey,
      status: 'queued',
      error: null,
      end: noOne,
    }
    this.#entries = [...this.#entries, entry]
    return this.#enqueue(entry)
  }

  /** Undefined: there is none of that id that could be sent again. */
  retry(id: string): Promise<boolean> | undefined {
    const entry = this.#find(id)
    if (entry?.status !== 'failed' && entry?.status !== 'delayed') return undefined
    return this.#enqueue(entry)
  }

  discard(id: string): void {
    const entry = this.#find(id)
    if (!entry || entry.status === 'sending') return
    this.#remove(entry, false)
    this.#show()
  }

  /** Tries what could not get through, now. */
  flush(): Promise<void> {
    return this.#parts.actions.run(() => this.#sendThrough(this.#entries.at(-1)))
  }

  async #enqueue(entry: Entry): Promise<boolean> {
    entry.status = 'queued'
    entry.error = null
    const isDone = new Promise<boolean>((resolve) => {
      // Whoever waited for an earlier try of it learns what comes of this one.
      const { end } = entry
      entry.end = (done) => {
        end(done)
        resolve(done)
      }
    })
    this.#show()
    await this.#parts.actions.run(() => this.#sendThrough(entry))
    return isDone
  }

  /** Sends all up to that one, in order, until one can't get through. */
  async #sendThrough(last: Entry | undefined): Promise<void> {
    const due = this.#entries.slice(0, last ? this.#entries.indexOf(last) + 1 : 0)
    for (const entry of due) {
      const isDue = this.#entries.includes(entry) && entry.status !== 'failed'
      if (!isDue || this.#parts.disposed.aborted || (await this.#send(entry))) continue
      // What is behind it waits for the same.
      for (const behind of due) {
        if (behind.status !== 'queued') continue
        behind.status = 'delayed'
        behind.error = entry.error
      }
      return this.#show()
    }
  }

  /** False: it could not get through. */
  async #send(entry: Entry): Promise<boolean> {
    const { deliver, disposed, settled } = this.#parts
    entry.status = 'sending'
    this.#show()
    try {
      const change = await deliver(entry.body, entry.idempotencyKey)
      this.#remove(entry, true)
      this.#show({ ...change, error: null })
    } catch (cause) {
      if (disposed.aborted) return false
      entry.error = sessionError('send', cause)
      entry.status = isTransientError(cause) ? 'delayed' : 'failed'
      // A refusal is kept under its key; an answer that can't be understood may have been a yes.
      if (entry.status === 'failed' && !isResponseError(cause)) entry.idempotencyKey = createIdempotencyKey()
      this.#show({ error: entry.error })
      if (entry.status === 'delayed') {
        this.#askedMs = (isPicGenError(cause) && cause.retryAfterMs) || 0
        void this.#keepTrying()
        return false
      }
      entry.end(false)
    }
    settled()
    return true
  }

  async #keepTrying(): Promise<void> {
    if (this.#isTrying) return
    this.#isTrying = true
    const { retryMs, disposed } = this.#parts
    for (let tries = 1; this.isDelayed && !disposed.aborted; tries++) {
      await waitToRetry(tries, retryMs, this.#askedMs, disposed)
      if (this.isDelayed && !disposed.aborted) await this.flush()
    }
    this.#isTrying = false
  }

  #find(id: string): Entry | undefined {
    return this.#entries.find(({ content }) => content.id === id)
  }

  #remove(entry: Entry, isDone: boolean): void {
    this.#entries = this.#entries.filter((other) => other !== entry)
    entry.end(isDone)
  }

  #show(change: StateChange = {}): void {
    this.#parts.show({ ...change, outgoing: this.#entries.map(present) })
  }
}

/** Told of the end of a message that nobody waits for. */
function noOne(): void {}

function present({ content, status, error }: Entry): OutgoingMessage {
  return error && (status === 'delayed' || status === 'failed')
    ? { ...content, status, error }
    : { ...content, status: status === 'sending' ? 'sending' : 'queued' }
}

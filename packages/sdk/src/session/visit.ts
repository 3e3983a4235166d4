import { delay } from '../client/abortable.js'
import { isFinal, isNotFoundError, isPicGenError, isTransientError } from '../client/index.js'
import type { ConversationDetail } from '../contract/types.js'
import { ActionQueue } from './action-queue.js'
import { composeMessage } from './compose-message.js'
import { sessionError } from './session-error.js'
import type { SessionError } from './state.js'
import type { StateChange, Store } from './store.js'
import type { SendOptions, StudioClient } from './studio-session.js'
import { addSent, mergeMessages, showImage, unfinishedImages } from './timeline.js'
import { UnconfirmedRequests } from './unconfirmed-requests.js'

/** What a visit works with. */
export interface VisitParts {
  store: Store
  client: StudioClient
  /** Milliseconds, as in `StudioSessionOptions`. */
  pollIntervalMs: number
  timeoutMs: number
  /** Aborted with the session: ends even a message on its way. */
  disposed: AbortSignal
}

/**
 * One stay with a conversation, from entering it to leaving it. What comes back after it was left changes nothing, so no
 * answer can show up in another conversation.
 */
export class Visit {
  readonly #parts: VisitParts
  readonly #left = new AbortController()
  readonly #actions = new ActionQueue()
  readonly #unconfirmed = new UnconfirmedRequests()
  /** Images by id: still followed, or seen to their end. One that was given up is followed again with the next occasion. */
  readonly #followed = new Map<string, 'following' | 'ended'>()
  #conversationId: string | undefined
  /** Choices that are not answered yet, oldest first. */
  #choices: { imageId: string | null }[] = []
  #readsBegun = 0
  #lastReadShown = 0
  #isRefreshing = false
  #wantsRefresh = false

  constructor(parts: VisitParts, conversationId: string | undefined) {
    this.#parts = parts
    this.#conversationId = conversationId
  }

  get conversationId(): string | undefined {
    return this.#conversationId
  }

  leave(): void {
    this.#left.abort(new DOMException('The session has left this conversation.', 'AbortError'))
  }

  /** Reads the conversation for the first time. */
  async load(): Promise<boolean> {
    try {
      await this.#read()
      this.#show({ error: null })
      return !this.#isOver
    } catch (error) {
      this.#show({ phase: 'unavailable', error: sessionError('load', error) })
      return false
    }
  }

  /** Reads it again, and follows again what had been given up. */
  async reload(): Promise<boolean> {
    for (const [imageId, state] of this.#followed) {
      if (state === 'ended') this.#followed.delete(imageId)
    }
    try {
      await this.#read()
      this.#show({ error: null })
      return !this.#isOver
    } catch (error) {
      this.#show({ error: sessionError('load', error) })
      this.#follow()
      return false
    }
  }

  async send(written: string, options: SendOptions): Promise<boolean> {
    const content = written.trim()
    const { phase, outgoing } = this.#state
    const isPossible = content !== '' && !outgoing && (phase === 'new' || phase === 'ready') && !this.#isOver
    if (!isPossible) return false
    const choice = this.#choices.at(-1)
    const message = composeMessage(content, options, choice ? choice.imageId : (this.#state.activeImage?.id ?? null))
    this.#show({ outgoing: message.outgoing })
    return this.#act(
      'send',
      () => ({ outgoing: null }),
      async () => {
        const { conversations } = this.#parts.client
        const conversationId = this.#conversationId ?? (await this.#create())
        const { body } = message
        const sent = await this.#unconfirmed.run({ conversationId, body }, (idempotencyKey) =>
          conversations.sendMessage(conversationId, body, { idempotencyKey, signal: this.#parts.disposed }),
        )
        return { messages: addSent(this.#state.messages, sent) }
      },
    )
  }

  /** Sets or clears the active image. */
  async choose(action: 'continueWith' | 'clear', imageId: string | null): Promise<boolean> {
    const conversationId = this.#conversationId
    if (conversationId === undefined || this.#state.phase !== 'ready' || this.#isOver) return false
    const choice = { imageId }
    this.#choices.push(choice)
    this.#show({ isChoosing: true })
    const settle = () => {
      this.#choices = this.#choices.filter((other) => other !== choice)
      return { isChoosing: this.#choices.length > 0 }
    }
    return this.#act(action, settle, async () => {
      const options = { signal: this.#parts.disposed }
      const conversation = await this.#parts.client.conversations.setActiveImage(conversationId, imageId, options)
      return { conversation, activeImage: conversation.active_image }
    })
  }

  /** Takes its turn, and shows in one change that it is over and what came of it. */
  async #act(
    action: SessionError['action'],
    settle: () => StateChange,
    work: () => Promise<StateChange>,
  ): Promise<boolean> {
    const isDone = await this.#actions.run(async () => {
      try {
        const change = await work()
        this.#show({ ...settle(), ...change, error: null })
        return true
      } catch (error) {
        this.#show({ ...settle(), error: sessionError(action, error) })
        return false
      }
    })
    this.#follow()
    this.#refresh()
    return isDone
  }

  /** From here on the conversation is there, whatever becomes of its first message. */
  async #create(): Promise<string> {
    const conversation = await this.#unconfirmed.run({}, (idempotencyKey) =>
      this.#parts.client.conversations.create({}, { idempotencyKey, signal: this.#parts.disposed }),
    )
    this.#conversationId = conversation.id
    this.#show({ phase: 'ready', conversation, activeImage: conversation.active_image })
    return conversation.id
  }

  /** Reads the conversation and shows it, unless something newer was shown or begun in the meantime. */
  async #read(): Promise<void> {
    const conversationId = this.#conversationId
    while (conversationId !== undefined) {
      await this.#actions.idle()
      const actions = this.#actions.begun
      this.#readsBegun += 1
      const turn = this.#readsBegun
      const detail = await this.#parts.client.conversations.get(conversationId, {}, { signal: this.#left.signal })
      if (actions !== this.#actions.begun) continue
      if (turn < this.#lastReadShown) return
      this.#lastReadShown = turn
      this.#showConversation(detail)
      return
    }
  }

  #showConversation({ messages, previous_cursor: _all, ...conversation }: ConversationDetail): void {
    this.#show({
      phase: 'ready',
      conversation,
      messages: mergeMessages(this.#state.messages, messages),
      activeImage: conversation.active_image,
    })
    this.#follow()
  }

  /** Reads again in the background. Asked for several times meanwhile, it reads once more. */
  #refresh(): void {
    if (this.#conversationId === undefined || this.#isOver) return
    this.#wantsRefresh = true
    if (!this.#isRefreshing) void this.#keepRefreshing()
  }

  async #keepRefreshing(): Promise<void> {
    this.#isRefreshing = true
    try {
      while (this.#wantsRefresh) {
        this.#wantsRefresh = false
        await this.#readPatiently()
      }
    } catch (error) {
      // What a person asked for and did not get is more worth showing than this.
      if (this.#state.error === null) this.#show({ error: sessionError('follow', error) })
    } finally {
      this.#isRefreshing = false
    }
  }

  async #readPatiently(): Promise<void> {
    const giveUpAt = Date.now() + this.#parts.timeoutMs
    for (;;) {
      try {
        return await this.#read()
      } catch (error) {
        if (this.#isOver || !isTransientError(error) || Date.now() >= giveUpAt) throw error
        const asked = isPicGenError(error) ? (error.retryAfterMs ?? 0) : 0
        await delay(Math.max(this.#parts.pollIntervalMs, asked), this.#left.signal)
      }
    }
  }

  #follow(): void {
    if (this.#isOver) return
    for (const { id } of unfinishedImages(this.#state.messages)) {
      if (!this.#followed.has(id)) void this.#followImage(id)
    }
  }

  /**
   * Shows an image as it is being made. The active image is the server's to move, so its end is shown with the conversation
   * as it then is: whoever sees the finished picture also sees whether the next message builds on it.
   */
  async #followImage(imageId: string): Promise<void> {
    this.#followed.set(imageId, 'following')
    try {
      await this.#parts.client.images.waitFor(imageId, {
        intervalMs: this.#parts.pollIntervalMs,
        timeoutMs: this.#parts.timeoutMs,
        signal: this.#left.signal,
        onUpdate: (image) => {
          if (!isFinal(image.status)) this.#show({ messages: showImage(this.#state.messages, image) })
        },
      })
    } catch (error) {
      if (!isNotFoundError(error)) {
        this.#followed.delete(imageId)
        this.#show({ error: sessionError('follow', error) })
        return
      }
      // Deleted meanwhile: the conversation knows, and nothing failed.
    }
    this.#followed.set(imageId, 'ended')
    this.#refresh()
  }

  #show(change: StateChange): void {
    if (!this.#isOver) this.#parts.store.update(change)
  }

  get #state() {
    return this.#parts.store.getSnapshot()
  }

  get #isOver(): boolean {
    return this.#left.signal.aborted
  }
}

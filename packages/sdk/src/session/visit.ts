import { createIdempotencyKey } from '../client/idempotency-key.js'
import {
  isConflictError,
  isConnectionError,
  isFinal,
  isNotFoundError,
  isResponseError,
  isTimeoutError,
  isTransientError,
} from '../client/index.js'
import type { ConversationDetail, Message, SendMessage } from '../contract/types.js'
import { ActionQueue } from './action-queue.js'
import { type ComposedMessage, composeAgain, composeMessage } from './compose-message.js'
import { Follower, nothingThere } from './follower.js'
import { Outbox } from './outbox.js'
import { Overdue } from './overdue.js'
import { Reader, readBackTo } from './reader.js'
import { sessionError } from './session-error.js'
import type { SessionAction } from './state.js'
import { type StateChange, type Store, showConversation } from './store.js'
import type { SendOptions, StudioClient } from './studio-session.js'
import { addOlder, addSent, mergeMessages, showImage, unfinishedImages } from './timeline.js'
import { Uploader } from './uploader.js'

/** What a visit works with. */
export interface VisitParts {
  store: Store
  client: StudioClient
  pageSize: number | undefined
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
  readonly #outbox: Outbox
  readonly #follower: Follower
  readonly #uploader: Uploader
  readonly #overdue: Overdue
  readonly #reader = new Reader(() => this.#read())
  #conversationId: string | undefined
  #createKey = createIdempotencyKey()
  /** Choices that are not answered yet, oldest first. */
  #choices: { imageId: string | null }[] = []
  /** Where the messages before those that are shown begin. */
  #olderCursor: string | null = null
  #lastReadId: string | undefined
  /** True: the next read goes back to the first message that is shown. */
  #readsAll = false

  constructor(parts: VisitParts, conversationId: string | undefined) {
    const { client, disposed, pollIntervalMs, timeoutMs } = parts
    const show = (change: StateChange) => this.#show(change)
    this.#parts = parts
    this.#conversationId = conversationId
    this.#outbox = new Outbox({
      actions: this.#actions,
      deliver: (body, idempotencyKey) => this.#deliver(body, idempotencyKey),
      show,
      settled: () => this.#settled(),
      retryMs: pollIntervalMs,
      disposed,
    })
    this.#follower = new Follower({
      client,
      state: () => this.#state,
      show,
      read: (all) => this.#readAgain(all),
      isReading: () => this.#reader.isReading,
      pollIntervalMs,
      left: this.#left.signal,
    })
    this.#uploader = new Uploader({
      client,
      show,
      choose: async (imageId) => ((await this.choose('attach', imageId)) ? null : this.#state.error),
      left: this.#left.signal,
    })
    this.#overdue = new Overdue(timeoutMs, (error) => show({ error: sessionError('follow', error) }))
  }

  get conversationId(): string | undefined {
    return this.#conversationId
  }

  leave(): void {
    this.#left.abort(new DOMException('The conversation was left.', 'AbortError'))
    this.#overdue.expect(new Set())
  }

  /** Reads the conversation, for the first time or again, and follows it. */
  async load(): Promise<boolean> {
    try {
      await this.#readAgain(true)
      this.#show({ error: null })
      return !this.#isOver
    } catch (error) {
      const isShown = this.#state.phase === 'ready' && !isNotFoundError(error)
      this.#show({ ...(isShown ? {} : nothingThere), error: sessionError('load', error) })
      if (isTransientError(error)) this.#follower.refresh()
      return false
    }
  }

  async send(written: string, options: SendOptions): Promise<boolean> {
    const content = written.trim()
    if (content === '' || !this.#isOpen) return false
    const choice = this.#choices.at(-1)
    return this.#add(composeMessage(content, options, choice ? choice.imageId : (this.#state.activeImage?.id ?? null)))
  }

  async retry(id: string | undefined): Promise<boolean> {
    if (this.#isOver) return false
    if (id === undefined) {
      const { attachment } = this.#state
      return attachment?.status === 'failed' ? this.attach(attachment.file) : false
    }
    const image = this.#state.messages.find((message) => message.id === id)?.image
    const isEndedBadly = image?.status === 'failed' || image?.status === 'cancelled'
    return (isEndedBadly && this.#isOpen ? this.#add(composeAgain(image)) : this.#outbox.retry(id)) ?? false
  }

  discard(id: string | undefined): void {
    if (this.#isOver) return
    if (id === undefined) this.#uploader.discard()
    else this.#outbox.discard(id)
  }

  async cancel(imageId: string): Promise<boolean> {
    const { cancelling, messages } = this.#state
    const isPossible = unfinishedImages(messages).some(({ id }) => id === imageId) && !cancelling.includes(imageId)
    if (!isPossible || this.#isOver) return false
    this.#show({ cancelling: [...cancelling, imageId] })
    const rest = () => ({ cancelling: this.#state.cancelling.filter((id) => id !== imageId) })
    try {
      const image = await this.#parts.client.images.cancel(imageId, { signal: this.#parts.disposed })
      this.#show({ ...rest(), messages: showImage(this.#state.messages, image), error: null })
      this.#settled()
      return !this.#isOver
    } catch (error) {
      // It was finished meanwhile.
      const isTooLate = isConflictError(error)
      this.#show(isTooLate ? rest() : { ...rest(), error: sessionError('cancel', error) })
      this.#settled()
      return false
    }
  }

  /** Sets or clears the active image. */
  async choose(action: 'continueWith' | 'clear' | 'attach', imageId: string | null): Promise<boolean> {
    if (action === 'clear' && this.#conversationId === undefined) return false
    if (!this.#isOpen) return false
    const choice = { imageId }
    this.#choices.push(choice)
    this.#show({ isChoosing: true })
    const settle = () => {
      this.#choices = this.#choices.filter((other) => other !== choice)
      return { isChoosing: this.#choices.length > 0 }
    }
    return this.#act(action, settle, async (conversationId) => {
      const options = { signal: this.#parts.disposed }
      const conversation = await this.#parts.client.conversations.setActiveImage(conversationId, imageId, options)
      return showConversation(conversation)
    })
  }

  async attach(file: Blob): Promise<boolean> {
    return this.#isOpen && this.#uploader.attach(file)
  }

  async rename(title: string): Promise<boolean> {
    if (this.#conversationId === undefined || !this.#isOpen) return false
    return this.#act(
      'rename',
      () => ({}),
      async (conversationId) => {
        const options = { signal: this.#parts.disposed }
        return showConversation(await this.#parts.client.conversations.update(conversationId, { title }, options))
      },
    )
  }

  async loadOlder(): Promise<boolean> {
    const cursor = this.#olderCursor
    if (this.#state.older !== 'more' || cursor === null || this.#conversationId === undefined) return false
    this.#show({ older: 'loading' })
    try {
      const { messages, previous_cursor } = await this.#readPage(this.#conversationId, cursor)
      if (this.#isOver) return false
      this.#olderCursor = previous_cursor
      this.#showMessages(addOlder(this.#state.messages, messages), { older: this.#older, error: null })
      return true
    } catch (error) {
      this.#show({ older: this.#older, error: sessionError('loadOlder', error) })
      return false
    }
  }

  #add({ outgoing, body }: ComposedMessage): Promise<boolean> {
    return this.#outbox.add(outgoing, body)
  }

  async #deliver(body: SendMessage, idempotencyKey: string): Promise<StateChange> {
    const conversationId = this.#conversationId ?? (await this.#create())
    const options = { idempotencyKey, signal: this.#parts.disposed }
    const sent = await this.#parts.client.conversations.sendMessage(conversationId, body, options)
    return { messages: addSent(this.#state.messages, sent) }
  }

  /** Takes its turn, and shows in one change that it is over and what came of it. */
  async #act(
    action: SessionAction,
    settle: () => StateChange,
    work: (conversationId: string) => Promise<StateChange>,
  ): Promise<boolean> {
    const isDone = await this.#actions.run(async () => {
      try {
        const change = await work(this.#conversationId ?? (await this.#create()))
        this.#show({ ...settle(), ...change, error: null })
        return true
      } catch (error) {
        this.#show({ ...settle(), error: sessionError(action, error) })
        return false
      }
    })
    this.#settled()
    return isDone
  }

  /** From here on the conversation is there, whatever becomes of its first message. The same key makes the same one. */
  async #create(): Promise<string> {
    const options = { idempotencyKey: this.#createKey, signal: this.#parts.disposed }
    try {
      const conversation = await this.#parts.client.conversations.create({}, options)
      this.#conversationId = conversation.id
      this.#show({ phase: 'ready', ...showConversation(conversation) })
      return conversation.id
    } catch (error) {
      if (!isTransientError(error) && !isResponseError(error)) this.#createKey = createIdempotencyKey()
      throw error
    }
  }

  /** Something was done: what came of it, and what else has happened, is read and followed. */
  #settled(): void {
    if (this.#conversationId === undefined || this.#isOver) return
    this.#follower.watch(this.#conversationId)
    this.#follower.refresh()
  }

  async #readAgain(all: boolean): Promise<void> {
    this.#readsAll ||= all
    try {
      await this.#reader.read()
      this.#follower.reached(true)
    } catch (error) {
      if (isConnectionError(error)) this.#follower.reached(false)
      throw error
    }
  }

  /** Reads the conversation and shows it. What was read while something was done may be older than what was done. */
  async #read(): Promise<void> {
    const conversationId = this.#conversationId
    if (conversationId === undefined) return
    // The network seems to be there: what could not get through goes first, so that it is never shown twice.
    if (this.#outbox.isDelayed) await this.#outbox.flush()
    const all = this.#readsAll
    this.#readsAll = false
    for (let isCurrent = false; !isCurrent; ) {
      while (!this.#actions.isIdle) await this.#actions.settled()
      const { begun } = this.#actions
      const detail = await readBackTo(this.#oldestToRead(all), (before) => this.#readPage(conversationId, before))
      isCurrent = begun === this.#actions.begun
      if (isCurrent && !this.#isOver) this.#showDetail(detail)
    }
    this.#follower.watch(conversationId)
  }

  #readPage(conversationId: string, before: string | undefined): Promise<ConversationDetail> {
    const query = { limit: this.#parts.pageSize, before }
    return this.#parts.client.conversations.get(conversationId, query, { signal: this.#left.signal })
  }

  /**
   * The messages from this one on may have changed. Undefined: the last page will do; one that is nowhere: all are read.
   * What was sent here comes after what was read, and others may have sent in between: it is no place to read back to.
   */
  #oldestToRead(all: boolean): string | undefined {
    const { messages, phase } = this.#state
    if (phase !== 'ready') return undefined
    const known = messages.slice(0, messages.findIndex(({ id }) => id === this.#lastReadId) + 1)
    const oldest = all ? known[0] : (known.find(({ image }) => image && !isFinal(image.status)) ?? known.at(-1))
    return oldest?.id ?? ''
  }

  #showDetail({ messages: read, previous_cursor, ...conversation }: ConversationDetail): void {
    const messages = mergeMessages(this.#state.messages, read)
    this.#lastReadId = read.at(-1)?.id
    if (messages[0]?.id === read[0]?.id) this.#olderCursor = previous_cursor
    const older = this.#state.older === 'loading' ? 'loading' : this.#older
    this.#showMessages(messages, {
      phase: 'ready',
      older,
      ...showConversation(conversation, this.#state.conversation),
    })
  }

  #showMessages(messages: readonly Message[], change: StateChange): void {
    const unfinished = new Set(unfinishedImages(messages).map(({ id }) => id))
    if (!this.#isOver) this.#overdue.expect(unfinished)
    const { error } = this.#state
    // What kept the conversation from being read does no longer; a picture that takes long may still do so.
    const isStill = isTimeoutError(error?.cause) && error?.cause.code === 'still_running' && unfinished.size > 0
    const isMended = (error?.action === 'follow' || error?.action === 'load') && !isStill
    this.#show({ messages, ...(isMended ? { error: null } : {}), ...change })
  }

  #show(change: StateChange): void {
    if (!this.#isOver) this.#parts.store.update(change)
  }

  get #older() {
    return this.#olderCursor === null ? 'none' : 'more'
  }

  /** Whether something can be sent or chosen. */
  get #isOpen(): boolean {
    return (this.#state.phase === 'new' || this.#state.phase === 'ready') && !this.#isOver
  }

  get #state() {
    return this.#parts.store.getSnapshot()
  }

  get #isOver(): boolean {
    return this.#left.signal.aborted
  }
}

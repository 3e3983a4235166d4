import type { Conversation, ConversationDetail, ConversationEvent, Image, Message, Page } from '@picgen/sdk'
import { isFinal } from '@picgen/sdk'
import { freshId } from '../fixtures.js'
import { notFound, refuse } from './problem.js'
import { drawScene } from './scene.js'

/** Something in a conversation is not as it was. */
export interface Change {
  conversationId: string
  type: Exclude<ConversationEvent['type'], 'resync'>
  data: Image | Message | Conversation
}

interface KeptConversation {
  values: Conversation
  messages: Message[]
  /** As of which of all sends its active image was decided. */
  decidedAt: number
}

interface KeptImage {
  image: Image
  /** Which of all sends it was. */
  sentAt: number
  /** Whether it was asked for here, and so costs credits. */
  isCharged: boolean
}

/** Everything that the stand-in keeps, and the contract's rules about it. */
export class Library {
  readonly #conversations = new Map<string, KeptConversation>()
  readonly #images = new Map<string, KeptImage>()
  readonly #tell: (change: Change) => void
  #turn = 0
  #latest = 0

  constructor(tell: (change: Change) => void) {
    this.#tell = tell
  }

  /** RFC 3339, later than every time before, unless so many days ago. */
  now(daysAgo = 0): string {
    if (daysAgo > 0) return new Date(Date.now() - daysAgo * 86_400_000).toISOString()
    this.#latest = Math.max(this.#latest + 1, Date.now())
    return new Date(this.#latest).toISOString()
  }

  /** What is reserved by what is unfinished, and what was spent. */
  get spending(): { reserved: number; spent: number } {
    let [reserved, spent] = [0, 0]
    for (const { image, isCharged } of this.#images.values()) {
      if (!isCharged) continue
      if (!isFinal(image.status)) reserved += image.credits
      else if (image.status === 'completed') spent += image.credits
    }
    return { reserved, spent }
  }

  conversations(): ConversationDetail[] {
    return [...this.#conversations.keys()]
      .map((id) => this.readConversation(id))
      .sort((one, other) => other.updated_at.localeCompare(one.updated_at))
  }

  images(): Image[] {
    return [...this.#images.values()]
      .map(({ image }) => image)
      .sort((one, other) => other.created_at.localeCompare(one.created_at) || other.id.localeCompare(one.id))
  }

  readConversation(id: string, limit?: number, before?: string): ConversationDetail {
    const { messages } = this.#conversation(id)
    const position = messages.findIndex((message) => message.id === before)
    const earlier = position < 0 ? messages : messages.slice(0, position)
    const shown = limit === undefined ? earlier : earlier.slice(-limit)
    const previous_cursor = shown.length < earlier.length ? (shown[0]?.id ?? null) : null
    return { ...this.summary(id), messages: shown.map((message) => this.#readMessage(message)), previous_cursor }
  }

  /** A conversation without its messages. */
  summary(id: string): Conversation {
    const { values } = this.#conversation(id)
    return { ...values, active_image: this.#images.get(values.active_image_id ?? '')?.image ?? null }
  }

  image(id: string): Image {
    return this.#images.get(id)?.image ?? notFound('image')
  }

  addConversation(values: Conversation): void {
    this.#conversations.set(values.id, { values, messages: [], decidedAt: 0 })
  }

  addImage(image: Image, isCharged = false): void {
    this.#turn += 1
    this.#images.set(image.id, { image, isCharged, sentAt: this.#turn })
  }

  /** Adds a message, and tells of it. */
  addMessage(conversationId: string, values: Pick<Message, 'role'> & Partial<Message>): Message {
    const message: Message = {
      id: freshId(),
      conversation_id: conversationId,
      content: '',
      image_id: null,
      image: null,
      status: 'completed',
      error_code: null,
      error_message: null,
      created_at: this.now(),
      ...values,
    }
    this.#conversation(conversationId).messages.push(message)
    const read = this.#readMessage(message)
    this.#tell({ conversationId, type: 'message', data: read })
    return read
  }

  changeConversation(id: string, values: Partial<Conversation>, updated_at = this.now()): Conversation {
    Object.assign(this.#conversation(id).values, values, { updated_at })
    const data = this.summary(id)
    this.#tell({ conversationId: id, type: 'conversation', data })
    return data
  }

  /** The person's choice, which stands until something later is sent. */
  choose(id: string, imageId: string | null): Conversation {
    if (imageId !== null) this.completed(imageId)
    this.#conversation(id).decidedAt = this.#turn
    return this.changeConversation(id, { active_image_id: imageId })
  }

  /** An image that one may build on. */
  completed(id: string): Image {
    const image = this.image(id)
    if (image.status !== 'completed') refuse(409, 'image_not_ready', 'This image is not finished yet.')
    return image
  }

  /** Changes an image that has no end yet, and everything that follows from it. One that has its end keeps it. */
  changeImage(id: string, values: Partial<Image>): Image {
    const kept = this.#images.get(id) ?? notFound('image')
    if (isFinal(kept.image.status)) return kept.image
    const completed_at = isFinal(values.status ?? 'pending') ? this.now() : null
    const image = { ...kept.image, ...values, completed_at }
    kept.image = image
    this.#tellOfImage(image)
    if (image.status === 'completed') this.#becomeActive(kept)
    return image
  }

  /** Draws what it was asked to be, and what it was made from before. */
  complete(id: string, values: Partial<Image> = {}): Image {
    const { width, height } = { ...this.image(id), ...values }
    const { url, placeholder } = drawScene(this.#story(this.image(id)), width, height)
    const picture = { url, thumbnail_url: url, placeholder, mime_type: 'image/svg+xml', preview: null, progress: null }
    return this.changeImage(id, { ...picture, ...values, status: 'completed' })
  }

  deleteImage(id: string): void {
    const image = this.image(id)
    if (!isFinal(image.status)) this.changeImage(id, { status: 'cancelled' })
    this.#images.delete(id)
    for (const [conversationId, { values, messages }] of this.#conversations) {
      for (const message of messages)
        if (message.image_id === id) this.#tell({ conversationId, type: 'message', data: this.#readMessage(message) })
      if (values.active_image_id === id) this.changeConversation(conversationId, { active_image_id: null })
    }
  }

  deleteConversation(id: string): void {
    const { messages } = this.#conversation(id)
    for (const { image_id } of messages) {
      const kept = this.#images.get(image_id ?? '')
      if (kept?.image.conversation_id !== id) continue
      this.changeImage(kept.image.id, { status: 'cancelled' })
      kept.image = { ...kept.image, conversation_id: null }
    }
    this.#conversations.delete(id)
  }

  #conversation(id: string): KeptConversation {
    return this.#conversations.get(id) ?? notFound('conversation')
  }

  #readMessage(message: Message): Message {
    const image = this.#images.get(message.image_id ?? '')?.image
    if (!image) return message
    const { status, error_code, error_message } = image
    return { ...message, image, status, error_code, error_message }
  }

  #tellOfImage(image: Image): void {
    for (const [conversationId, { messages }] of this.#conversations) {
      const message = messages.findLast(({ image_id }) => image_id === image.id)
      if (!message) continue
      this.#tell({ conversationId, type: 'image', data: image })
      this.#tell({ conversationId, type: 'message', data: this.#readMessage(message) })
    }
  }

  /** An image sent earlier never replaces one sent later, and a choice that was made after sending stands. */
  #becomeActive({ image, sentAt }: KeptImage): void {
    const kept = this.#conversations.get(image.conversation_id ?? '')
    if (!kept || sentAt <= kept.decidedAt) return
    kept.decidedAt = sentAt
    this.changeConversation(kept.values.id, { active_image_id: image.id })
  }

  /** Every prompt that led to this image, oldest first. */
  #story({ prompt, source_image_id }: Image): string {
    const source = this.#images.get(source_image_id ?? '')?.image
    return source ? `${this.#story(source)} ${prompt}` : prompt
  }
}

/** A page of a list. The cursor is the id of the last entry before it. */
export function pageOf<Entry extends { id: string }>(entries: Entry[], query: URLSearchParams): Page<Entry> {
  const begin = entries.findIndex(({ id }) => id === query.get('cursor')) + 1
  const data = entries.slice(begin, begin + Number(query.get('limit') ?? 50))
  const isLast = begin + data.length >= entries.length
  return { data, next_cursor: isLast ? null : (data.at(-1)?.id ?? null) }
}

import type {
  Conversation,
  ConversationDetail,
  Image,
  Img2img,
  Message,
  ReadConversation,
  SendMessage,
  SentMessage,
  Text2img,
  UpdateConversation,
} from '../src/index.js'

/** What the fake Studio keeps: the contract's rules about conversations, in memory and in few lines. */
export class FakeData {
  readonly conversations = new Map<string, Conversation & { messages: Message[]; activeSince: number }>()
  readonly images = new Map<string, Image & { sentAt: number }>()
  #clock = 0

  createConversation(): Conversation {
    const conversation = { ...conversationOf(this.#id()), messages: [], activeSince: 0 }
    this.conversations.set(conversation.id, conversation)
    return this.readConversation(conversation.id)
  }

  /** The last `limit` messages before that one, or all of them. */
  readConversation(id: string, { limit, before }: ReadConversation = {}): ConversationDetail {
    const { activeSince: _order, ...conversation } = this.conversation(id)
    const position = conversation.messages.findIndex((message) => message.id === before)
    const earlier = position < 0 ? conversation.messages : conversation.messages.slice(0, position)
    const page = limit === undefined ? earlier : earlier.slice(-limit)
    return {
      ...conversation,
      active_image: this.image(conversation.active_image_id),
      messages: page.map((message) => this.#readMessage(message)),
      previous_cursor: page.length < earlier.length ? (page[0]?.id ?? null) : null,
    }
  }

  send(conversationId: string, { content, mode = 'auto', source_image_id }: SendMessage): SentMessage {
    const conversation = this.conversation(conversationId)
    const active = mode === 'text2img' ? null : conversation.active_image_id
    const source = source_image_id ?? active
    const image = { ...imageOf(this.#id(), content, conversationId), source_image_id: source, sentAt: this.#tick() }
    image.kind = source ? 'img2img' : 'text2img'
    this.images.set(image.id, image)
    const user = messageOf(this.#id(), conversationId, 'user', content)
    const assistant = { ...messageOf(this.#id(), conversationId, 'assistant', ''), image_id: image.id }
    conversation.messages.push(user, assistant)
    conversation.title ||= content.slice(0, 30)
    this.#touch(conversation)
    return {
      user_message: user,
      assistant_message: this.#readMessage(assistant),
      image_id: image.id,
      image: this.imageOrThrow(image.id),
      mode: image.kind,
    }
  }

  /** Everything, last made first, as one page. */
  list<Entry extends { id: string }>(entries: Iterable<Entry>): { data: Entry[]; next_cursor: null } {
    return { data: [...entries].toReversed(), next_cursor: null }
  }

  update(conversationId: string, change: UpdateConversation): Conversation {
    Object.assign(this.conversation(conversationId), change)
    this.#touch(this.conversation(conversationId))
    return this.readConversation(conversationId)
  }

  upload(): Image {
    const image = { ...imageOf(this.#id(), ''), kind: 'upload', model: '', sentAt: this.#tick() }
    this.images.set(image.id, image)
    this.finish(image.id)
    return this.imageOrThrow(image.id)
  }

  generate({ prompt, source_image_id: source }: Text2img & Partial<Img2img>): Image {
    const kind = source ? 'img2img' : 'text2img'
    const image: Image & { sentAt: number } = { ...imageOf(this.#id(), prompt), sentAt: this.#tick() }
    Object.assign(image, { kind, source_image_id: source ?? null })
    this.images.set(image.id, image)
    return this.imageOrThrow(image.id)
  }

  choose(conversationId: string, imageId: string | null): Conversation {
    const conversation = this.conversation(conversationId)
    conversation.active_image_id = imageId
    conversation.activeSince = this.#tick()
    this.#touch(conversation)
    const { messages: _messages, previous_cursor: _cursor, ...answer } = this.readConversation(conversationId)
    return answer
  }

  progress(imageId: string, progress: number): void {
    this.#change(imageId, { status: 'processing', progress })
  }

  /** Ends an image as the server does: a completed one becomes active unless something later stands. */
  finish(imageId: string, status: 'completed' | 'failed' | 'cancelled' = 'completed'): void {
    const url = status === 'completed' ? `https://images.test/${imageId}` : null
    const failure = { error_code: 'content_policy', error_message: 'The model refused.' }
    this.#change(imageId, { status, url, completed_at: this.#now(), ...(status === 'failed' ? failure : {}) })
    const image = this.images.get(imageId)
    if (!image?.conversation_id) return
    const conversation = this.conversation(image.conversation_id)
    this.#touch(conversation)
    if (status !== 'completed') return
    if (image.sentAt < conversation.activeSince) return
    conversation.active_image_id = image.id
    conversation.activeSince = image.sentAt
  }

  conversation(id: string) {
    const conversation = this.conversations.get(id)
    if (!conversation) throw new Error(`no conversation ${id}`)
    return conversation
  }

  image(id: string | null): Image | null {
    const found = id === null ? undefined : this.images.get(id)
    if (!found) return null
    const { sentAt: _order, ...image } = found
    return image
  }

  imageOrThrow(id: string): Image {
    const image = this.image(id)
    if (!image) throw new Error(`no image ${id}`)
    return image
  }

  #readMessage(message: Message): Message {
    const image = this.image(message.image_id)
    if (!image) return message
    const { status, error_code, error_message } = image
    return { ...message, image, status, error_code, error_message }
  }

  #change(imageId: string, change: Partial<Image>): void {
    const image = this.images.get(imageId)
    if (!image) throw new Error(`no image ${imageId}`)
    this.images.set(imageId, { ...image, ...change })
  }

  #touch(conversation: Conversation): void {
    conversation.updated_at = this.#now()
  }

  #tick(): number {
    this.#clock += 1
    return this.#clock
  }

  /** Later than every time before. */
  #now(): string {
    return new Date(Date.parse(moment) + this.#tick()).toISOString()
  }

  #id(): string {
    return idOf(this.#tick())
  }
}

/** RFC 3339: when the fake's time begins. */
export const moment = '2026-01-01T00:00:00.000Z'

export function idOf(number: number): string {
  return `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export function conversationOf(id: string): Conversation {
  return {
    id,
    title: '',
    active_image_id: null,
    active_image: null,
    default_model: 'sketch',
    default_size: '1024x1024',
    created_at: moment,
    updated_at: moment,
  }
}

export function messageOf(id: string, conversationId: string, role: 'user' | 'assistant', content: string): Message {
  return {
    id,
    conversation_id: conversationId,
    role,
    content,
    image_id: null,
    image: null,
    status: 'completed',
    error_code: null,
    error_message: null,
    created_at: moment,
  }
}

export function imageOf(id: string, prompt = 'a cat', conversationId: string | null = null): Image {
  return {
    id,
    conversation_id: conversationId,
    source_image_id: null,
    kind: 'text2img',
    prompt,
    model: 'sketch',
    size: '1024x1024',
    width: 1024,
    height: 1024,
    status: 'pending',
    progress: null,
    error_code: null,
    error_message: null,
    seed: null,
    credits: 0,
    url: null,
    thumbnail_url: null,
    placeholder: null,
    mime_type: null,
    created_at: moment,
    completed_at: null,
  }
}

import {
  conversationDetailShape,
  conversationListShape,
  conversationShape,
  sentMessageShape,
} from '../contract/objects.js'
import { routes } from '../contract/routes.js'
import type {
  Conversation,
  ConversationDetail,
  ConversationEvent,
  CreateConversation,
  ListConversations,
  Message,
  ReadConversation,
  SendMessage,
  SentMessage,
  UpdateConversation,
} from '../contract/types.js'
import type { Http } from './http.js'
import type { RequestOptions } from './options.js'
import { createList, type List } from './pages.js'
import { type WatchConnection, type WatchOptions, watchConversation } from './watch-conversation.js'

/** Conversations about pictures. */
export interface Conversations {
  /** Begins an empty conversation. Without a title, the first prompt names it. */
  create(body?: CreateConversation, options?: RequestOptions): Promise<Conversation>
  /**
   * One's conversations, last touched first: awaited, a page of them; iterated, all of them.
   * @example for await (const { id, title } of picgen.conversations.list({ q: 'cat' })) show(id, title)
   */
  list(query?: ListConversations, options?: RequestOptions): List<Conversation>
  /** Renames a conversation, or changes what its next message is made with. What is absent stays as it is. */
  update(conversationId: string, body: UpdateConversation, options?: RequestOptions): Promise<Conversation>
  /** Deletes a conversation and its messages. What is unfinished in it is cancelled; its images stay in the history. */
  delete(conversationId: string, options?: RequestOptions): Promise<void>
  /** A conversation with its messages, oldest first: all of them, or the last `limit` (before a cursor). */
  get(conversationId: string, query?: ReadConversation, options?: RequestOptions): Promise<ConversationDetail>
  /**
   * The messages of a conversation, back from the newest: awaited, the last page, oldest first as one shows them, with
   * `next_cursor` for the one before it; iterated, every message, newest first. 50 a page without `limit`.
   * @example for await (const message of picgen.conversations.messages(id)) if (message.image) save(message.image)
   */
  messages(conversationId: string, query?: ReadConversation, options?: RequestOptions): List<Message>
  /**
   * Asks for the next picture. Answers at once with a pending image; `images.waitFor` waits for it.
   * @throws InsufficientCreditsError when the credits don't cover it: nothing was written.
   * @throws ConflictError when a picture to build on was asked for and there is none that is completed.
   */
  sendMessage(conversationId: string, body: SendMessage, options?: RequestOptions): Promise<SentMessage>
  /** Chooses what the next message builds on; null: it starts afresh. */
  setActiveImage(conversationId: string, imageId: string | null, options?: RequestOptions): Promise<Conversation>
  /** Begins a conversation with a completed image as its active one. */
  createFromImage(imageId: string, options?: RequestOptions): Promise<ConversationDetail>
  /**
   * What happens in a conversation, as it happens, until the loop is left: each event carries the whole object as it now
   * is. A connection that breaks is made anew and goes on where it was; where that is not possible, or streams don't come
   * through, the conversation is read instead and what is new in it is told. Nothing is told twice, nothing older after
   * something newer, and no `resync` is left to do. The first event, of type `conversation`, says where it stands: read the
   * conversation after it to miss nothing.
   * @throws NotFoundError, AuthenticationError and whatever else trying again would not change; the signal's reason.
   * @example for await (const event of picgen.conversations.events(id, { signal })) if (event.type === 'image') show(event.data)
   */
  events(conversationId: string, options?: WatchOptions): AsyncGenerator<ConversationEvent, never, void>
}

const MESSAGES_A_PAGE = 50

export function createConversations(http: Http, connection: WatchConnection): Conversations {
  const get: Conversations['get'] = (conversationId, query, options) =>
    http({
      route: routes.readConversation,
      answer: conversationDetailShape,
      parameters: { conversation_id: conversationId },
      query: { limit: query?.limit, before: query?.before },
      options,
    })
  return {
    get,
    create: (body = {}, options) =>
      http({ route: routes.createConversation, answer: conversationShape, body, options }),
    list: ({ limit, cursor: begin, q } = {}, options) =>
      createList(
        (cursor) =>
          http({
            route: routes.listConversations,
            answer: conversationListShape,
            query: { limit, cursor, q },
            options,
          }),
        begin,
      ),
    update: (conversationId, body, options) =>
      http({
        route: routes.updateConversation,
        answer: conversationShape,
        parameters: { conversation_id: conversationId },
        body,
        options,
      }),
    delete: (conversationId, options) =>
      http({
        route: routes.deleteConversation,
        parameters: { conversation_id: conversationId },
        options,
      }),
    messages: (conversationId, { limit = MESSAGES_A_PAGE, before } = {}, options) =>
      createList(
        async (cursor) => {
          const { messages, previous_cursor } = await get(conversationId, { limit, before: cursor }, options)
          return { data: messages, next_cursor: previous_cursor }
        },
        before,
        (messages) => messages.toReversed(),
      ),
    sendMessage: (conversationId, body, options) =>
      http({
        route: routes.sendMessage,
        answer: sentMessageShape,
        parameters: { conversation_id: conversationId },
        body,
        options,
      }),
    setActiveImage: (conversationId, imageId, options) =>
      http({
        route: routes.setActiveImage,
        answer: conversationShape,
        parameters: { conversation_id: conversationId },
        body: { image_id: imageId },
        options,
      }),
    createFromImage: (imageId, options) =>
      http({
        route: routes.createConversationFromImage,
        answer: conversationDetailShape,
        parameters: { image_id: imageId },
        options,
      }),
    events: (conversationId, options) =>
      watchConversation(connection, (id, each) => get(id, {}, each), conversationId, options),
  }
}

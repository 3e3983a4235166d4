import {
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  routes,
  sentMessageSchema,
} from '../contract/index.js'
import type {
  Conversation,
  ConversationDetail,
  ConversationEvent,
  ConversationList,
  CreateConversation,
  ListConversations,
  ReadConversation,
  SendMessage,
  SentMessage,
  UpdateConversation,
} from '../contract/types.js'
import { type Http, noAnswer } from './http.js'
import type { CreateOptions, RequestOptions } from './options.js'
import { type WatchConnection, type WatchOptions, watchConversation } from './watch-conversation.js'

/** Conversations about pictures. */
export interface Conversations {
  /** Begins an empty conversation. Without a title, the first prompt names it. */
  create(body?: CreateConversation, options?: CreateOptions): Promise<Conversation>
  /** One's conversations, last touched first, a page at a time: pass `next_cursor` as `cursor` for the next one. */
  list(query?: ListConversations, options?: RequestOptions): Promise<ConversationList>
  /** Renames a conversation, or changes what its next message is made with. What is absent stays as it is. */
  update(conversationId: string, body: UpdateConversation, options?: RequestOptions): Promise<Conversation>
  /** Deletes a conversation and its messages. What is unfinished in it is cancelled; its images stay in the history. */
  delete(conversationId: string, options?: RequestOptions): Promise<void>
  /** A conversation with its messages, oldest first: all of them, or the last `limit` (before a cursor). */
  get(conversationId: string, query?: ReadConversation, options?: RequestOptions): Promise<ConversationDetail>
  /**
   * Asks for the next picture. Answers at once with a pending image; `images.waitFor` waits for it.
   * @throws InsufficientCreditsError when the credits don't cover it: nothing was written.
   * @throws ConflictError when a picture to build on was asked for and there is none that is completed.
   */
  sendMessage(conversationId: string, body: SendMessage, options?: CreateOptions): Promise<SentMessage>
  /** Chooses what the next message builds on; null: it starts afresh. */
  setActiveImage(conversationId: string, imageId: string | null, options?: RequestOptions): Promise<Conversation>
  /** Begins a conversation with a completed image as its active one. */
  createFromImage(imageId: string, options?: CreateOptions): Promise<ConversationDetail>
  /**
   * What happens in a conversation, as it happens, until the loop is left: each event carries the whole object as it now
   * is. A connection that breaks is made anew and goes on where it was; `resync` says that the conversation must be read
   * again. The first event, of type `conversation`, says where it stands: read the conversation after it to miss nothing.
   * @throws NotFoundError, AuthenticationError and whatever else trying again would not change; the signal's reason.
   * @example for await (const event of picgen.conversations.events(id, { signal })) if (event.type === 'image') show(event.data)
   */
  events(conversationId: string, options?: WatchOptions): AsyncGenerator<ConversationEvent, never, void>
}

export function createConversations(http: Http, connection: WatchConnection): Conversations {
  return {
    create: (body = {}, options) =>
      http({ route: routes.createConversation, answer: conversationSchema, body, options }),
    list: ({ limit, cursor, q } = {}, options) =>
      http({
        route: routes.listConversations,
        answer: conversationListSchema,
        query: { limit, cursor, q },
        options,
      }),
    update: (conversationId, body, options) =>
      http({
        route: routes.updateConversation,
        answer: conversationSchema,
        parameters: { conversation_id: conversationId },
        body,
        options,
      }),
    delete: (conversationId, options) =>
      http({
        route: routes.deleteConversation,
        answer: noAnswer,
        parameters: { conversation_id: conversationId },
        options,
      }),
    get: (conversationId, query, options) =>
      http({
        route: routes.readConversation,
        answer: conversationDetailSchema,
        parameters: { conversation_id: conversationId },
        query: { limit: query?.limit, before: query?.before },
        options,
      }),
    sendMessage: (conversationId, body, options) =>
      http({
        route: routes.sendMessage,
        answer: sentMessageSchema,
        parameters: { conversation_id: conversationId },
        body,
        options,
      }),
    setActiveImage: (conversationId, imageId, options) =>
      http({
        route: routes.setActiveImage,
        answer: conversationSchema,
        parameters: { conversation_id: conversationId },
        body: { image_id: imageId },
        options,
      }),
    createFromImage: (imageId, options) =>
      http({
        route: routes.createConversationFromImage,
        answer: conversationDetailSchema,
        parameters: { image_id: imageId },
        options,
      }),
    events: (conversationId, options) => watchConversation(connection, conversationId, options),
  }
}

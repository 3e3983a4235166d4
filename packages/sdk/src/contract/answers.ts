import type * as z from 'zod/mini'
import * as shapes from './objects.js'
import { toZod } from './to-zod.js'
import type * as wire from './types.js'

/*
 * The contract's objects as zod's schemas: for the server, for its OpenAPI document, and for who proves a server.
 */

export const imageSchema: z.ZodMiniType<wire.Image, wire.Image> = toZod(shapes.imageShape)
export const messageSchema: z.ZodMiniType<wire.Message, wire.Message> = toZod(shapes.messageShape)
export const conversationSchema: z.ZodMiniType<wire.Conversation, wire.Conversation> = toZod(shapes.conversationShape)
export const conversationDetailSchema: z.ZodMiniType<wire.ConversationDetail, wire.ConversationDetail> = toZod(
  shapes.conversationDetailShape,
)
export const sentMessageSchema: z.ZodMiniType<wire.SentMessage, wire.SentMessage> = toZod(shapes.sentMessageShape)
export const imageListSchema: z.ZodMiniType<wire.ImageList, wire.ImageList> = toZod(shapes.imageListShape)
export const conversationListSchema: z.ZodMiniType<wire.ConversationList, wire.ConversationList> = toZod(
  shapes.conversationListShape,
)
export const modelSchema: z.ZodMiniType<wire.Model, wire.Model> = toZod(shapes.modelShape)
export const modelListSchema: z.ZodMiniType<{ data: wire.Model[] }, { data: wire.Model[] }> = toZod(
  shapes.modelListShape,
)
export const accountSchema: z.ZodMiniType<wire.Account, wire.Account> = toZod(shapes.accountShape)
export const problemSchema: z.ZodMiniType<wire.Problem, wire.Problem> = toZod(shapes.problemShape)

/** The data of each event of a conversation, by its type. */
export const conversationEventSchemas = {
  image: imageSchema,
  message: messageSchema,
  conversation: conversationSchema,
  resync: toZod(shapes.conversationEventShapes.resync),
}

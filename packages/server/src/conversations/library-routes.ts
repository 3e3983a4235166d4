import {
  conversationListSchema,
  conversationParamsSchema,
  conversationSchema,
  listConversationsSchema,
  routes,
  updateConversationSchema,
} from '@picgen/sdk/contract/zod'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { noBodySchema } from '../http/no-body.js'
import { at } from '../http/route-path.js'
import { deleteConversation, listConversations, updateConversation } from './library.js'
import { presentConversation } from './present.js'
import type { ConversationParts } from './routes.js'

/** The list of conversations, renaming and deleting. */
export const libraryRoutes: FastifyPluginAsyncZod<ConversationParts> = async (app, parts) => {
  const { database, catalogue, presentFor } = parts

  app.route({
    ...at(routes.listConversations),
    schema: { querystring: listConversationsSchema, response: { 200: conversationListSchema } },
    handler: async (request) => {
      const { conversations, activeImages, nextCursor } = await listConversations(
        database,
        request.userId,
        request.query,
      )
      const byId = new Map(activeImages.map((image) => [image.id, image]))
      const present = presentFor(request)
      const data = conversations.map((row) => presentConversation(row, byId.get(row.active_image_id ?? ''), present))
      return { data, next_cursor: nextCursor }
    },
  })

  app.route({
    ...at(routes.updateConversation),
    schema: { params: conversationParamsSchema, body: updateConversationSchema, response: { 200: conversationSchema } },
    handler: async (request) => {
      const { conversation, activeImage } = await database.begin((tx) =>
        updateConversation(tx, catalogue, request.userId, request.params.conversation_id, request.body),
      )
      return presentConversation(conversation, activeImage, presentFor(request))
    },
  })

  app.route({
    ...at(routes.deleteConversation),
    schema: { params: conversationParamsSchema, body: noBodySchema, response: { 204: z.void() } },
    handler: async (request, reply) => {
      await database.begin((tx) => deleteConversation(tx, request.userId, request.params.conversation_id))
      return reply.code(204).send()
    },
  })
}

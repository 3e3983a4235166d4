import {
  conversationDetailSchema,
  conversationParamsSchema,
  conversationSchema,
  createConversationSchema,
  imageParamsSchema,
  readConversationSchema,
  routes,
  sendMessageSchema,
  sentMessageSchema,
  setActiveImageSchema,
} from '@picgen/sdk/contract/zod'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Database } from '../database/connect.js'
import type { GenerationSettings } from '../generation/index.js'
import { answerOnce } from '../http/idempotency.js'
import { noBodySchema } from '../http/no-body.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from '../images/index.js'
import type { Catalogue } from '../models/catalogue.js'
import {
  chooseActiveImage,
  createConversation,
  createConversationFromImage,
  readConversation,
} from './conversations.js'
import { presentConversation, presentConversationDetail, presentMessage } from './present.js'
import { sendMessage } from './send-message.js'

/** What the conversation endpoints are made of. */
export interface ConversationParts {
  database: Database
  catalogue: Catalogue
  generation: GenerationSettings
  presentFor(request: FastifyRequest): PresentImage
}

/** The five conversation endpoints. */
export const conversationRoutes: FastifyPluginAsyncZod<ConversationParts> = async (app, parts) => {
  const { database, catalogue, presentFor } = parts

  app.route({
    ...at(routes.createConversation),
    schema: { body: z.nullish(createConversationSchema), response: { 201: conversationSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 201, async (tx) => {
        const created = await createConversation(tx, catalogue, request.userId, request.body ?? {})
        return presentConversation(created, undefined, presentFor(request))
      }),
  })

  app.route({
    ...at(routes.readConversation),
    schema: {
      params: conversationParamsSchema,
      querystring: readConversationSchema,
      response: { 200: conversationDetailSchema },
    },
    handler: async (request) => {
      const { conversation_id } = request.params
      const read = await readConversation(database, request.userId, conversation_id, request.query)
      return presentConversationDetail(read, presentFor(request))
    },
  })

  app.route({
    ...at(routes.sendMessage),
    schema: { params: conversationParamsSchema, body: sendMessageSchema, response: { 202: sentMessageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 202, async (tx) => {
        const sent = await sendMessage(tx, parts, {
          ...request.body,
          userId: request.userId,
          requestId: request.id,
          conversationId: request.params.conversation_id,
        })
        const present = presentFor(request)
        return {
          user_message: presentMessage(sent.userMessage, undefined, present),
          assistant_message: presentMessage(sent.assistantMessage, sent.image, present),
          image_id: sent.image.id,
          image: present(sent.image),
          mode: sent.mode,
        }
      }),
  })

  app.route({
    ...at(routes.setActiveImage),
    schema: { params: conversationParamsSchema, body: setActiveImageSchema, response: { 200: conversationSchema } },
    handler: async (request) => {
      const { conversation, activeImage } = await database.begin((tx) =>
        chooseActiveImage(tx, request.userId, request.params.conversation_id, request.body.image_id),
      )
      return presentConversation(conversation, activeImage, presentFor(request))
    },
  })

  app.route({
    ...at(routes.createConversationFromImage),
    schema: { params: imageParamsSchema, body: noBodySchema, response: { 201: conversationDetailSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 201, async (tx) => {
        const { image_id } = request.params
        const created = await createConversationFromImage(tx, catalogue, request.userId, image_id)
        return presentConversationDetail(created, presentFor(request))
      }),
  })
}

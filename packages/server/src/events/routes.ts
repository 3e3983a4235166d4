import { conversationParamsSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { findConversation } from '../conversations/index.js'
import { notFound } from '../http/problems.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from '../images/index.js'
import { createEventHub, type HubParts } from './hub.js'

/** The shortest time after which a browser comes back by itself, in milliseconds; the longest is twice that. */
const RETRY_MS = 1000

/** What the event endpoint is made of. */
export interface EventParts extends HubParts {
  presentFor(request: FastifyRequest): PresentImage
}

/** `GET /api/image-conversations/{id}/events`: what happens to a conversation, as it happens. */
export const eventRoutes: FastifyPluginAsyncZod<EventParts> = async (app, { presentFor, ...parts }) => {
  const hub = createEventHub(parts)
  app.addHook('preClose', () => hub.close())

  app.route({
    ...at(routes.watchConversation),
    schema: { params: conversationParamsSchema },
    handler: async (request, reply) => {
      const { userId } = request
      const conversation = await findConversation(parts.database, userId, request.params.conversation_id)
      if (!conversation) throw notFound('conversation')
      hub.requireRoom(userId)
      reply.headers({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
      if (request.method === 'HEAD') return reply.send('')
      hub.watch({
        userId,
        conversationId: conversation.id,
        response: takeOver(reply),
        presentation: { origin: `${request.protocol}://${request.host}`, present: presentFor(request) },
        position: readPosition(request.headers['last-event-id']),
      })
      return reply
    },
  })
}

/** Sends the head with every header that was set so far; what follows is written as it comes. */
function takeOver(reply: FastifyReply) {
  const { raw: response } = reply.hijack()
  // The connection has nothing else to carry: it ends with the stream, also when the server closes.
  response.shouldKeepAlive = false
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value)
  response.writeHead(200)
  // Not all at the same moment, when a server comes back.
  response.write(`retry: ${Math.round(RETRY_MS * (1 + Math.random()))}\n\n`)
  return response
}

/** Null: none was sent. Undefined: it is none of ours. */
function readPosition(lastEventId: string | string[] | undefined): bigint | null | undefined {
  if (lastEventId === undefined || lastEventId === '') return null
  return typeof lastEventId === 'string' && /^\d{1,18}$/.test(lastEventId) ? BigInt(lastEventId) : undefined
}

import { imageParamsSchema, imageSchema, img2imgSchema, routes, text2imgSchema } from '@picgen/sdk/contract/zod'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { answerOnce } from '../http/idempotency.js'
import { noBodySchema } from '../http/no-body.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from '../images/index.js'
import { cancelImage } from './cancel.js'
import { type Caller, type DirectParts, generateFromImage, generateFromText } from './direct.js'
import { type OnImageEnd, tellEnd } from './observer.js'

/** What the generation endpoints are made of. */
export interface GenerationRouteParts extends DirectParts {
  database: Database
  presentFor(request: FastifyRequest): PresentImage
  onImageEnd?: OnImageEnd
}

/** The direct forms of generation, and cancelling. */
export const generationRoutes: FastifyPluginAsyncZod<GenerationRouteParts> = async (app, parts) => {
  const { database, presentFor } = parts

  app.route({
    ...at(routes.text2img),
    schema: { body: text2imgSchema, response: { 202: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 202, async (tx) =>
        presentFor(request)(await generateFromText(tx, parts, callerOf(request), request.body)),
      ),
  })

  app.route({
    ...at(routes.img2img),
    schema: { body: img2imgSchema, response: { 202: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 202, async (tx) =>
        presentFor(request)(await generateFromImage(tx, parts, callerOf(request), request.body)),
      ),
  })

  app.route({
    ...at(routes.cancelImage),
    schema: { params: imageParamsSchema, body: noBodySchema, response: { 200: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 200, async (tx) => {
        const image = await cancelImage(tx, request.userId, request.params.image_id)
        tellEnd(parts.onImageEnd, image, 'cancelled')
        return presentFor(request)(image)
      }),
  })
}

function callerOf({ userId, id }: FastifyRequest): Caller {
  return { userId, requestId: id }
}

import { imageParamsSchema, imageSchema, img2imgSchema, routes, text2imgSchema } from '@picgen/sdk/contract'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { answerOnce } from '../http/idempotency.js'
import { noBodySchema } from '../http/no-body.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from '../images/index.js'
import { cancelImage } from './cancel.js'
import { type DirectParts, generateFromImage, generateFromText } from './direct.js'

/** What the generation endpoints are made of. */
export interface GenerationRouteParts extends DirectParts {
  database: Database
  presentFor(request: FastifyRequest): PresentImage
}

/** The direct forms of generation, and cancelling. */
export const generationRoutes: FastifyPluginAsyncZod<GenerationRouteParts> = async (app, parts) => {
  const { database, presentFor } = parts

  app.route({
    ...at(routes.text2img),
    schema: { body: text2imgSchema, response: { 202: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 202, async (tx) =>
        presentFor(request)(await generateFromText(tx, parts, request.userId, request.body)),
      ),
  })

  app.route({
    ...at(routes.img2img),
    schema: { body: img2imgSchema, response: { 202: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 202, async (tx) =>
        presentFor(request)(await generateFromImage(tx, parts, request.userId, request.body)),
      ),
  })

  app.route({
    ...at(routes.cancelImage),
    schema: { params: imageParamsSchema, body: noBodySchema, response: { 200: imageSchema } },
    handler: (request, reply) =>
      answerOnce(database, request, reply, 200, async (tx) =>
        presentFor(request)(await cancelImage(tx, request.userId, request.params.image_id)),
      ),
  })
}

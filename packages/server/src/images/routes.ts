import { imageParamsSchema, imageSchema, routes } from '@picgen/sdk/contract'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { notFound } from '../http/problems.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from './present.js'
import { findImage } from './repository.js'

/** What the image endpoints are made of. */
export interface ImageParts {
  database: Database
  presentFor(request: FastifyRequest): PresentImage
}

/** `GET /api/images/{id}`: what a client polls. */
export const imageRoutes: FastifyPluginAsyncZod<ImageParts> = async (app, { database, presentFor }) => {
  app.route({
    ...at(routes.readImage),
    schema: { params: imageParamsSchema, response: { 200: imageSchema } },
    handler: async (request) => {
      const image = await findImage(database, request.userId, request.params.image_id)
      if (!image) throw notFound('image')
      return presentFor(request)(image)
    },
  })
}

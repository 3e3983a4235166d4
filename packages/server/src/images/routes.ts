import { imageListSchema, imageParamsSchema, imageSchema, listImagesSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { PAGE_LENGTH, pageOf, readCursor } from '../http/cursor.js'
import { notFound } from '../http/problems.js'
import { at } from '../http/route-path.js'
import type { PresentImage } from './present.js'
import { findImage, listImages } from './repository.js'

/** What the image endpoints are made of. */
export interface ImageParts {
  database: Database
  presentFor(request: FastifyRequest): PresentImage
}

/** The place of an image in the history, as a cursor has it. */
const PLACE = /^image:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** `GET /api/images`, the history, and `GET /api/images/{id}`, what a client polls. */
export const imageRoutes: FastifyPluginAsyncZod<ImageParts> = async (app, { database, presentFor }) => {
  app.route({
    ...at(routes.listImages),
    schema: { querystring: listImagesSchema, response: { 200: imageListSchema } },
    handler: async (request) => {
      const { limit = PAGE_LENGTH, cursor, ...filter } = request.query
      const before = cursor === undefined ? undefined : readCursor(cursor, PLACE)[0]
      const images = await listImages(database, request.userId, { ...filter, before, limit: limit + 1 })
      const { page, nextCursor } = pageOf(images, limit, ({ id }) => `image:${id}`)
      return { data: page.map(presentFor(request)), next_cursor: nextCursor }
    },
  })

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

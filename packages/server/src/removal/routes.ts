import { imageParamsSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { noBodySchema } from '../http/no-body.js'
import { at } from '../http/route-path.js'
import { deleteImage } from './delete-image.js'
import { type RemovalParts, removeFiles } from './discarded-files.js'

/** `DELETE /api/images/{id}`. */
export const removalRoutes: FastifyPluginAsyncZod<RemovalParts> = async (app, parts) => {
  app.route({
    ...at(routes.deleteImage),
    schema: { params: imageParamsSchema, body: noBodySchema, response: { 204: z.void() } },
    handler: async (request, reply) => {
      const keys = await deleteImage(parts.database, request.userId, request.params.image_id)
      await removeFiles(parts, keys)
      return reply.code(204).send()
    },
  })
}

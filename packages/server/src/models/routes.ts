import { modelListSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { at } from '../http/route-path.js'
import type { Catalogue } from './catalogue.js'

/** `GET /api/models`. */
export const modelRoutes: FastifyPluginAsyncZod<{ catalogue: Catalogue }> = async (app, { catalogue }) => {
  app.route({
    ...at(routes.listModels),
    schema: { response: { 200: modelListSchema } },
    handler: async () => ({ data: catalogue.list() }),
  })
}

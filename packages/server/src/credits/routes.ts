import { accountSchema, routes } from '@picgen/sdk/contract/zod'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Database } from '../database/connect.js'
import { at } from '../http/route-path.js'
import { type CreditSettings, readAccount } from './ledger.js'

/** `GET /api/account`. */
export const accountRoutes: FastifyPluginAsyncZod<{ database: Database; credits: CreditSettings }> = async (
  app,
  { database, credits },
) => {
  app.route({
    ...at(routes.readAccount),
    schema: { response: { 200: accountSchema } },
    handler: (request) => readAccount(database, credits, request.userId),
  })
}

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifySchema } from 'fastify'
import { pino } from 'pino'
import { connect } from '../../src/database/connect.js'
import { createUrlSigner } from '../../src/images/index.js'
import { createCatalogue } from '../../src/models/catalogue.js'
import { createSketch } from '../../src/models/sketch/index.js'
import { registerStudio } from '../../src/server.js'
import { createFileSystemStore } from '../../src/storage/file-system.js'

/** One route as the server registers it. */
export interface ServedRoute {
  method: string
  /** With its parameters in braces, as OpenAPI writes them. */
  path: string
  schema: FastifySchema
}

/** The pages of the Studio are for people, and the document is for programs. */
const PAGES = new Set(['/', '/studio', '/history', '/generate', '/docs/docs.css'])

/** Every route of the API and of operating it, as a server registers it that never listens. */
export async function collectRoutes(): Promise<ServedRoute[]> {
  const databaseUrl = 'postgres://nobody@127.0.0.1:1/nothing'
  const database = connect(databaseUrl)
  const routes: ServedRoute[] = []
  const app = fastify()
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    if (url.includes('*') || PAGES.has(url) || config?.isRefusal) return
    const path = url.replace(/:(\w+)/g, '{$1}')
    for (const each of [method].flat())
      if (!['HEAD', 'OPTIONS'].includes(each)) routes.push({ method: each, path, schema: schema ?? {} })
  })
  await registerStudio(app, {
    database,
    databaseUrl,
    catalogue: createCatalogue([createSketch()]),
    store: createFileSystemStore(join(tmpdir(), 'picgen-openapi')),
    signer: createUrlSigner('nothing is signed'),
    generation: { credits: { enabled: true, grant: 0 }, maxPending: 1 },
    authenticate: async () => 'nobody',
    isLocal: false,
    corsOrigins: [],
    publicUrl: null,
    rateLimitPerMinute: 1,
    pagesDirectory: null,
    logger: pino({ level: 'silent' }),
  })
  await app.ready()
  await app.close()
  await database.end()
  return routes
}

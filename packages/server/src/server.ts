import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod/mini'
import { conversationRoutes, libraryRoutes } from './conversations/index.js'
import { accountRoutes } from './credits/index.js'
import type { Database } from './database/connect.js'
import { type EventSettings, eventRoutes } from './events/index.js'
import { type GenerationSettings, generationRoutes } from './generation/index.js'
import { type Authenticate, authenticateRequests } from './http/authentication.js'
import { refuseWhileClosing } from './http/closing.js'
import { handleErrors, sendProblem, toProblemError } from './http/error-handler.js'
import { replayAnswers } from './http/idempotency.js'
import { takeJsonBodies } from './http/json-body.js'
import { refuseOtherSites } from './http/local-guard.js'
import { collectMethods } from './http/method-not-allowed.js'
import { servePages } from './http/pages.js'
import { ProblemError } from './http/problems.js'
import { refuseUnreadable } from './http/unreadable-requests.js'
import { fileRoutes, imageRoutes, presentImageWith, type UrlSigner } from './images/index.js'
import type { Catalogue } from './models/catalogue.js'
import { modelRoutes } from './models/routes.js'
import { removalRoutes } from './removal/index.js'
import type { BlobStore } from './storage/blob-store.js'
import { uploadRoutes } from './uploads/index.js'

/** Bytes of a JSON body; the longest prompt in the widest encoding is a fifth of it. */
const BODY_LIMIT = 128 * 1024

/**
 * The longest that a request may take to arrive, so that nobody holds a connection by sending byte after byte: an upload
 * of 20 MB on a slow line.
 */
const REQUEST_TIMEOUT_MS = 180_000

/** What the HTTP server is made of. */
export interface ServerParts {
  database: Database
  /** The same database, for the one connection that hears of changes. */
  databaseUrl: string
  catalogue: Catalogue
  store: BlobStore
  signer: UrlSigner
  generation: GenerationSettings
  authenticate: Authenticate
  /** In `local` mode requests of other sites are refused. */
  isLocal: boolean
  /** Origins whose pages may call. */
  corsOrigins: readonly string[] | '*'
  /** Origin of the URLs that are handed out; null: the request's own. */
  publicUrl: string | null
  /** Requests a minute for one user. */
  rateLimitPerMinute: number
  /** The folder of the Studio's built pages; null: none are served. */
  pagesDirectory: string | null
  events?: EventSettings
  logger: FastifyBaseLogger
}

/** What a route that takes no query says of it: an unknown field is refused here as it is in a body. */
const noQuerySchema = z.strictObject({})

/** The HTTP server with all of its routes, not listening yet. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.logger,
    bodyLimit: BODY_LIMIT,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : uuidv7()
    },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      return sendProblem(request, reply, toProblemError(error))
    },
    clientErrorHandler: refuseUnreadable,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Both are answered by us, as a problem.
    return503OnClosing: false,
    http: { requireHostHeader: false },
  })
  // An expectation that nobody has heard of is ignored; Node would answer 417 with nothing in it.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  takeJsonBodies(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    if (!request.host) throw new ProblemError('invalid_request', 'The request needs a host header.')
  })
  handleErrors(app)
  const methods = collectMethods(app)
  await app.register(cors, corsOptions(parts.corsOrigins))
  // After CORS, so that a page of another origin can read why.
  refuseWhileClosing(app)
  await app.register(async (api) => registerApi(api, parts))
  await app.register(fileRoutes, parts)
  if (parts.pagesDirectory) await servePages(app, parts.pagesDirectory, parts.publicUrl)
  methods.refuse()
  return app
}

async function registerApi(api: FastifyInstance, parts: ServerParts): Promise<void> {
  const { corsOrigins, rateLimitPerMinute, signer, publicUrl } = parts
  if (parts.isLocal && corsOrigins !== '*') refuseOtherSites(api, corsOrigins)
  api.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })
  authenticateRequests(api, parts.authenticate)
  await api.register(rateLimit, {
    max: rateLimitPerMinute,
    timeWindow: 60_000,
    hook: 'preParsing',
    keyGenerator: (request) => request.userId,
    errorResponseBuilder: (_, { ttl }) =>
      new ProblemError('rate_limited', `You may send ${rateLimitPerMinute} requests a minute; wait a little.`, {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  })
  api.addHook('onRoute', (route) => {
    route.schema = { querystring: noQuerySchema, ...route.schema }
  })
  replayAnswers(api, parts.database)
  const presentFor = (request: FastifyRequest) =>
    presentImageWith(signer, publicUrl ?? `${request.protocol}://${request.host}`)
  await api.register(conversationRoutes, { ...parts, presentFor })
  await api.register(eventRoutes, { ...parts, settings: parts.events, presentFor })
  await api.register(libraryRoutes, { ...parts, presentFor })
  await api.register(imageRoutes, { ...parts, presentFor })
  await api.register(generationRoutes, { ...parts, presentFor })
  await api.register(uploadRoutes, { ...parts, presentFor })
  await api.register(removalRoutes, parts)
  await api.register(modelRoutes, parts)
  await api.register(accountRoutes, { database: parts.database, credits: parts.generation.credits })
}

function corsOptions(origins: readonly string[] | '*') {
  return {
    origin: origins === '*' ? origins : [...origins],
    // A bare OPTIONS is fine too: it is answered like a preflight of nobody's.
    strictPreflight: false,
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id', 'x-request-id'],
    exposedHeaders: ['x-request-id', 'idempotency-replayed', 'retry-after'],
    maxAge: 600,
  }
}

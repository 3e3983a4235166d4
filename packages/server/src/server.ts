import type { IncomingHttpHeaders } from 'node:http'
import cors from '@fastify/cors'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
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
import { handleErrors, refuseUnknownPaths, sendProblem, toProblemError } from './http/error-handler.js'
import { replayAnswers } from './http/idempotency.js'
import { takeJsonBodies } from './http/json-body.js'
import { limitAddresses, limitUsers } from './http/limits.js'
import { refuseOtherSites } from './http/local-guard.js'
import { collectMethods } from './http/method-not-allowed.js'
import { type PagesParts, servePages } from './http/pages.js'
import { ProblemError } from './http/problems.js'
import { securityHeaders } from './http/security-headers.js'
import { refuseUnreadable } from './http/unreadable-requests.js'
import { fileRoutes, imageRoutes, presentImageWith, type UrlSigner } from './images/index.js'
import type { Catalogue } from './models/catalogue.js'
import { modelRoutes } from './models/routes.js'
import { createMetrics, createReadinessCheck, documentRoutes, healthRoutes, type Metrics } from './operations/index.js'
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
  /** What counts; without it, numbers that only `/metrics` of this server shows. */
  metrics?: Metrics
  /** Who may read the metrics from another machine; without it, nobody. */
  metricsToken?: string | null
  /** How many proxies, or which, tell the caller's address truly; without it, none. */
  trustedProxies?: number | readonly string[] | null
}

/** What a route that takes no query says of it: an unknown field is refused here as it is in a body. */
const noQuerySchema = z.strictObject({})

/** The HTTP server with all of its routes, not listening yet. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = bareServer(parts)
  // An expectation that nobody has heard of is ignored; Node would answer 417 with nothing in it.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  await registerStudio(app, parts)
  refuseUnknownPaths(app)
  return app
}

/** What a process without the API answers: how it is. */
export async function createOperatingServer(
  parts: Pick<ServerParts, 'database' | 'store' | 'logger' | 'metricsToken'> & { metrics: Metrics },
): Promise<FastifyInstance> {
  const app = bareServer({ ...parts, publicUrl: null })
  prepareRequests(app, null)
  handleErrors(app)
  refuseUnknownPaths(app)
  await app.register(healthRoutes, healthParts(parts))
  return app
}

function bareServer({
  logger,
  publicUrl,
  trustedProxies,
}: Pick<ServerParts, 'logger' | 'publicUrl' | 'trustedProxies'>): FastifyInstance {
  return fastify({
    bodyLimit: BODY_LIMIT,
    genReqId: requestIdOf,
    loggerInstance: logger,
    logController: new LogController({ requestIdLogLabel: 'request_id', disableRequestLogging: isProbe }),
    trustProxy: proxyTrust(trustedProxies ?? null),
    frameworkErrors: (error, request, reply) => {
      reply.headers({ 'x-request-id': request.id, ...securityHeaders(publicUrl) })
      return sendProblem(request, reply, toProblemError(error))
    },
    clientErrorHandler: refuseUnreadable,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Both are answered by us, as a problem.
    return503OnClosing: false,
    http: { requireHostHeader: false },
  })
}

/** Who looks every few seconds whether all is well fills no log. */
function isProbe({ url = '' }: { url?: string }): boolean {
  return /^\/(healthz|readyz|metrics)(\?|$)/.test(url)
}

/** Whose word about a caller's address is believed: so many proxies', counted from here, or those of these addresses. */
function proxyTrust(trusted: number | readonly string[] | null) {
  if (trusted === null) return false
  return typeof trusted === 'number' ? (_: string, hop: number) => hop < trusted : [...trusted]
}

/** Everything that the Studio answers, in this instance and what is registered in it. The instance's own options stay. */
export async function registerStudio(app: FastifyInstance, parts: ServerParts): Promise<void> {
  prepareRequests(app, parts.publicUrl)
  const metrics = parts.metrics ?? createMetrics(parts.database)
  metrics.watchRequests(app)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  takeJsonBodies(app, BODY_LIMIT)
  handleErrors(app)
  const methods = collectMethods(app)
  await app.register(cors, corsOptions(parts.corsOrigins))
  // After CORS, so that a page of another origin can read why.
  refuseWhileClosing(app)
  await app.register(async (api) => registerApi(api, { ...parts, metrics }))
  await app.register(async (files) => {
    await limitAddresses(files, parts.rateLimitPerMinute)
    await files.register(fileRoutes, parts)
  })
  await app.register(async (operating) => registerOperating(operating, { ...parts, metrics }))
  if (parts.pagesDirectory) await servePages(app, pagesParts(parts, parts.pagesDirectory))
  methods.refuse()
}

function pagesParts({ publicUrl, corsOrigins, isLocal }: ServerParts, directory: string): PagesParts {
  return { directory, imageOrigin: publicUrl, frameOrigins: corsOrigins, needsToken: !isLocal }
}

/** What holds for every request: its id, and the headers of its answer. */
function prepareRequests(app: FastifyInstance, publicUrl: string | null): void {
  const headers = securityHeaders(publicUrl)
  app.setGenReqId(requestIdOf)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, ...headers })
    if (!request.host) throw new ProblemError('invalid_request', 'The request needs a host header.')
  })
}

/** The caller's, if it is a sane one. */
function requestIdOf({ headers }: { headers: IncomingHttpHeaders }): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : uuidv7()
}

async function registerApi(api: FastifyInstance, parts: ServerParts & { metrics: Metrics }): Promise<void> {
  const { corsOrigins, signer, publicUrl } = parts
  if (parts.isLocal && corsOrigins !== '*') refuseOtherSites(api, corsOrigins)
  api.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })
  authenticateRequests(api, parts.authenticate, await limitUsers(api, parts.rateLimitPerMinute))
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
  await api.register(generationRoutes, { ...parts, presentFor, onImageEnd: parts.metrics.onImageEnd })
  await api.register(uploadRoutes, { ...parts, presentFor })
  await api.register(removalRoutes, parts)
  await api.register(modelRoutes, parts)
  await api.register(accountRoutes, { database: parts.database, credits: parts.generation.credits })
}

/** What those who run it look at. A page of another site may look at it no more than at the API. */
async function registerOperating(app: FastifyInstance, parts: ServerParts & { metrics: Metrics }): Promise<void> {
  const { isLocal, corsOrigins } = parts
  if (isLocal && corsOrigins !== '*') refuseOtherSites(app, corsOrigins)
  await app.register(healthRoutes, healthParts(parts))
  await app.register(documentRoutes)
}

function healthParts(parts: Pick<ServerParts, 'database' | 'store' | 'metricsToken'> & { metrics: Metrics }) {
  const { database, store, metrics, metricsToken = null } = parts
  return { isReady: createReadinessCheck(database, store), metrics, metricsToken }
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

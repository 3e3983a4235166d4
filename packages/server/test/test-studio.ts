import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account, Conversation, ConversationDetail, Image, Problem, SentMessage } from '@picgen/sdk/contract'
import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import { type Logger, pino } from 'pino'
import { afterAll } from 'vitest'
import type { AuthConfig } from '../src/config.js'
import type { Database } from '../src/database/connect.js'
import { type GenerationWorker, startWorker, type WorkerParts } from '../src/generation/index.js'
import { createAuthenticate } from '../src/http/authentication.js'
import { closeServer } from '../src/http/closing.js'
import { createUrlSigner } from '../src/images/index.js'
import { createCatalogue } from '../src/models/catalogue.js'
import type { ImageModel } from '../src/models/image-model.js'
import { createServer, type ServerParts } from '../src/server.js'
import type { BlobStore } from '../src/storage/blob-store.js'
import { createFileSystemStore } from '../src/storage/file-system.js'
import { createPuppetModel, type PuppetModel } from './puppet-model.js'
import { createTestDatabase } from './test-database.js'

const SECRET = 'a secret of the tests, 32 bytes or more'

/** What a test wants otherwise. */
export interface TestStudioOptions {
  models?: ImageModel[]
  auth?: AuthConfig
  /** A folder of its own, unless told. */
  store?: BlobStore
  server?: Partial<ServerParts>
  worker?: Partial<WorkerParts> | false
}

/** A whole Studio on a real PostgreSQL and a real port, with a model that the test answers for. */
export interface TestStudio {
  url: string
  app: FastifyInstance
  database: Database
  puppet: PuppetModel
  /** For another server on the same database. */
  serverParts: ServerParts
  workerParts: WorkerParts
  imagesDirectory: string
  /** Calls the API as this user. */
  as(user: string): TestUser
}

/** Starts a Studio for this test file, and stops it with the file. Call it at the top level. */
export async function createTestStudio(options: TestStudioOptions = {}): Promise<TestStudio> {
  const { url: databaseUrl, database } = await createTestDatabase()
  const imagesDirectory = await mkdtemp(join(tmpdir(), 'picgen-images-'))
  const puppet = createPuppetModel()
  const logger: Logger = pino({ level: 'silent' })
  const auth: AuthConfig = options.auth ?? { mode: 'jwt', secret: SECRET, jwksUrl: null, issuer: null, audience: null }
  const shared = {
    database,
    databaseUrl,
    catalogue: createCatalogue([puppet, ...(options.models ?? [])]),
    store: options.store ?? createFileSystemStore(imagesDirectory),
    logger,
  }
  const serverParts: ServerParts = {
    ...shared,
    signer: createUrlSigner(SECRET),
    generation: { credits: { enabled: true, grant: 1000 }, maxPending: 1000 },
    authenticate: createAuthenticate(auth),
    isLocal: auth.mode === 'local',
    corsOrigins: [],
    publicUrl: null,
    rateLimitPerMinute: 100_000,
    pagesDirectory: null,
    ...options.server,
  }
  const app = await createServer(serverParts)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const workerParts = { ...shared, concurrency: 50, timeoutMs: 60_000, finishMs: 0, ...options.worker }
  const worker: GenerationWorker | null = options.worker === false ? null : await startWorker(workerParts)
  afterAll(async () => {
    // A client of `fetch` may keep a connection in reserve, which no close waits out.
    await closeServer(app, 1000)
    await worker?.stop()
    await rm(imagesDirectory, { recursive: true, force: true })
  })
  return {
    url,
    app,
    database,
    puppet,
    serverParts,
    workerParts,
    imagesDirectory,
    as: (user) => createTestUser(url, user),
  }
}

/** Resolves when a connection of the server waits for a lock that the test holds, in a query that contains this text. */
export async function someoneWaits(database: Database, query = ''): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const waiting = await database`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and position(${query} in query) > 0`
    if (waiting.length > 0) return
  }
  throw new Error('nobody came to wait for the lock')
}

/** A token of the tests' own issuer, good for an hour. */
export function signToken(claims: Record<string, unknown>, secret = SECRET): Promise<string> {
  const hour = Math.floor(Date.now() / 1000) + 3600
  return new SignJWT({ exp: hour, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret))
}

/** What came back. `Body` is what a test of the happy way expects it to be. */
export interface Answer<Body> {
  status: number
  headers: Headers
  body: Body
}

/** One caller of the API. A body that is text, bytes or a form goes out as it is, anything else as JSON. */
export interface TestUser {
  get<Body = Problem>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>
  post<Body = Problem>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>
  patch<Body = Problem>(path: string, body: unknown): Promise<Answer<Body>>
  delete<Body = Problem>(path: string): Promise<Answer<Body>>
  createConversation(body?: object): Promise<Conversation>
  read(conversationId: string, query?: string): Promise<ConversationDetail>
  /** Sends, and expects it to be accepted. */
  send(conversationId: string, content: string, more?: object): Promise<SentMessage>
  setActive(conversationId: string, imageId: string | null): Promise<Answer<Conversation & Problem>>
  image(imageId: string): Promise<Image>
  /** The image once it has its end. */
  settled(imageId: string): Promise<Image>
  credits(): Promise<Account['credits']>
}

function createTestUser(url: string, user: string): TestUser {
  const call = async <Body>(method: string, path: string, body: unknown, more: Record<string, string> = {}) => {
    const headers = new Headers({ authorization: `Bearer ${await signToken({ sub: user })}`, ...more })
    const isForm = body instanceof FormData
    if (body !== undefined && !isForm && !headers.has('content-type')) headers.set('content-type', 'application/json')
    const payload =
      body === undefined
        ? null
        : typeof body === 'string' || body instanceof Buffer || isForm
          ? body
          : JSON.stringify(body)
    const response = await fetch(url + path, { method, headers, body: payload })
    const text = await response.text()
    const parsed: Body = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: parsed }
  }
  const expectStatus = async <Body>(status: number, answer: Promise<Answer<Body>>): Promise<Body> => {
    const { status: got, body } = await answer
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${JSON.stringify(body)}`)
    return body
  }
  const conversations = '/api/image-conversations'
  const image = (id: string) => expectStatus(200, call<Image>('GET', `/api/images/${id}`, undefined))

  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, body) => call('PATCH', path, body),
    delete: (path) => call('DELETE', path, undefined),
    createConversation: (body = {}) => expectStatus(201, call('POST', conversations, body)),
    read: (id, query = '') => expectStatus(200, call('GET', `${conversations}/${id}${query}`, undefined)),
    send: (id, content, more) =>
      expectStatus(202, call('POST', `${conversations}/${id}/messages`, { content, ...more })),
    setActive: (id, image_id) => call('PATCH', `${conversations}/${id}/active-image`, { image_id }),
    image,
    async settled(id) {
      const deadline = Date.now() + 60_000
      while (Date.now() < deadline) {
        const now = await image(id)
        if (!['pending', 'processing'].includes(now.status)) return now
      }
      throw new Error(`image ${id} did not settle`)
    },
    credits: async () => (await expectStatus(200, call<Account>('GET', '/api/account', undefined))).credits,
  }
}

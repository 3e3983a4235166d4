import { existsSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from './config.js'
import { prepareDataDirectory, unusableDirectory } from './data-directory.js'
import { checkDatabase, connect } from './database/connect.js'
import { startEmbeddedPostgres } from './database/embedded.js'
import { migrate } from './database/migrate.js'
import { startWorker, type WorkerParts } from './generation/index.js'
import { createAuthenticate } from './http/authentication.js'
import { closeServer } from './http/closing.js'
import { startForgetting } from './http/idempotency.js'
import { createUrlSigner } from './images/index.js'
import { type Catalogue, createCatalogue } from './models/catalogue.js'
import { configuredModels } from './models/configured-models.js'
import { providers } from './models/providers/index.js'
import { createMetrics, type Metrics, watchCatalogue } from './operations/index.js'
import { startRemoving } from './removal/index.js'
import { loadSecret } from './secret.js'
import { createOperatingServer, createServer, registerStudio, type ServerParts } from './server.js'
import { StartError } from './start-error.js'
import type { BlobStore, StorageError } from './storage/blob-store.js'
import { createFileSystemStore } from './storage/file-system.js'
import { requireBucket } from './storage/s3/require-bucket.js'
import { createS3Store } from './storage/s3/s3-store.js'
import { startSweeping } from './sweeping/index.js'

/** How long a stopping Studio lets its models finish, in milliseconds: most do, and nobody waits long for Ctrl-C. */
const FINISH_MS = 8000

/** How long a stopping Studio waits for requests under way, in milliseconds, before it cuts their connections. */
const CLOSE_MS = 3000

/** What watches a Studio that starts and runs. */
export interface StudioObserver {
  logger: Logger
  /** Hears of what takes long, in words for the person who waits. */
  onStep(step: string): void
  /** Hears when the Studio can't go on: stop it then. */
  onFailure(error: unknown): void
  /** Gives the start up. */
  signal: AbortSignal
}

/** A Studio that runs in this process. */
export interface Studio {
  /** Where it answers, without a slash at its end; null where this process is a worker only. */
  address: string | null
  /** Stops taking requests, finishes or hands back what is running, and lets everything go. */
  stop(): Promise<void>
}

/**
 * Builds and starts all the parts that the configuration asks for: the one place that knows them all. Throws a
 * `StartError` for what the person who starts it can put right; nothing is left running then.
 */
export function startStudio(config: Config, observer: StudioObserver): Promise<Studio> {
  return start(config, observer, async (parts, closers) => {
    const app = await createServer({ ...parts, trustedProxies: config.trustedProxies })
    closers.push(() => closeServer(app, CLOSE_MS))
    return listen(app, config.host, config.port)
  })
}

/**
 * Like `startStudio`, in a Fastify of one's own that has not started yet: the Studio answers beside the application's own
 * routes, works in the same process, and stops when the application closes. Listening is the application's to do.
 */
export async function mountStudio(app: FastifyInstance, config: Config, observer: StudioObserver): Promise<void> {
  const studio = await start(config, observer, async (parts) => {
    await app.register(async (scope) => registerStudio(scope, parts))
    return null
  })
  app.addHook('onClose', () => studio.stop())
}

/** Puts the server's parts to use; returns where it answers, where that is known. */
type Serve = (parts: ServerParts, closers: (() => Promise<unknown>)[]) => Promise<string | null>

async function start(config: Config, observer: StudioObserver, serve: Serve): Promise<Studio> {
  const closers: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  try {
    return { address: await startParts(config, observer, closers, serve), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(
  config: Config,
  observer: StudioObserver,
  closers: (() => Promise<unknown>)[],
  serve: Serve,
): Promise<string | null> {
  const { logger, signal } = observer
  const catalogue = catalogueOf(config)
  const dataDirectory = await prepareDataDirectory(config.dataDirectory)
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config, observer, closers))
  const database = connect(databaseUrl)
  closers.push(() => database.end({ timeout: 5 }))
  await checkDatabase(database)
  await migrate(databaseUrl)
  signal.throwIfAborted()
  const store = await openStore(config, dataDirectory, logger)
  const metrics = createMetrics(database, { watchProcess: true })
  const parts = { database, databaseUrl, catalogue, store, logger, metrics }
  let address: string | null = null
  if (config.role !== 'worker') {
    const stopForgetting = startForgetting(database, logger)
    closers.push(async () => stopForgetting())
    closers.push(startRemoving(parts))
    const secret = config.secret ?? (await loadSecret(dataDirectory))
    address = await serve(serverParts(config, parts, secret), closers)
  } else if (config.workerPort !== null) {
    const app = await createOperatingServer({ ...parts, metricsToken: config.metricsToken })
    closers.push(() => closeServer(app, CLOSE_MS))
    await listen(app, config.host, config.workerPort)
  }
  signal.throwIfAborted()
  if (config.role !== 'api') await startWorking(config, parts, closers)
  return address
}

/** Where image files are kept. Throws a `StartError` for a place that can't be used. */
export async function openStore({ storage }: Config, dataDirectory: string, logger: Logger): Promise<BlobStore> {
  if (storage.kind === 'fs') return openFolder(join(dataDirectory, 'images'))
  const store = createS3Store(storage)
  await requireBucket(store, storage, (error) => {
    logger.warn({ err: error }, 'the bucket is away; images fail until it is back')
  })
  return store
}

async function openFolder(directory: string): Promise<BlobStore> {
  const store = createFileSystemStore(directory)
  await store.check().catch(({ cause }: StorageError) => {
    throw unusableDirectory(directory, cause)
  })
  return store
}

async function startDatabase(
  { dataDirectory }: Config,
  { onStep, onFailure, signal }: StudioObserver,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDirectory, onStep, onFailure, signal })
  closers.push(() => postgres.stop())
  return postgres.url
}

/** What the server and the worker share. */
type SharedParts = Pick<WorkerParts, 'database' | 'databaseUrl' | 'catalogue' | 'store' | 'logger'> & {
  metrics: Metrics
}

function serverParts(config: Config, parts: SharedParts, secret: string): ServerParts {
  return {
    ...parts,
    signer: createUrlSigner(secret),
    generation: { credits: config.credits, maxPending: config.maxPending },
    authenticate: createAuthenticate(config.auth),
    isLocal: config.auth.mode === 'local',
    corsOrigins: config.corsOrigins,
    publicUrl: config.publicUrl,
    rateLimitPerMinute: config.rateLimitPerMinute,
    pagesDirectory: findPages(),
    metricsToken: config.metricsToken,
  }
}

async function startWorking(config: Config, parts: SharedParts, closers: (() => Promise<unknown>)[]): Promise<void> {
  const worker = await startWorker({
    ...parts,
    catalogue: watchCatalogue(parts.catalogue, parts.metrics),
    onImageEnd: parts.metrics.onImageEnd,
    logPrompts: config.logPrompts,
    concurrency: config.workerConcurrency,
    timeoutMs: config.generationTimeoutMs,
    finishMs: FINISH_MS,
  })
  closers.push(() => worker.stop())
  closers.push(startSweeping(parts))
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    const address = await app.listen({ host, port })
    return host === 'localhost' ? address.replace(/\/\/[^/]+:/, '//localhost:') : address
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is in use: stop what uses it, or set PORT to another.`, { cause: error })
    }
    if (code === 'EACCES') {
      throw new StartError(`Port ${port} may not be used by this user: set PORT to one above 1023.`, { cause: error })
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError(`HOST=${host} is no address of this machine: set HOST to one that is.`, { cause: error })
    }
    throw error
  }
}

/** The models that are configured. Throws a `StartError` for one that can't be. */
export function catalogueOf({ models, defaultModel, environment, workingDirectory }: Config): Catalogue {
  const configured = configuredModels({ entries: models, providers, environment, workingDirectory })
  const isKnown = defaultModel === null || configured.some(({ info }) => info.id === defaultModel)
  if (!isKnown) throw new StartError(`default_model is "${defaultModel}", and no model in "models" has that id.`)
  return createCatalogue(configured, defaultModel)
}

/** The Studio's built pages: in `dist/studio` of this package, seen from the sources as well as from `dist`. */
function findPages(): string | null {
  const manifest = findPackageJSON(import.meta.url)
  const directory = manifest && join(dirname(manifest), 'dist/studio')
  return directory && existsSync(join(directory, 'studio.html')) ? directory : null
}

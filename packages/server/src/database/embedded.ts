import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { prepareDataDirectory } from '../data-directory.js'
import { StartError } from '../start-error.js'
import { isDatabaseAway } from './connect.js'
import { type Binaries, findBinaries } from './embedded/binaries.js'
import { clusterExists, createCluster, DATABASE_USER, readPassword } from './embedded/cluster.js'
import { chooseIdentity, giveTo, type Identity, type RootMethod } from './embedded/identity.js'
import { launchPostmaster } from './embedded/launch.js'
import { claim, type Ownership } from './embedded/ownership.js'
import { findPostmaster, isPostmaster, type Postmaster, stopPostmaster } from './embedded/postmaster.js'

/** How to start it. */
export interface EmbeddedOptions {
  /** The folder for everything that the Studio keeps; the database goes into `postgres` there. */
  dataDirectory: string
  /** Hears of what takes long, in words for the person who waits. */
  onStep?: (step: string) => void
  /** Hears, once, when the database is gone although nobody asked it to stop. */
  onFailure?: (error: StartError) => void
  /** Gives the start up, and stops what it had started by then. */
  signal?: AbortSignal
  /** More PostgreSQL settings, as `name=value`. */
  settings?: readonly string[]
  /** What root may try to run it as somebody else; all ways unless told. */
  rootMethods?: readonly RootMethod[]
}

/** A PostgreSQL of our own that is ready for queries. */
export interface EmbeddedPostgres {
  /** Of the Studio's database in it. */
  url: string
  /** The process, for whoever watches it. */
  pid: number
  /** Stops it in order. Call it last: it ends every connection. */
  stop(): Promise<void>
}

const DATABASE = 'picgen'
/** A recovery after a power cut may take a while. */
const PATIENCE_MS = 120_000
/** How long a stop waits for connections that are being closed, in milliseconds. */
const GOODBYE_MS = 1500

/**
 * Starts PostgreSQL on the data folder, or takes over the one that a killed Studio left running there. Throws a `StartError`
 * when another Studio is running on it, or when the folder or the database in it can't be used.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = await prepareDataDirectory(options.dataDirectory)
  const start = await prepare(dataDirectory, options)
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    options.signal?.throwIfAborted()
    const found = await findPostmaster(start.cluster)
    const running = found === null ? await start.launch() : await start.take(found)
    if (running !== null) return running
    await delay(50)
  }
  throw new StartError(
    `The PostgreSQL on ${start.cluster} does not become ready: stop it and start again, and see ${start.log} for its reasons.`,
  )
}

/** One start on one folder. */
interface Start {
  cluster: string
  log: string
  launch(): Promise<EmbeddedPostgres | null>
  take(found: Postmaster): Promise<EmbeddedPostgres | null>
}

async function prepare(dataDirectory: string, options: EmbeddedOptions): Promise<Start> {
  const cluster = join(dataDirectory, 'postgres')
  const log = join(dataDirectory, 'postgres.log')
  const step = options.onStep ?? (() => undefined)
  const program = await prepareCluster(dataDirectory, cluster, options)
  const password = await readPassword(cluster)
  const urlOf = (port: number, database: string) =>
    `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`
  let launched = false

  const take = async (found: Postmaster) => {
    const claimed = await claim(urlOf(found.port, 'postgres'), {
      stillRuns: () => isPostmaster(found.pid, cluster),
      onLost: () => options.onFailure?.(gone(log)),
    })
    if (claimed === 'silent') return null
    if (claimed === 'busy') throw busy(dataDirectory)
    if (!launched) step('Taking over the database that is still running on the data folder')
    return own(found, claimed, cluster, urlOf)
  }
  const launch = async () => {
    if (!launched) step('Starting the database')
    launched = true
    const outcome = await launchPostmaster({
      cluster,
      log,
      ...program,
      settings: options.settings ?? [],
      signal: options.signal ?? new AbortController().signal,
    })
    const found = outcome === 'ready' ? await findPostmaster(cluster) : null
    return found === null ? null : take(found)
  }
  return { cluster, log, launch, take }
}

async function prepareCluster(
  dataDirectory: string,
  cluster: string,
  options: EmbeddedOptions,
): Promise<{ binaries: Binaries; identity: Identity }> {
  const binaries = await findBinaries()
  const exists = await clusterExists(cluster)
  const place = { dataDirectory, cluster, postgres: binaries.postgres }
  const identity = await chooseIdentity(place, options.rootMethods)
  if (exists) await giveTo(identity, cluster)
  else {
    options.onStep?.('Making the database: the first start only')
    await createCluster(cluster, binaries, identity)
  }
  return { binaries, identity }
}

async function own(
  { pid, port }: Postmaster,
  ownership: Ownership,
  cluster: string,
  urlOf: (port: number, database: string) => string,
): Promise<EmbeddedPostgres> {
  let stopped: Promise<void> | null = null
  const stop = async () => {
    await waitForGoodbyes(urlOf(port, 'postgres'))
    await ownership.release()
    await stopPostmaster(pid, cluster)
  }
  const running: EmbeddedPostgres = {
    url: urlOf(port, DATABASE),
    pid,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
  await createDatabase(urlOf(port, 'postgres')).catch(async (error: unknown) => {
    await running.stop()
    throw error
  })
  return running
}

/**
 * Waits a moment until the Studio's connections are closed. graphile-worker closes its own without waiting for that, and one
 * that the server cuts meanwhile is an error that nobody listens for, which ends the process.
 */
async function waitForGoodbyes(url: string): Promise<void> {
  const server = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  const deadline = Date.now() + GOODBYE_MS
  try {
    while (Date.now() < deadline) {
      const open = await server`
        select from pg_stat_activity where datname = ${DATABASE} and backend_type = 'client backend' limit 1`
      if (open.length === 0) return
      await delay(20)
    }
  } catch (error) {
    // It is gone already, and so is everybody's connection.
    if (!isDatabaseAway(error)) throw error
  } finally {
    await server.end({ timeout: 1 })
  }
}

async function createDatabase(url: string): Promise<void> {
  const server = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    const found = await server`select from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await server`create database ${server(DATABASE)}`
  } finally {
    await server.end({ timeout: 5 })
  }
}

/**
 * The URL of the database that runs on this data folder, whoever started it: for a look beside a running Studio. Null where
 * none runs.
 */
export async function findEmbeddedPostgres(dataDirectory: string): Promise<string | null> {
  const cluster = join(dataDirectory, 'postgres')
  const found = await findPostmaster(cluster)
  if (!found?.ready) return null
  return `postgres://${DATABASE_USER}:${await readPassword(cluster)}@127.0.0.1:${found.port}/${DATABASE}`
}

/** Whether a database was made in this data folder before. */
export function hasEmbeddedPostgres(dataDirectory: string): Promise<boolean> {
  return clusterExists(join(dataDirectory, 'postgres'))
}

function busy(dataDirectory: string): StartError {
  return new StartError(
    `Another PicGen Studio is running on ${dataDirectory}: use or stop that one, or set PICGEN_DATA_DIR to another folder.`,
  )
}

function gone(log: string): StartError {
  return new StartError(`The embedded PostgreSQL has stopped by itself: see ${log} for the reason, and start again.`)
}

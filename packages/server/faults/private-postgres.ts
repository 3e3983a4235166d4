import { spawn } from 'node:child_process'
import { chmod, mkdtemp, open, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect, type Database } from '../src/database/connect.js'
import { type Binaries, findBinaries } from '../src/database/embedded/binaries.js'
import { postgresEnvironment } from '../src/database/embedded/cluster.js'
import { chooseIdentity, exitOf, type Identity, launch } from '../src/database/embedded/identity.js'
import { findPostmaster } from '../src/database/embedded/postmaster.js'

/** How PostgreSQL is asked to stop: `fast` ends what runs, `immediate` is a crash that it has to recover from. */
export type StopMode = 'fast' | 'immediate'

/** A PostgreSQL of our own on a port that stays the same, to be mistreated. */
export interface PrivatePostgres {
  url: string
  version: string
  restart(mode: StopMode, awayMs: number): Promise<void>
  /** Ends every connection but the one that asks; with a text, only those whose last query contains it. */
  cut(query?: string): Promise<number>
  /** Takes every connection that is left, for so long. */
  exhaust(milliseconds: number): Promise<void>
  /** Stops it and removes all it has written. */
  remove(): Promise<void>
}

// What is committed must survive a crash of PostgreSQL; the machine itself won't crash.
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'max_connections=80',
  'shared_buffers=32MB',
]

/**
 * Makes and starts one: the embedded version, or the one whose programs are in `PICGEN_POSTGRES_BIN`. `settings` are
 * more of PostgreSQL's, as `name=value`.
 */
export async function startPrivatePostgres(settings: readonly string[] = []): Promise<PrivatePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'picgen-faults-postgres-'))
  await chmod(folder, 0o711)
  const reaper = startReaper(folder)
  const cluster = join(folder, 'data')
  const binaries = await chosenBinaries()
  const identity = await chooseIdentity({ dataDirectory: folder, cluster, postgres: binaries.postgres })
  await initialise(cluster, binaries, identity)
  const port = await freePort()
  const url = `postgres://picgen@127.0.0.1:${port}/postgres`
  const server = postmaster({ folder, cluster, binaries, identity, port, settings })
  await server.start()
  const ask = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = connect(url, { connections: 1, name: 'picgen faults' })
    try {
      return await work(database)
    } finally {
      await database.end({ timeout: 5 })
    }
  }
  const version = await ask(async (database) => {
    const [row] = await database<[{ server_version: string }]>`show server_version`
    return row.server_version
  })
  return {
    url,
    version,
    async restart(mode, awayMs) {
      await server.stop(mode)
      await delay(awayMs)
      await server.start()
    },
    cut: (query = '') =>
      ask(async (database) => {
        const rows = await database`
          select pg_terminate_backend(pid) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid() and position(${query} in query) > 0`
        return rows.length
      }),
    async exhaust(milliseconds) {
      const greedy = connect(url, { connections: 78, name: 'picgen faults' })
      const holds = Array.from({ length: 78 }, () => greedy`select pg_sleep(${milliseconds / 1000})`)
      await Promise.allSettled(holds)
      await greedy.end({ timeout: 5 })
    },
    async remove() {
      await server.stop('fast')
      await rm(folder, { recursive: true, force: true })
      reaper.stdin.end()
    },
  }
}

/** A process that outlives a killed run for a moment: its input ends with ours, and then it cleans up. */
function startReaper(folder: string) {
  const script = join(import.meta.dirname, 'reaper.mjs')
  const child = spawn(process.execPath, [script, folder], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] })
  child.unref()
  return child
}

async function chosenBinaries(): Promise<Binaries> {
  const folder = process.env['PICGEN_POSTGRES_BIN']
  if (folder === undefined) return findBinaries()
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
}

async function initialise(cluster: string, { initdb }: Binaries, identity: Identity): Promise<void> {
  const flags = [
    '--username=picgen',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    `--pgdata=${cluster}`,
  ]
  const child = launch(identity, initdb, flags, { stdio: ['ignore', 'ignore', 'inherit'], env: postgresEnvironment() })
  if ((await exitOf(child)) !== 0) throw new Error(`${initdb} failed`)
}

interface Place {
  folder: string
  cluster: string
  binaries: Binaries
  identity: Identity
  port: number
  settings: readonly string[]
}

function postmaster({ folder, cluster, binaries, identity, port, settings }: Place) {
  let exit: Promise<number | null> = Promise.resolve(0)
  const start = async () => {
    await using log = await open(join(folder, 'log'), 'a')
    const flags = [
      '-D',
      cluster,
      '-p',
      String(port),
      ...[...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]),
    ]
    const stdio = ['ignore' as const, log.fd, log.fd]
    const child = launch(identity, binaries.postgres, flags, { stdio, env: postgresEnvironment() })
    let ended = false
    exit = exitOf(child)
    exit.then(() => {
      ended = true
    })
    while (!(await findPostmaster(cluster))?.ready) {
      if (ended) throw new Error(`PostgreSQL does not start: see ${join(folder, 'log')}`)
      await delay(20)
    }
  }
  const stop = async (mode: StopMode) => {
    const found = await findPostmaster(cluster)
    if (found) process.kill(found.pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await exit
  }
  return { start, stop }
}

/** A port of the loopback that nobody uses just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  return address.port
}

import { type FileHandle, open, readFile, stat, truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { unusableDirectory } from '../../data-directory.js'
import { StartError } from '../../start-error.js'
import type { Binaries } from './binaries.js'
import { postgresEnvironment } from './cluster.js'
import { exitOf, type Identity, launch } from './identity.js'
import { findPostmaster } from './postmaster.js'

/** What a start needs to know. */
export interface LaunchPlan {
  cluster: string
  /** PostgreSQL writes its messages there. */
  log: string
  binaries: Binaries
  identity: Identity
  /** More `name=value` settings. */
  settings: readonly string[]
  signal: AbortSignal
}

/** How it came out: it runs, another was quicker, or the port was taken in between. */
export type LaunchOutcome = 'ready' | 'taken' | 'again'

const LARGEST_LOG = 5_000_000

/**
 * Starts PostgreSQL on a free port of the loopback and waits until it is ready. It gets a process group of its own, so that
 * a Ctrl-C, which reaches a whole group, leaves it to us to stop it in order. Throws a `StartError` when it can't run.
 */
export async function launchPostmaster(plan: LaunchPlan): Promise<LaunchOutcome> {
  await using log = await openLog(plan.log)
  const begin = (await log.stat()).size
  const child = launch(plan.identity, plan.binaries.postgres, await flags(plan), {
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
    env: postgresEnvironment(),
  })
  let ended = false
  const exit = exitOf(child).then(() => {
    ended = true
  })
  child.unref()
  while (!ended) {
    if ((await findPostmaster(plan.cluster))?.ready) return 'ready'
    if (plan.signal.aborted) {
      child.kill('SIGINT')
      await exit
      throw plan.signal.reason
    }
    await Promise.race([exit, delay(15)])
  }
  return outcomeOf(plan, (await readFile(plan.log, 'utf8')).slice(begin))
}

async function flags(plan: LaunchPlan): Promise<string[]> {
  const settings = [
    'listen_addresses=127.0.0.1',
    // A socket's path may be at most 107 bytes long, and the data folder can be anywhere.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    ...plan.settings,
  ]
  return ['-D', plan.cluster, '-p', String(await freePort()), ...settings.flatMap((setting) => ['-c', setting])]
}

function outcomeOf(plan: LaunchPlan, said: string): LaunchOutcome {
  if (/lock file "postmaster\.pid" already exists/.test(said)) return 'taken'
  if (/could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/.test(said)) return 'again'
  if (said.includes('No space left on device')) throw unusableDirectory(plan.cluster, { code: 'ENOSPC' })
  if (said.includes('Permission denied')) throw unusableDirectory(plan.cluster, { code: 'EACCES' })
  const reason = /(?:FATAL|PANIC): {2}(.+)/.exec(said)?.[1] ?? 'it gave no reason'
  throw new StartError(`The embedded PostgreSQL does not start (${reason}): see ${plan.log}.`, { cause: said })
}

async function openLog(path: string): Promise<FileHandle> {
  try {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > LARGEST_LOG) await truncate(path)
    return await open(path, 'a', 0o600)
  } catch (error) {
    throw unusableDirectory(path, error)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  return address.port
}

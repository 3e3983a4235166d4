import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

/** A PostgreSQL that runs on a database folder. */
export interface Postmaster {
  pid: number
  port: number
  /** It accepts connections, as far as it says. */
  ready: boolean
}

/**
 * The PostgreSQL that runs on this folder, by the `postmaster.pid` in it; null when there is none. A file that a dead one
 * left behind is taken away when its number now belongs to another process: PostgreSQL itself would refuse to start then.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const path = join(cluster, 'postmaster.pid')
  const text = await readOrNull(path)
  if (text === null) return null
  // Its lines: process, folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (await isPostmaster(pid, cluster)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  if (isAlive(pid)) await removeUnchanged(path, text)
  return null
}

/** Asks it to stop: at once but in order, after 10 s without order, after 5 more not at all. Resolves when it is gone. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    if (!(await isPostmaster(pid, cluster))) return
    process.kill(pid, signal)
    const deadline = Date.now() + seconds * 1000
    while (Date.now() < deadline) {
      if (!(await isPostmaster(pid, cluster))) return
      await delay(10)
    }
  }
}

/** Whether the process is a PostgreSQL that works in this folder; a number alone may have been given to another since. */
export async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const directory = await realpath(cluster).catch(() => cluster)
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === directory
  if (process.platform === 'win32') return true
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.includes('postgres') && (stdout.includes(cluster) || stdout.includes(directory))
}

/** Whether a process has this number, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Another Studio may be writing a fresh file this very moment: what was moved away is looked at before it is deleted. */
async function removeUnchanged(path: string, expected: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  await rename(path, aside)
  if ((await readOrNull(aside)) === expected) await rm(aside)
  else await rename(aside, path)
}

async function readOrNull(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../start-error.js'

/**
 * As whom PostgreSQL runs. It refuses to be root, so root runs it in a user namespace in which root is an ordinary user
 * (nothing changes hands), or, where that is forbidden, as a system user who is given the database folder.
 */
export type Identity =
  | { kind: 'self' }
  | { kind: 'namespace' }
  | { kind: 'user'; name: string; uid: number; gid: number }

/** The ways for root; a test may leave some out. */
export type RootMethod = 'namespace' | 'user'

const SYSTEM_USERS = ['postgres', 'nobody']

/** The first identity that reaches both the binaries and the data folder. Throws a `StartError` when none does. */
export async function chooseIdentity(
  place: { dataDirectory: string; cluster: string; postgres: string },
  methods: readonly RootMethod[] = ['namespace', 'user'],
): Promise<Identity> {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  for (const identity of await candidates(place.cluster, methods)) if (await reaches(identity, place)) return identity
  throw new StartError(
    `PostgreSQL refuses to run as root, and no other user reaches ${place.dataDirectory} and the program: start as an ordinary user, set PICGEN_DATA_DIR to a folder that all may enter, or set DATABASE_URL.`,
  )
}

/** Gives a file, or a folder and all that is in it, to the identity. */
export async function giveTo(identity: Identity, path: string): Promise<void> {
  if (identity.kind !== 'user') return
  const inside = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : []
  for (const each of [path, ...inside.map((name) => join(path, name))]) await chown(each, identity.uid, identity.gid)
}

/** Starts a program as the identity; the process id is the program's own. */
export function launch(identity: Identity, program: string, args: string[], options: SpawnOptions): ChildProcess {
  if (identity.kind === 'namespace')
    return spawn('unshare', ['--user', '--map-user=1000', '--', program, ...args], options)
  if (identity.kind === 'user') return spawn(program, args, { ...options, uid: identity.uid, gid: identity.gid })
  return spawn(program, args, options)
}

/** Resolves to the exit code; null when it was killed or could not be started at all. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  try {
    const [code] = (await once(child, 'exit')) as [number | null]
    return code
  } catch {
    return null // The program is missing or not executable, which no exit code tells.
  }
}

async function candidates(cluster: string, methods: readonly RootMethod[]): Promise<Identity[]> {
  const owner = await stat(cluster).catch(() => null)
  // A folder that already belongs to somebody stays theirs.
  if (owner !== null && owner.uid !== 0)
    return [{ kind: 'user', name: String(owner.uid), uid: owner.uid, gid: owner.gid }]
  const found: Identity[] = methods.includes('namespace') ? [{ kind: 'namespace' }] : []
  return methods.includes('user') ? [...found, ...(await systemUsers())] : found
}

async function systemUsers(): Promise<Identity[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  return SYSTEM_USERS.flatMap((name) => {
    const line = lines.find(([user]) => user === name)
    return line === undefined ? [] : [{ kind: 'user', name, uid: Number(line[2]), gid: Number(line[3]) }]
  })
}

async function reaches(identity: Identity, place: { dataDirectory: string; postgres: string }): Promise<boolean> {
  const probe = 'test -x "$0" && "$1" --version'
  const child = launch(identity, '/bin/sh', ['-c', probe, place.dataDirectory, place.postgres], { stdio: 'ignore' })
  return (await exitOf(child)) === 0
}

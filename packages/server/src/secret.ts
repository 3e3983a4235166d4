import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.js'

/**
 * The secret that local mode signs image URLs with: made once and kept in the data folder, readable by its owner only.
 * Several processes that start at once agree on one.
 */
export async function loadSecret(dataDirectory: string): Promise<string> {
  const path = join(dataDirectory, 'secret')
  return (await readSecret(path)) ?? (await makeSecret(path))
}

async function readSecret(path: string): Promise<string | null> {
  try {
    const secret = (await readFile(path, 'utf8')).trim()
    if (secret.length >= 32) return secret
    throw new StartError(`The secret in ${path} is damaged: delete the file to have a new one made.`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    if (error instanceof StartError) throw error
    throw new StartError(`The secret in ${path} can't be read: make the file readable, or set PICGEN_SECRET.`, {
      cause: error,
    })
  }
}

/** A link either appears whole or not at all, and never replaces what another process was quicker to make. */
async function makeSecret(path: string): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, path)
    return secret
  } catch (error) {
    const existing = (error as NodeJS.ErrnoException).code === 'EEXIST' ? await readSecret(path) : null
    if (existing !== null) return existing
    throw new StartError(`A secret can't be kept in ${path}: make the folder writable, or set PICGEN_SECRET.`, {
      cause: error,
    })
  } finally {
    await rm(draft, { force: true })
  }
}

import { mkdir, open, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.js'

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'it is a file, or lies below one',
  EEXIST: 'it is a file',
  ENOENT: 'a folder can’t be made there',
}

/**
 * Makes the data folder where it is missing, and checks that it can be written to. Others may pass through it but not list
 * it: the database may have to run as another user. Returns its real path; throws a `StartError` that says what is wrong.
 */
export async function prepareDataDirectory(dataDirectory: string): Promise<string> {
  const probe = join(dataDirectory, `.write-test-${process.pid}`)
  try {
    await mkdir(dataDirectory, { recursive: true, mode: 0o711 })
    await using file = await open(probe, 'w')
    await file.writeFile('x')
    return await realpath(dataDirectory)
  } catch (error) {
    throw unusableDirectory(dataDirectory, error)
  } finally {
    await rm(probe, { force: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTDIR' && error.code !== 'ENOENT') throw unusableDirectory(dataDirectory, error)
    })
  }
}

/** The sentence for what the system says about a folder. */
export function unusableDirectory(directory: string, error: unknown): StartError {
  const { code, message } = error as NodeJS.ErrnoException
  const reason = (code !== undefined && REASONS[code]) || message
  return new StartError(
    `The data folder ${directory} can't be used, because ${reason}: put that right, or set PICGEN_DATA_DIR to another folder.`,
    { cause: error },
  )
}

import { access, constants, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { type BlobStore, StorageError, type StoredBlob } from './blob-store.js'
import { isKey, requireKey } from './keys.js'

/** How often a file is tried again whose folder was removed, empty, at the same moment. */
const PUT_TRIES = 3

/** Keeps image files in a folder. A file is written aside and then renamed, so that nobody ever reads half of one. */
export function createFileSystemStore(directory: string): BlobStore {
  const pathOf = (key: string) => join(directory, requireKey(key))

  return {
    put: (key, bytes) => told('store a file', write(pathOf(key), bytes)),

    read: (key) => told('read a file', orNull(readFile(pathOf(key)))),

    async open(key) {
      const path = pathOf(key)
      const file = await told('open a file', orNull(stat(path)))
      return file && { size: file.size, stream: (range) => told('open a file', stream(path, range)) }
    },

    delete: (key) => told('remove a file', remove(pathOf(key))),

    list: (after, limit) => told('list the files', list(directory, after, limit)),

    check: () => told('be reached', reach(directory)),
  }
}

async function reach(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await access(directory, constants.R_OK | constants.W_OK)
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${uuidv7()}.part`
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(aside, bytes, { flush: true })
      await rename(aside, path)
      return await flushFolders(path)
    } catch (error) {
      await rm(aside, { force: true })
      if (!hasCode(error, 'ENOENT') || attempt === PUT_TRIES) throw error
    }
  }
}

/** Makes the new names survive a power cut as the bytes do. On Windows a folder can't be flushed, and need not be. */
async function flushFolders(path: string): Promise<void> {
  if (process.platform === 'win32') return
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    await using handle = await open(folder, 'r')
    await handle.sync()
  }
}

async function stream(path: string, range?: { start: number; end: number }) {
  const file = await orNull(open(path, 'r'))
  return file?.createReadStream(range) ?? null
}

/** The folder goes with its last file. */
async function remove(path: string): Promise<void> {
  await rm(path, { force: true })
  try {
    await rmdir(dirname(path))
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error
  }
}

/** Folder by folder, each in the order of its names. What was removed meanwhile is left out. */
async function list(directory: string, after: string | null, limit: number): Promise<StoredBlob[]> {
  const [lastFolder = '', lastName = ''] = after?.split('/') ?? []
  const folders = await namesIn(directory)
  const found: StoredBlob[] = []
  for (const folder of folders.filter((name) => name >= lastFolder)) {
    for (const name of await namesIn(join(directory, folder))) {
      const key = `${folder}/${name}`
      if (!isKey(key) || (folder === lastFolder && name <= lastName)) continue
      const file = await orNull(stat(join(directory, folder, name)))
      if (file) found.push({ key, storedAt: file.mtime })
      if (found.length >= limit) return found
    }
  }
  return found
}

/** In order. None for what is no folder, or none any more. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort()
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}

/** Null in place of "there is no such file"; any other error stays one. */
async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function told<Value>(what: string, promise: Promise<Value>): Promise<Value> {
  try {
    return await promise
  } catch (error) {
    throw new StorageError(`The disk could not ${what}`, { cause: error })
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

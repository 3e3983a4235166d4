import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { BlobStore } from './blob-store.js'

/** Keeps image files in a folder. A file is written aside and then renamed, so that nobody ever reads half of one. */
export function createFileSystemStore(directory: string): BlobStore {
  const pathOf = (key: string) => {
    if (!/^[\w-]+\/[\w-]+(\.[\w-]+)+$/.test(key)) throw new Error(`"${key}" is not a key of the file store`)
    return join(directory, key)
  }

  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const aside = `${path}.${uuidv7()}.part`
      await mkdir(dirname(path), { recursive: true })
      try {
        await writeFile(aside, bytes, { flush: true })
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
    },

    read: (key) => orNull(readFile(pathOf(key))),

    async open(key) {
      const path = pathOf(key)
      const file = await orNull(stat(path))
      return file && { size: file.size, stream: (range) => createReadStream(path, range) }
    },

    async delete(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}

/** Null in place of "there is no such file"; any other error stays one. */
async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
